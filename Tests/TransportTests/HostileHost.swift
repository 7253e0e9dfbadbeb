import Foundation
import MockEngine
import MockServer
import NIOCore
import NIOPosix
import Testing

/// The mock of `Fixtures/hostile.yaml` on a port of its own.
struct HostileHost {
    let port: Int
    let player: MockPlayer

    static func run(
        limits: ServingLimits = ServingLimits(), mounts: [MockHost.Mount] = [],
        _ body: (HostileHost) async throws -> Void
    ) async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/hostile.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        let player = MockPlayer(try EmbeddedContract.compile(entry: "hostile.yaml", files: ["hostile.yaml": text]))
        let mock = MockHost.Mount(path: "") { request, body in
            try await player.respond(to: request, body: body) { try await Task.sleep(for: $0) }
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let host = try MockHost([mock] + mounts, port: 0, limits: limits) { port.yield($0) }
        let running = Task { try await host.run() }
        var iterator = ports.makeAsyncIterator()
        try await body(HostileHost(port: await iterator.next() ?? 0, player: player))
        running.cancel()
        try await running.value
    }

    /// What comes back until the server closes.
    ///
    /// - Parameters:
    ///   - parts: are sent one after the other, with a pause before each but the first.
    ///   - isFinished: whether the server is told that nothing more will come.
    func exchange(_ parts: [[UInt8]], pause: Duration = .zero, isFinished: Bool = false) async throws -> RawAnswers {
        let connection = try await connect()
        return try await connection.executeThenClose { inbound, outbound in
            for (index, part) in parts.enumerated() {
                if index > 0 { try? await Task.sleep(for: pause) }
                // The server may have closed already.
                do { try await outbound.write(ByteBuffer(bytes: part)) } catch { break }
            }
            if isFinished { outbound.finish() }
            var answer: [UInt8] = []
            do { for try await chunk in inbound { answer += Array(buffer: chunk) } } catch {}
            return RawAnswers(text: String(decoding: answer, as: UTF8.self))
        }
    }

    func exchange(_ text: String, isFinished: Bool = true) async throws -> RawAnswers {
        try await exchange([Array(text.utf8)], isFinished: isFinished)
    }

    func connect() async throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
        try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
    }

    /// Whether somebody else is served now.
    func isServing() async throws -> Bool {
        try await exchange("GET /notes HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", isFinished: false)
            .statuses == [200]
    }

    /// MB that this process takes; nil where the machine does not say it.
    static var memory: Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else { return nil }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
        return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 / 1024 }
    }
}

/// The answers on one connection.
struct RawAnswers {
    let text: String

    var statuses: [Int] {
        text.split(separator: "HTTP/1.1 ", omittingEmptySubsequences: true).compactMap { Int($0.prefix(3)) }
    }

    /// Of the last answer.
    var body: Substring { text.split(separator: "\r\n\r\n", omittingEmptySubsequences: false).last ?? "" }

    var isProblem: Bool { text.contains("Content-Type: application/problem+json") && body.contains("urn:kakehashi:") }
}
