@testable import KakehashiRuntime

/// Chunks as they might come from a connection, and a count of those that have been asked for.
actor BodyChunks {
    private(set) var asked = 0
    private var chunks: [[UInt8]]

    init(_ chunks: [[UInt8]]) { self.chunks = chunks }

    private func next() -> [UInt8]? {
        asked += 1
        return chunks.isEmpty ? nil : chunks.removeFirst()
    }

    nonisolated var body: HTTPBody { HTTPBody(AsyncStream(unfolding: { await self.next() })) }

    /// The bytes in one piece, cut at every place, and byte by byte.
    static func splits(of bytes: [UInt8]) -> [HTTPBody] {
        var bodies = [HTTPBody(bytes), BodyChunks(bytes.map { [$0] }).body]
        for place in 0...bytes.count {
            bodies.append(BodyChunks([Array(bytes[..<place]), [], Array(bytes[place...])]).body)
        }
        return bodies
    }
}

/// Numbers that are the same on every run.
struct FixedGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

extension AsyncSequence {
    func all() async throws -> [Element] {
        var result: [Element] = []
        for try await element in self { result.append(element) }
        return result
    }
}

extension HTTPBody {
    func text() async throws -> String { String(decoding: try await collect(upTo: 1 << 20), as: UTF8.self) }
}

extension RequestReader {
    /// A request whose body is read as a server reads it.
    init(_ body: HTTPBody, type: String?, _ limits: BodyLimits = BodyLimits(), streams: String? = nil) async throws {
        var request = HTTPRequest(method: .post, scheme: "http", authority: "a", path: "/")
        if let type { request.headerFields[.contentType] = type }
        try await self.init(request, body, [:], limits, streams: streams)
    }
}

extension ResponseReader {
    init(_ body: HTTPBody, type: String, _ limits: BodyLimits = BodyLimits()) async throws {
        let response = HTTPResponse(status: .ok, headerFields: [.contentType: type])
        try await self.init(response, body, limits)
    }
}
