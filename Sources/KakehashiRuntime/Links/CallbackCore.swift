#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a server sends callbacks with: how addresses are reached, and what stands between.
///
/// The addresses come from requests, so from anyone. A middleware or transport that refuses those of your own network
/// keeps callers from using the server to reach it.
public struct CallbackCore: Sendable {
    public let transport: any ClientTransport
    /// The first is the outermost.
    public let middlewares: [any ClientMiddleware]
    /// Bytes of a JSON, text or form body that are collected at most; a larger one is an error.
    public let limits: BodyLimits
    private let credentials: CredentialTable?

    /// - Parameter credentials: what the server presents to those who receive callbacks, whoever they are: give none
    ///   that opens more than callbacks. Where they are nil, the requirements of the contract are not looked at.
    public init(
        transport: any ClientTransport, middlewares: [any ClientMiddleware] = [],
        credentials: (any ClientCredentials)? = nil, limits: BodyLimits = BodyLimits(body: 1 << 20, part: 1 << 20)
    ) {
        self.credentials = credentials.map { CredentialTable($0) }
        self.transport = transport
        self.middlewares = middlewares
        self.limits = limits
    }
}

@_spi(Generated)
extension CallbackCore {
    /// - Parameter address: the whole URL of the request.
    /// - Throws: `ClientError`.
    public func send<Input: ClientInput>(_ input: Input, to address: String) async throws -> Input.Output {
        guard let url = URL(string: address), let server = Self.server(of: url) else {
            var failing = ClientError(code: .invalidRequest, operation: Input.operation)
            failing.underlying = MessageError("the address of the callback is no URL of http or https")
            throw failing
        }
        var core = ClientCore(
            serverURL: server, transport: transport, middlewares: [CallbackAddress(url: url)] + middlewares,
            operationServers: .common, limits: limits)
        core.credentials = credentials
        return try await core.send(input)
    }

    private static func server(of url: URL) -> URL? {
        guard let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
            let host = url.host(percentEncoded: true)
        else { return nil }
        return URL(string: "\(scheme)://\(host)" + (url.port.map { ":\($0)" } ?? ""))
    }
}

/// Puts the path and the query of the address in place of the operation's path.
private struct CallbackAddress: ClientMiddleware {
    let url: URL

    func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        var request = request
        let path = url.path(percentEncoded: true)
        let own = (request.path ?? "").drop { $0 != "?" }.dropFirst()
        let query = [url.query(percentEncoded: true).map { $0[...] }, own].compactMap { $0 }.filter { !$0.isEmpty }
        request.path = (path.isEmpty ? "/" : path) + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
        return try await next(request, body)
    }
}
