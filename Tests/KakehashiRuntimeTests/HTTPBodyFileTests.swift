import Foundation
import Testing

@testable import KakehashiRuntime

struct HTTPBodyFileTests {
    private func withFile(_ bytes: [UInt8], _ body: (String) async throws -> Void) async throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString + ".bin")
        try Data(bytes).write(to: url)
        defer { try? FileManager.default.removeItem(at: url) }
        try await body(url.path)
    }

    @Test(arguments: [0, 1, 65536, 65537, 200_000])
    func `a file is read chunk by chunk, as often as you like`(count: Int) async throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try await withFile(bytes) { path in
            let body = try HTTPBody(path: path)
            #expect(body.length == count)
            #expect(body.isReplayable)
            for _ in 0..<2 { #expect(try await body.collect(upTo: count) == bytes) }
            for try await chunk in body { #expect(chunk.count <= 65536) }
        }
    }

    @Test func `a file that has changed is sent with the length that was announced, or not at all`() async throws {
        try await withFile([1, 2, 3]) { path in
            let body = try HTTPBody(path: path)
            try Data([1, 2, 3, 4]).write(to: URL(fileURLWithPath: path))
            #expect(try await body.collect(upTo: 10) == [1, 2, 3])
            try Data([1]).write(to: URL(fileURLWithPath: path))
            await #expect(throws: HTTPBody.FileError.self) { try await body.collect(upTo: 10) }
        }
    }

    @Test(arguments: ["", "/", "/nobody/has/this"])
    func `what is no file is an error before anything is sent`(path: String) {
        let error = #expect(throws: HTTPBody.FileError.self) { try HTTPBody(path: path) }
        #expect(error?.path == path)
        #expect(error?.reason.isEmpty == false)
    }

    @Test func `a file part has the name that the file has`() async throws {
        try await withFile([1]) { path in
            let file = try MultipartFile(path: path, contentType: "image/png")
            #expect(path.hasSuffix("/" + (file.filename ?? "?")))
        }
    }

    @Test func `a body says whether it can be sent again`() {
        #expect(HTTPBody([1]).isReplayable)
        #expect(!BodyChunks([]).body.isReplayable)
    }

    @Test func `a slow reader slows the source down, however many hands are between`() async throws {
        let chunks = BodyChunks((0..<5).map { [$0] })
        let passed = HTTPBody(chunks.body.map { $0 }, length: 5)
        var iterator = passed.makeAsyncIterator()
        for count in 1...5 {
            for _ in 0..<20 { await Task.yield() }
            #expect(await chunks.asked == count - 1)
            #expect(try await iterator.next() == [UInt8(count - 1)])
        }
        #expect(try await iterator.next() == nil)
    }
}
