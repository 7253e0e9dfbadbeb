import Testing

@testable import KakehashiRuntime

struct HTTPBodyTests {
    private func stream(_ chunks: [[UInt8]], length: Int? = nil) -> HTTPBody {
        let source = AsyncStream { continuation in
            for chunk in chunks { continuation.yield(chunk) }
            continuation.finish()
        }
        return HTTPBody(source, length: length)
    }

    @Test func `bytes can be read as often as you like`() async throws {
        let body = HTTPBody([1, 2, 3])
        for _ in 0..<2 { #expect(try await body.collect(upTo: 3) == [1, 2, 3]) }
        #expect(body.length == 3)
        #expect(body.bytes == [1, 2, 3])
        #expect(try await HTTPBody.empty.collect(upTo: 0) == [])
    }

    @Test func `a stream is read once`() async throws {
        let body = stream([[1], [], [2, 3]])
        let copy = body
        #expect(body.bytes == nil)
        #expect(body.length == nil)
        #expect(try await body.collect(upTo: 3) == [1, 2, 3])
        await #expect(throws: HTTPBody.AlreadyRead.self) { try await copy.collect(upTo: 3) }
    }

    @Test(arguments: [0, 1, 2])
    func `more bytes than the limit are an error`(limit: Int) async {
        await #expect(throws: HTTPBody.BodyTooLarge(limit: limit)) {
            try await HTTPBody([1, 2, 3]).collect(upTo: limit)
        }
        await #expect(throws: HTTPBody.BodyTooLarge(limit: limit)) {
            try await stream([[1], [2, 3]]).collect(upTo: limit)
        }
        await #expect(throws: HTTPBody.BodyTooLarge(limit: limit)) {
            try await stream([], length: 3).collect(upTo: limit)
        }
    }

    @Test func `no chunk is asked for after the limit`() async {
        let asked = Counter()
        let body = HTTPBody(
            AsyncStream<[UInt8]>(unfolding: {
                await asked.add()
                return [1, 2]
            }))
        await #expect(throws: HTTPBody.BodyTooLarge.self) { try await body.collect(upTo: 5) }
        #expect(await asked.count == 3)
    }

    @Test func `an error of the source is an error of the body`() async {
        struct Broken: Error {}
        let source = AsyncThrowingStream<[UInt8], any Error> { continuation in
            continuation.yield([1])
            continuation.finish(throwing: Broken())
        }
        await #expect(throws: Broken.self) { try await HTTPBody(source).collect(upTo: 10) }
    }

    private actor Counter {
        var count = 0
        func add() { count += 1 }
    }
}
