import Foundation
import Hummingbird
import KakehashiAsyncHTTPClient
import KakehashiHummingbird
import KakehashiRuntime
import Logging
import NIOCore
import Testing

/// The distances over which a client can speak to a service.
enum Depth: String, CaseIterable, CustomTestStringConvertible {
    case inMemory, liveServer

    var testDescription: String { rawValue }

    /// Runs a test against a service that is mounted and reachable.
    func run(_ test: @Sendable (ClientCore) async throws -> Void) async throws {
        switch self {
        case .inMemory:
            let transport = try InMemoryTransport(NotebookService())
            try await test(ClientCore(serverURL: url(port: 80), transport: transport))
        case .liveServer:
            let router = Router()
            try router.mount(NotebookService())
            try await withServer(router) { port in
                try await test(ClientCore(serverURL: url(port: port), transport: AsyncHTTPClientTransport()))
            }
        }
    }

    private func url(port: Int) -> URL { URL(string: "http://127.0.0.1:\(port)/v1/") ?? URL(filePath: "/") }
}

/// Serves a router on a port of its own while the body runs.
func withServer(_ router: Router<BasicRequestContext>, _ body: (Int) async throws -> Void) async throws {
    let (ports, port) = AsyncStream.makeStream(of: Int.self)
    let application = Application(
        router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
        onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let server = Task { try await application.run() }
    defer { server.cancel() }
    var iterator = ports.makeAsyncIterator()
    if let port = await iterator.next() { try await body(port) }
}

extension ClientCore {
    /// Sends a request as it stands, without an operation.
    func raw(
        _ method: HTTPRequest.Method, _ path: String, _ fields: HTTPFields = [:], body: HTTPBody = .empty
    ) async throws -> (status: Int, fields: HTTPFields, body: [UInt8]) {
        let authority = "\(serverURL.host() ?? ""):\(serverURL.port ?? 80)"
        let request = HTTPRequest(
            method: method, scheme: "http", authority: authority, path: path, headerFields: fields)
        let (response, body) = try await transport.send(request, body: body)
        return (response.status.code, response.headerFields, try await body.collect(upTo: 64 << 20))
    }
}
