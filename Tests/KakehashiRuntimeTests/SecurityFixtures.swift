import Synchronization

@_spi(Generated) @testable import KakehashiRuntime

/// A clock that moves when it is told to.
final class HandClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration
        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let time = Mutex(Duration.zero)

    var now: Instant { Instant(offset: time.withLock { $0 }) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func advance(by duration: Duration) { time.withLock { $0 += duration } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        try Task.checkCancellation()
        time.withLock { $0 = max($0, deadline.offset) }
    }
}

/// Keeps what was sent and answers as it is told.
final class RecordingTransport: ClientTransport {
    struct Exchange: Sendable {
        let request: HTTPRequest
        let body: String
    }

    private let log = Mutex<[Exchange]>([])
    private let answer: @Sendable (Exchange, Int) async throws -> (HTTPResponse, HTTPBody)

    /// - Parameter answer: is given the number of requests before.
    init(_ answer: @escaping @Sendable (Exchange, Int) async throws -> (HTTPResponse, HTTPBody)) {
        self.answer = answer
    }

    convenience init(status: HTTPResponse.Status = .ok) {
        self.init { _, _ in (HTTPResponse(status: status), .empty) }
    }

    var exchanges: [Exchange] { log.withLock { $0 } }

    func send(_ request: HTTPRequest, body: HTTPBody) async throws -> (HTTPResponse, HTTPBody) {
        let text = body.bytes.map { String(decoding: $0, as: UTF8.self) } ?? "(stream)"
        let exchange = Exchange(request: request, body: text)
        let before = log.withLock { log in
            log.append(exchange)
            return log.count - 1
        }
        return try await answer(exchange, before)
    }
}

/// The schemes of an invented contract.
enum Schemes {
    static let key = SecurityScheme.apiKey("key", in: .header, named: "X-Api-Key")
    static let queryKey = SecurityScheme.apiKey("queryKey", in: .query, named: "api key")
    static let cookieKey = SecurityScheme.apiKey("cookieKey", in: .cookie, named: "sid")
    static let basic = SecurityScheme.http("basic", scheme: "basic")
    static let bearer = SecurityScheme.http("bearer", scheme: "bearer")
    static let digest = SecurityScheme.http("digest", scheme: "Digest")
    static let login = SecurityScheme.oauth2(
        "login",
        [
            OAuthFlow(
                .authorizationCode, authorizationURL: "https://id.example/authorize",
                tokenURL: "https://id.example/token", refreshURL: "https://id.example/refresh", scopes: ["read"]),
            OAuthFlow(.clientCredentials, tokenURL: "https://id.example/token", scopes: ["read", "write"]),
        ])
    static let issuer = SecurityScheme.openIDConnect("issuer", "https://id.example/.well-known/openid-configuration")
}

struct TestCredentials: ClientCredentials {
    var key: APIKeyCredential?
    var queryKey: APIKeyCredential?
    var cookieKey: APIKeyCredential?
    var basic: BasicCredential?
    var bearer: BearerCredential?
    var digest: AuthorizationCredential?
    var login: OAuthCredential?
    var issuer: OAuthCredential?

    func add(to table: inout CredentialTable) {
        table.add(Schemes.key, key)
        table.add(Schemes.queryKey, queryKey)
        table.add(Schemes.cookieKey, cookieKey)
        table.add(Schemes.basic, basic)
        table.add(Schemes.bearer, bearer)
        table.add(Schemes.digest, digest)
        table.add(Schemes.login, login)
        table.add(Schemes.issuer, issuer)
    }
}

extension TestCredentials {
    /// Sends a request of an operation with these requirements.
    func send(
        _ security: String, over transport: any ClientTransport, path: String = "/things", body: HTTPBody = .empty
    ) async throws -> HTTPResponse {
        let operation = OperationDescription(id: "act", method: .post, path: "/things", security: security)
        let request = HTTPRequest(method: .post, scheme: "https", authority: "api.example", path: path)
        return try await CredentialTable(self).send(request, body, operation, over: transport).0
    }
}
