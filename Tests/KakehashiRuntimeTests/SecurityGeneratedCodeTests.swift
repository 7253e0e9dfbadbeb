import Foundation
@_spi(Generated) import KakehashiRuntime
import Testing

// What the generator prints for a contract with three schemes and an operation that takes two of them together,
// another one, or none.

enum Alerts {
    static let servers: [ServerTemplate] = [
        ServerTemplate(
            "https://{gateway}/alerts/v1", [ServerTemplate.Variable("gateway", "gateway.example.jp", [])])
    ]

    enum SecuritySchemes {
        static let gatewayKey: SecurityScheme = SecurityScheme.apiKey("gatewayKey", in: .header, named: "X-Api-Key")
        static let platformOAuth: SecurityScheme = SecurityScheme.oauth2(
            "platformOAuth",
            [
                OAuthFlow(
                    .clientCredentials, tokenURL: "https://id.example.jp/token",
                    scopes: ["alerts.issue", "alerts.read"])
            ])
        static let staff: SecurityScheme = SecurityScheme.openIDConnect(
            "staff", "https://id.example.jp/.well-known/openid-configuration")
    }

    enum IssueAlert {
        static let operation: OperationDescription = OperationDescription(
            id: "issueAlert", method: .post, path: "/alerts",
            security: "platformOAuth :alerts.issue & gatewayKey | staff :alerts.issue | {}")

        struct Request: ClientInput, ServerInput {
            typealias Output = Response
            static let operation: OperationDescription = IssueAlert.operation

            init() {}
            init(reading request: inout RequestReader) throws {}
            func write(to request: inout RequestWriter) throws {}
        }

        struct Response: ClientOutput, ServerOutput {
            var status: Int

            init(_ status: Int) { self.status = status }
            init(reading response: inout ResponseReader) throws { self.status = response.status }
            func write(to response: inout ResponseWriter) { response.status(status) }
        }
    }

    struct Credentials: ClientCredentials {
        var gatewayKey: APIKeyCredential?
        var platformOAuth: OAuthCredential?
        var staff: OAuthCredential?

        init(
            gatewayKey: APIKeyCredential? = nil, platformOAuth: OAuthCredential? = nil, staff: OAuthCredential? = nil
        ) {
            self.gatewayKey = gatewayKey
            self.platformOAuth = platformOAuth
            self.staff = staff
        }

        func add(to table: inout CredentialTable) {
            table.add(Alerts.SecuritySchemes.gatewayKey, gatewayKey)
            table.add(Alerts.SecuritySchemes.platformOAuth, platformOAuth)
            table.add(Alerts.SecuritySchemes.staff, staff)
        }
    }

    struct Client: Sendable {
        var core: ClientCore

        init(
            serverURL: URL, transport: any ClientTransport, credentials: Alerts.Credentials? = nil,
            middlewares: [any ClientMiddleware] = []
        ) {
            self.core = ClientCore(
                serverURL: serverURL, transport: transport, middlewares: middlewares, credentials: credentials,
                servers: Alerts.servers)
        }
    }

    protocol Authenticator: ServiceAuthenticator {
        associatedtype Principal: Sendable

        func authenticate(
            gatewayKey credential: PresentedKey, for request: AuthenticationRequest
        ) async throws -> Caller<Principal>?
        func authenticate(
            platformOAuth credential: PresentedToken, for request: AuthenticationRequest
        ) async throws -> Caller<Principal>?
        func authenticate(
            staff credential: PresentedToken, for request: AuthenticationRequest
        ) async throws -> Caller<Principal>?
    }

    protocol Service: SecuredService {
        func issueAlert(_ request: Alerts.IssueAlert.Request) async throws -> Alerts.IssueAlert.Response
    }
}

extension Alerts.Authenticator {
    var realm: String { return "Alerts" }
}

extension Alerts.Service {
    var basePath: String { return "/alerts/v1" }

    func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
        var operations: [ServerOperation] = []
        operations.append(
            ServerOperation(
                { (request: Alerts.IssueAlert.Request) async throws -> Alerts.IssueAlert.Response in
                    return try await self.issueAlert(request)
                }, middlewares: middlewares))
        return operations
    }

    func secured<Gate: Alerts.Authenticator>(by authenticator: Gate) -> GuardedService {
        var table: AuthenticationTable = AuthenticationTable(authenticator)
        table.key(
            Alerts.SecuritySchemes.gatewayKey,
            { (credential: PresentedKey, request: AuthenticationRequest) async throws -> Caller<Gate.Principal>? in
                return try await authenticator.authenticate(gatewayKey: credential, for: request)
            })
        table.token(
            Alerts.SecuritySchemes.platformOAuth,
            { (credential: PresentedToken, request: AuthenticationRequest) async throws -> Caller<Gate.Principal>? in
                return try await authenticator.authenticate(platformOAuth: credential, for: request)
            })
        table.token(
            Alerts.SecuritySchemes.staff,
            { (credential: PresentedToken, request: AuthenticationRequest) async throws -> Caller<Gate.Principal>? in
                return try await authenticator.authenticate(staff: credential, for: request)
            })
        return GuardedService(self, table)
    }
}

// What a user writes.

private struct Office: Alerts.Service {
    func issueAlert(_ request: Alerts.IssueAlert.Request) async throws -> Alerts.IssueAlert.Response {
        let caller = try Caller<String>.currentIfKnown
        return Alerts.IssueAlert.Response(caller?.principal == "weather" ? 201 : 202)
    }
}

private struct Gate: Alerts.Authenticator {
    func authenticate(
        gatewayKey credential: PresentedKey, for request: AuthenticationRequest
    ) async throws -> Caller<String>? {
        credential.matches("k") ? Caller("key") : nil
    }

    func authenticate(
        platformOAuth credential: PresentedToken, for request: AuthenticationRequest
    ) async throws -> Caller<String>? {
        credential.matches("t") ? Caller("weather", scopes: ["alerts.issue"]) : nil
    }

    func authenticate(
        staff credential: PresentedToken, for request: AuthenticationRequest
    ) async throws -> Caller<String>? { nil }
}

struct SecurityGeneratedCodeTests {
    @Test(
        arguments: [
            (Alerts.Credentials(gatewayKey: .key("k"), platformOAuth: .accessToken("t")), 201),
            (Alerts.Credentials(gatewayKey: .key("k")), 202), (nil, 202),
            (Alerts.Credentials(gatewayKey: .key("x"), platformOAuth: .accessToken("t")), 401),
            (Alerts.Credentials(staff: .accessToken("x")), 401),
        ] as [(Alerts.Credentials?, Int)])
    func `a client's credentials meet the service's authenticator`(
        credentials: (any Sendable)?, status: Int
    ) async throws {
        let transport = try InMemoryTransport(Office().secured(by: Gate()))
        let client = Alerts.Client(
            serverURL: try #require(URL(string: "https://gateway.example.jp/alerts/v1")), transport: transport,
            credentials: credentials as? Alerts.Credentials)
        #expect(try await client.core.send(Alerts.IssueAlert.Request()).status == status)
    }
}
