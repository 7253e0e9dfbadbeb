import Foundation
import KakehashiRuntime
import Testing

/// Every media type of `everything.yaml` over a real socket.
@Suite struct EverythingBodyTests {
    private static let range = Everything.Range(from: 1, to: 2)

    @Test func `The server answers in the form that the client likes best, whatever form was sent`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let bodies: [Everything.Negotiate.RequestBody] = [
                .json(Self.range), .xml(Self.range), .xWwwFormUrlencoded(Self.range),
            ]
            for body in bodies {
                #expect(try await api.negotiate(body: body).ok.body.json == Self.range)
                let xml = try await api.negotiate(accept: "application/xml, application/json;q=0.5", body: body).ok
                #expect(try xml.body.xml == Self.range)
                let text = try await api.negotiate(accept: "text/*", body: body).ok
                #expect(try text.body.plainText == "from 1 to 2")
            }
            #expect(try await api.negotiate().ok.body.json == .init(from: 0))
        }
    }

    @Test func `Forms have an encoding for each field`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let form = Everything.SendForm.RequestBody(
                name: "a&b 城", count: 3, words: ["x", "y=z"], tags: ["p", "q"], range: Self.range,
                filter: Self.range)
            let fields = try await api.sendForm(body: form, accept: "application/json").ok.body.json
            let expected: [String: JSONValue] = try .init(jsonText: form.jsonText)
            #expect(fields == expected)
            let back = try await api.sendForm(body: form).ok.body.xWwwFormUrlencoded
            #expect(back.name == "a&b 城" && back.words == ["x", "y=z"])
        }
    }

    @Test func `A multipart form has typed parts, headers and files`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let file = MultipartFile(HTTPBody([0, 13, 10, 45, 45]), filename: "城.png", contentType: "image/png")
            let form = Everything.Upload.RequestBody(
                title: "a title", picture: .init(body: file, xDPI: 300), tags: ["x", "y"], range: Self.range,
                thing: Self.range, more: [MultipartFile(HTTPBody("ab")), MultipartFile(HTTPBody("abc"))])
            let found = try await api.upload(body: form).ok.body
            #expect(
                found
                    == Everything.Upload.OkBody(
                        title: "a title", bytes: 5, tags: ["x", "y"], range: Self.range, thing: Self.range,
                        filename: "城.png", contentType: "image/png", dpi: 300, more: [2, 3]))
            let small = Everything.Upload.RequestBody(title: "", picture: .init(body: file))
            #expect(try await api.upload(body: small).ok.body.more == nil)
        }
    }

    @Test func `Parts stream both ways`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let parts = (1...50).map { number in
                MultipartPart(
                    contentType: "text/plain", headerFields: [.contentLanguage: "ja"], body: HTTPBody("part \(number)"))
            }
            var found: [String] = []
            for try await part in try await api.copyParts(body: MultipartStream(parts)).ok.body {
                #expect(part.headerFields[.contentLanguage] == "ja")
                found.append(try await part.text(String.self))
            }
            #expect(found == (1...50).map { "part \($0)" })
        }
    }

    @Test func `Bytes stream both ways`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let chunks = AsyncStream<[UInt8]> { continuation in
                for number in 0..<100 { continuation.yield(Array(repeating: UInt8(number), count: 10_000)) }
                continuation.finish()
            }
            var count = 0
            for try await chunk in try await api.copyBytes(body: HTTPBody(chunks)).ok.body { count += chunk.count }
            #expect(count == 1_000_000)
        }
    }

    @Test func `The first bytes come back while the last are not sent`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let (chunks, chunk) = AsyncStream.makeStream(of: [UInt8].self)
            chunk.yield([1])
            var received: [UInt8] = []
            for try await bytes in try await api.copyBytes(body: HTTPBody(chunks)).ok.body {
                received += bytes
                if received.count < 3 { chunk.yield([UInt8(received.count + 1)]) } else { chunk.finish() }
            }
            #expect(received == [1, 2, 3])
        }
    }

    @Test func `A range of media types is filled in with what is really sent`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let jpeg = try await api.convertPicture(body: .png(HTTPBody([1, 2]))).ok.body.jpeg
            #expect(try await jpeg.collect(upTo: 10) == [1, 2])
            var picture = HTTPBody([3])
            picture.contentType = "image/webp"
            let other = try await api.convertPicture(body: .all(picture), accept: "image/*").ok.body.all
            #expect(other.contentType == "image/webp")
            #expect(try await other.collect(upTo: 10) == [3])
        }
    }

    @Test func `Texts come in the charset of the contract, or in UTF-8 where that does not do`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            #expect(try await api.copyText(body: "Straße").ok.body == "Straße")
            #expect(try await api.copyText(body: "城西小学校").ok.body == "城西小学校")
            #expect(try await api.doubleNumber(body: 21).ok.body == 42)
        }
    }

    @Test func `JSON lines and JSON sequences stream both ways`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let ranges = (1...100).map { Everything.Range(from: $0) }
            var lines: [Everything.Range] = []
            for try await range in try await api.copyLines(body: JSONStream(ranges)).ok.body { lines.append(range) }
            #expect(lines == ranges)
            var texts: [Everything.Range] = []
            for try await range in try await api.copySequence(body: JSONStream(ranges)).ok.body { texts.append(range) }
            #expect(texts == ranges)
        }
    }

    @Test func `Events come with id, name, waiting time and data`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            var events: [ServerSentEvent<Everything.Range>] = []
            for try await event in try await api.watch(lastEventID: "4").ok.body { events.append(event) }
            #expect(events.map(\.data.from) == [5, 6])
            #expect(events.map(\.id) == ["5", "6"])
            #expect(events.map(\.event) == ["range", "range"])
            #expect(events.first?.retry == .milliseconds(1500))
            var messages: [String] = []
            for try await message in try await api.listen().ok.body { messages.append(message.data) }
            #expect(messages == ["two\nlines", "城西"])
        }
    }

    @Test func `XML has attributes, wrapped lists and namespaces`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let book = Everything.Book(
                title: "Momo & <more>", isbn: "978\"1", pages: 304,
                author: .init(name: "Michael Ende", born: try .init(jsonText: "\"1929-11-12\"")),
                keyword: ["time", "grey"], chapters: ["one", "two"], notes: [])
            #expect(try await api.copyXML(body: book).ok.body == book)
            let least = Everything.Book(title: "")
            #expect(try await api.copyXML(body: least).ok.body == least)

            let id = try #require(
                try await api.addThing(body: .init(name: "desk", color: .red, tags: ["a"])).created.body.id)
            let thing = try await api.getThing(thingId: id, accept: "application/xml").ok.body.xml
            let json = try await api.getThing(thingId: id).ok.body.json
            #expect(thing == json)
        }
    }

    @Test func `Any JSON goes, and nothing at all`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            for value in [JSONValue.null, 1, "a", [true, ["b": 2]]] {
                #expect(try await api.copyAny(body: value).ok.body == value)
            }
            _ = try await api.copyAny().noContent
        }
    }
}
