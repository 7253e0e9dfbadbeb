import Foundation
import Hummingbird
import KakehashiAsyncHTTPClient
import KakehashiHummingbird
import KakehashiRuntime
import Logging
import Testing

/// The service behind a socket, while a test uses it.
enum EverythingServer {
    /// One credential of each scheme, all of them right.
    static let credentials = Everything.Credentials(
        key: .key("key-1"), keyInQuery: .key("key 2&"), keyInCookie: .key("sid-3"),
        login: .login(user: "花子", password: "a:b"), token: .token("token-4"),
        digest: .value("username=\"u\", response=\"5\""), oauth: .accessToken("grant-6"),
        issuer: .accessToken("identity-7"))

    /// Starts the service on a free port of this machine and hands over where it is.
    ///
    /// - Parameter more: mounts what a test needs beside the service.
    static func run(
        validating validation: ContractValidation = .both,
        more: (Router<BasicRequestContext>) throws -> Void = { _ in },
        _ body: @Sendable @escaping (URL) async throws -> Void
    ) async throws {
        let router = Router()
        try more(router)
        try router.mount(
            EverythingService(callbackTransport: AsyncHTTPClientTransport()).secured(by: EverythingGate())
                .validating(validation))
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            router: router, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            group.addTask {
                let port = await ports.first { _ in true }
                try await body(try #require(URL(string: "http://127.0.0.1:\(port ?? 0)")))
            }
            // The server runs until the client is done with it, or fails.
            try await group.next()
            group.cancelAll()
        }
    }

    /// The same, with a client that compares all that it sends and gets with the contract.
    static func runWithClient(_ body: @Sendable @escaping (Everything.Client) async throws -> Void) async throws {
        try await run { url in try await body(client(url).validating(.both)) }
    }

    static func client(
        _ url: URL, credentials: Everything.Credentials? = credentials, middlewares: [any ClientMiddleware] = []
    ) -> Everything.Client {
        Everything.Client(
            serverURL: url.appending(path: "v1"), transport: AsyncHTTPClientTransport(), credentials: credentials,
            middlewares: middlewares)
    }
}
