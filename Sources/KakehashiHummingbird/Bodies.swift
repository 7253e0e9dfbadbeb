package import Hummingbird
package import KakehashiRuntime
import NIOCore

/// A body that has not as many bytes as its `Content-Length` says, because its source ended early or went on.
struct BodyLengthMismatch: Error, CustomStringConvertible {
    let announced: Int

    var description: String { "the body has not the \(announced) bytes that were announced" }
}

/// Counts the bytes of a body against the announced number.
struct BodyLengthCheck {
    let announced: Int?
    private var count = 0

    init(_ announced: Int?) { self.announced = announced }

    mutating func add(_ bytes: Int) throws {
        count += bytes
        if let announced, count > announced { throw BodyLengthMismatch(announced: announced) }
    }

    func finish() throws {
        if let announced, count != announced { throw BodyLengthMismatch(announced: announced) }
    }
}

extension HTTPBody {
    /// The body as it arrives: no more is taken from the connection than is read here.
    package init(_ request: Request) {
        let length = request.headers[.contentLength].flatMap { Int($0) }
        // Over HTTP/2 a body needs no field that announces it, so only a length of 0 says that there is none.
        if length == 0 {
            self = .empty
        } else {
            self.init(RequestChunks(body: request.body, length: length), length: length)
        }
    }
}

/// Hummingbird ends a body without an error where the connection ends; this sequence throws.
private struct RequestChunks: AsyncSequence, Sendable {
    let body: RequestBody
    let length: Int?

    struct AsyncIterator: AsyncIteratorProtocol {
        var chunks: RequestBody.AsyncIterator
        var check: BodyLengthCheck

        mutating func next() async throws -> [UInt8]? {
            guard let chunk = try await chunks.next() else {
                try check.finish()
                return nil
            }
            try check.add(chunk.readableBytes)
            return Array(buffer: chunk)
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(chunks: body.makeAsyncIterator(), check: BodyLengthCheck(length))
    }
}

extension Response {
    /// The answer with the framing that HTTP/1.1 asks for, whatever the head says about it.
    package init(_ response: HTTPResponse, _ body: HTTPBody, to method: HTTPRequest.Method) {
        var fields = response.headerFields
        fields[.transferEncoding] = nil
        fields[.connection] = nil
        if method == .head {
            if fields[.contentLength] == nil, let length = body.length, length > 0 {
                fields[.contentLength] = String(length)
            }
            self.init(status: response.status, headers: fields)
            return
        }
        fields[.contentLength] = nil
        if response.status.code == 204 || response.status.code == 304 {
            self.init(status: response.status, headers: fields)
        } else {
            self.init(status: response.status, headers: fields, body: ResponseBody(body))
        }
    }
}

extension ResponseBody {
    init(_ body: HTTPBody) {
        if let bytes = body.bytes {
            self = bytes.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
            return
        }
        let length = body.length
        self.init(contentLength: length) { writer in
            var check = BodyLengthCheck(length)
            for try await chunk in body {
                try check.add(chunk.count)
                try await writer.write(ByteBuffer(bytes: chunk))
            }
            // An error here closes the connection, which is how HTTP/1.1 says that a body is not whole.
            try check.finish()
            try await writer.finish(nil)
        }
    }
}
