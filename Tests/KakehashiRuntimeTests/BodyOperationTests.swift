import Foundation
import Testing

@testable @_spi(Generated) import KakehashiRuntime

/// An operation as generated code has it, for every kind of body that streams or has parts.
private enum Content: Sendable {
    case numbers(JSONStream<Int>)
    case events(EventStream<[String: Int]>)
    case form(Note)
    case parts(MultipartStream)
    case bytes(HTTPBody)
    case xml(Note.Text)
}

private struct Note: MultipartModel {
    struct Text: JSONObjectModel {
        static let jsonKeys: JSONKeys = ["text"]
        var text: String

        init(text: String) { self.text = text }
        init(members json: inout JSONReader) throws { text = try json.member(0, String.self) }
        func writeMembers(to json: inout JSONWriter) { json.put(0, text) }
    }

    static let table: XMLTable = """
        Text note{urn:example} @text
        """
    var text: String
    var file: MultipartFile

    init(text: String, file: MultipartFile) {
        self.text = text
        self.file = file
    }

    init(reading parts: MultipartReader) throws {
        text = try parts.value("text", String.self, .text)
        file = try parts.file("file")
    }

    func write(to parts: inout MultipartWriter) {
        parts.value("text", text, .text)
        parts.file("file", file)
    }
}

private struct Send: ClientInput, ServerInput {
    static let operation = OperationDescription(id: "send", method: .post, path: "/send")

    var content: Content

    init(_ content: Content) { self.content = content }

    func write(to request: inout RequestWriter) throws {
        switch content {
        case .numbers(let value): request.jsonStream(value, "application/x-ndjson")
        case .events(let value): request.events(value, "text/event-stream")
        case .form(let value): request.multipart(value, "multipart/form-data")
        case .parts(let value): request.multipartStream(value, "multipart/mixed")
        case .bytes(let value): request.binary(value, "application/octet-stream")
        case .xml(let value): request.xml(value, "application/xml", "Text", Note.table)
        }
    }

    init(reading request: inout RequestReader) throws {
        guard request.hasBody else { throw request.missingBody() }
        if request.hasContentType("application/x-ndjson") {
            content = .numbers(try request.jsonStream(Int.self))
        } else if request.hasContentType("text/event-stream") {
            content = .events(try request.events([String: Int].self))
        } else if request.hasContentType("multipart/form-data") {
            content = .form(try request.multipart(Note.self))
        } else if request.hasContentType("multipart/mixed") {
            content = .parts(try request.multipartStream())
        } else if request.hasContentType("application/octet-stream") {
            content = .bytes(request.binary())
        } else if request.hasContentType("application/xml") {
            content = .xml(try request.xml(Note.Text.self, "Text", Note.table))
        } else {
            throw request.unsupportedMediaType()
        }
    }

    struct Output: ClientOutput, ServerOutput {
        var content: Content

        init(_ content: Content) { self.content = content }

        init(reading response: inout ResponseReader) throws {
            if response.status != 200 { throw MessageError("status \(response.status)") }
            if response.hasContentType("application/x-ndjson") {
                content = .numbers(try response.jsonStream(Int.self))
            } else if response.hasContentType("text/event-stream") {
                content = .events(try response.events([String: Int].self))
            } else if response.hasContentType("multipart/form-data") {
                content = .form(try response.multipart(Note.self))
            } else if response.hasContentType("multipart/mixed") {
                content = .parts(try response.multipartStream())
            } else if response.hasContentType("application/octet-stream") {
                content = .bytes(response.binary())
            } else {
                content = .xml(try response.xml(Note.Text.self, "Text", Note.table))
            }
        }

        func write(to response: inout ResponseWriter) {
            switch content {
            case .numbers(let value): response.jsonStream(value, "application/x-ndjson")
            case .events(let value): response.events(value, "text/event-stream")
            case .form(let value): response.multipart(value, "multipart/form-data")
            case .parts(let value): response.multipartStream(value, "multipart/mixed")
            case .bytes(let value): response.binary(value, "application/octet-stream")
            case .xml(let value): response.xml(value, "application/xml", "Text", Note.table)
            }
        }
    }
}

private struct Service: MountableService {
    var basePath = ""
    var send: @Sendable (Send) async throws -> Send.Output = { Send.Output($0.content) }

    func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
        [ServerOperation(send, middlewares: middlewares)]
    }
}

struct BodyOperationTests {
    private func client(_ service: Service = Service()) throws -> ClientCore {
        ClientCore(serverURL: try #require(URL(string: "http://a")), transport: try InMemoryTransport(service))
    }

    private func echo(_ content: Content) async throws -> Content { try await client().send(Send(content)).content }

    @Test func `values pass through client, server and back, one at a time`() async throws {
        let source = Numbers()
        guard
            case .numbers(let numbers) = try await echo(
                .numbers(JSONStream(AsyncStream(unfolding: { await source.next() }))))
        else { throw MessageError("another content") }
        var iterator = numbers.makeAsyncIterator()
        #expect(await source.last == 0)
        for number in 1...50 {
            #expect(try await iterator.next() == number)
            #expect(await source.last == number)
        }
    }

    @Test func `events pass through client, server and back`() async throws {
        let sent = [ServerSentEvent(["n": 1], event: "add", id: "1"), ServerSentEvent(["n": 2])]
        guard case .events(let events) = try await echo(.events(EventStream(sent))) else {
            throw MessageError("another content")
        }
        #expect(try await events.all() == sent)
    }

    @Test func `parts pass through client, server and back, typed and not`() async throws {
        let file = MultipartFile(HTTPBody([1, 2]), filename: "a.bin")
        guard case .form(let note) = try await echo(.form(Note(text: "橋", file: file))) else {
            throw MessageError("another content")
        }
        #expect(note.text == "橋")
        #expect(note.file.filename == "a.bin")
        #expect(note.file.body.bytes == [1, 2])
        let stream = MultipartStream([
            MultipartPart(name: "a", body: HTTPBody([1])), MultipartPart(body: HTTPBody([2])),
        ])
        // Parts of any number are read whole unless the operation says that they are a stream.
        guard case .parts(let parts) = try await echo(.parts(stream)) else { throw MessageError("another content") }
        var contents: [[UInt8]] = []
        for try await part in parts { contents.append(try await part.body.collect(upTo: 10)) }
        #expect(contents == [[1], [2]])
    }

    @Test func `bytes pass through client, server and back as fast as they are read`() async throws {
        let chunks = BodyChunks((0..<5).map { [$0] })
        guard case .bytes(let bytes) = try await echo(.bytes(chunks.body)) else {
            throw MessageError("another content")
        }
        #expect(await chunks.asked == 0)
        var iterator = bytes.makeAsyncIterator()
        for count in 1...5 {
            #expect(try await iterator.next() == [UInt8(count - 1)])
            #expect(await chunks.asked == count)
        }
    }

    @Test func `XML passes through client, server and back`() async throws {
        guard case .xml(let text) = try await echo(.xml(Note.Text(text: "<橋>"))) else {
            throw MessageError("another content")
        }
        #expect(text.text == "<橋>")
    }

    @Test(
        arguments: [
            ("application/x-ndjson", "1\nx\n", 400),
            ("application/x-ndjson", String(repeating: "1", count: 2 << 20), 413),
            ("text/event-stream", "data: x\n\n", 400), ("multipart/mixed; boundary=b", "--b\r\n\r\n", 400),
            ("multipart/form-data; boundary=b", "--b--", 400), ("multipart/form-data", "--b--", 400),
            ("application/xml", "<!DOCTYPE note><note/>", 400), ("text/plain", "x", 415), (nil, "", 400),
        ] as [(String?, String, Int)])
    func `a body that does not fit is never the server's fault, also where the handler finds out`(
        type: String?, text: String, status: Int
    ) async throws {
        let service = Service { input in
            switch input.content {
            case .numbers(let values): _ = try await values.all()
            case .events(let values): _ = try await values.all()
            case .parts(let parts): for try await part in parts { _ = try await part.body.text() }
            default: break
            }
            return Send.Output(input.content)
        }
        var request = HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/send")
        request.headerFields[.contentType] = type
        let (response, _) = try await client(service).transport.send(request, body: HTTPBody(text))
        #expect(response.status.code == status)
    }

    private actor Numbers {
        var last = 0
        func next() -> Int? {
            last += 1
            return last
        }
    }
}
