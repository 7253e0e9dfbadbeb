import Foundation
import Synchronization
import Testing

@_spi(Generated) @testable import KakehashiRuntime

/// What the tests' callers are.
private enum Person: Hashable, Sendable {
    case app(String)
    case citizen(String)
}

private protocol DoorKeeper: ServiceAuthenticator {
    associatedtype Principal: Sendable

    func authenticate(key: PresentedKey, for request: AuthenticationRequest) async throws -> Caller<Principal>?
    func authenticate(basic: PresentedLogin, for request: AuthenticationRequest) async throws -> Caller<Principal>?
    func authenticate(login: PresentedToken, for request: AuthenticationRequest) async throws -> Caller<Principal>?
    func authenticate(
        digest: PresentedAuthorization, for request: AuthenticationRequest
    ) async throws -> Caller<Principal>?
}

extension DoorKeeper {
    var realm: String { "Town" }
}

private struct Keeper: DoorKeeper {
    var nonce: String?

    func authenticate(key: PresentedKey, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        key.matches("k1") ? Caller(.app("one")) : nil
    }

    func authenticate(basic: PresentedLogin, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        basic.matches(user: "Aladdin", password: "open: sesame") ? Caller(.citizen(basic.user)) : nil
    }

    func authenticate(login: PresentedToken, for request: AuthenticationRequest) async throws -> Caller<Person>? {
        switch login.value {
        case "old": throw RefusedCredential("the token has \"expired\"")
        case "down": throw ProblemDetails("issuer-down", status: 503, title: "Service Unavailable")
        case "broken": throw CocoaError(.fileNoSuchFile)
        default:
            let parts = login.value.split(separator: ":").map(String.init)
            return parts.first == "t" ? Caller(.citizen("a"), scopes: parts.dropFirst()) : nil
        }
    }

    func authenticate(
        digest: PresentedAuthorization, for request: AuthenticationRequest
    ) async throws -> Caller<Person>? {
        digest.value == "\(request.operation.id) \(request.request.method)" ? Caller(.citizen("d")) : nil
    }

    func challengeParameters(
        for scheme: SecurityScheme, of request: AuthenticationRequest
    ) async -> [(name: String, value: String)] {
        guard let nonce, case .http("Digest") = scheme.kind else { return [] }
        return [("realm", "Vault"), ("nonce", nonce)]
    }
}

/// One operation, whose handler says who called.
private struct Town: SecuredService {
    var security: String
    var operation: OperationDescription {
        OperationDescription(id: "act", method: .post, path: "/act", security: security)
    }
    var handler: @Sendable () async throws -> String = {
        "\(try Caller<Person>.current.principal)"
    }
    var basePath: String { "" }

    func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
        let handler = handler
        let operation = ServerOperation(operation, middlewares: middlewares) { _, body, _ in
            _ = try await body.collect(upTo: 100)
            return (HTTPResponse(status: .ok), HTTPBody(try await handler()))
        }
        return [operation]
    }

    func secured(by keeper: some DoorKeeper) -> GuardedService {
        var table = AuthenticationTable(keeper)
        table.key(Schemes.key) { try await keeper.authenticate(key: $0, for: $1) }
        table.login(Schemes.basic) { try await keeper.authenticate(basic: $0, for: $1) }
        table.token(Schemes.login) { try await keeper.authenticate(login: $0, for: $1) }
        table.authorization(Schemes.digest) { try await keeper.authenticate(digest: $0, for: $1) }
        return GuardedService(self, table)
    }
}

struct AuthenticationTests {
    struct Row: Sendable, CustomStringConvertible {
        let security: String
        let fields: [String]
        let status: Int
        let expected: [String]

        /// - Parameter expected: the body of a 200, the challenges of all else.
        init(_ security: String, _ fields: [String], _ status: Int, _ expected: String...) {
            self.security = security
            self.fields = fields
            self.status = status
            self.expected = expected
        }

        var description: String { "\(security) with \(fields)" }
    }

    private static func request(_ fields: [String]) -> HTTPRequest {
        var request = HTTPRequest(method: .post, scheme: "https", authority: "a", path: "/act")
        for field in fields {
            let parts = field.split(separator: ": ", maxSplits: 1)
            guard let name = HTTPField.Name(String(parts[0])) else { continue }
            request.headerFields.append(HTTPField(name: name, value: String(parts[1])))
        }
        return request
    }

    private static let keyChallenge = #"ApiKey realm="Town", in="header", name="X-Api-Key""#

    @Test(
        arguments: [
            Row("key", ["X-Api-Key: k1"], 200, "app(\"one\")"),
            Row("key", [], 401, keyChallenge),
            Row("key", ["X-Api-Key: k2"], 401, keyChallenge),
            Row("key", ["X-Api-Key: k1", "X-Api-Key: k1"], 401, keyChallenge),
            Row("basic", ["Authorization: basic QWxhZGRpbjpvcGVuOiBzZXNhbWU="], 200, "citizen(\"Aladdin\")"),
            Row("basic", ["Authorization: Basic !"], 401, #"Basic realm="Town", charset="UTF-8""#),
            Row("basic", ["Authorization: Basic"], 401, #"Basic realm="Town", charset="UTF-8""#),
            Row("login", ["Authorization: Bearer t:"], 200, "citizen(\"a\")"),
            Row("login", ["Authorization: BEARER  t:"], 200, "citizen(\"a\")"),
            Row("login", [], 401, #"Bearer realm="Town""#),
            Row("login :read", [], 401, #"Bearer realm="Town", scope="read""#),
            Row("login", ["Authorization: Bearer x"], 401, #"Bearer realm="Town", error="invalid_token""#),
            Row(
                "login", ["Authorization: Bearer old"], 401,
                #"Bearer realm="Town", error="invalid_token", error_description="the token has 'expired'""#),
            Row(
                "login", ["Authorization: Bearer t:", "Authorization: Bearer t:"], 401,
                #"Bearer realm="Town", error="invalid_token""#),
            Row("login :a :b", ["Authorization: Bearer t:b:a:c"], 200, "citizen(\"a\")"),
            Row(
                "login :a :b", ["Authorization: Bearer t:a"], 403,
                #"Bearer realm="Town", scope="a b", error="insufficient_scope""#),
            // Of several alternatives.
            Row("login :a | key", ["X-Api-Key: k1"], 200, "app(\"one\")"),
            Row("login :a | key", ["X-Api-Key: k1", "Authorization: Bearer x"], 200, "app(\"one\")"),
            Row("login :a | key", [], 401, #"Bearer realm="Town", scope="a""#, keyChallenge),
            Row(
                "login :a | key", ["Authorization: Bearer t:b"], 403,
                #"Bearer realm="Town", scope="a", error="insufficient_scope""#),
            Row("login :a | login :b", ["Authorization: Bearer t:b"], 200, "citizen(\"a\")"),
            Row("login :a | login :a & key", [], 401, #"Bearer realm="Town", scope="a""#, keyChallenge),
            // Of several schemes together, the first one's caller.
            Row("login :a & key", ["X-Api-Key: k1", "Authorization: Bearer t:a"], 200, "citizen(\"a\")"),
            Row("key & login :a", ["X-Api-Key: k1", "Authorization: Bearer t:a"], 200, "app(\"one\")"),
            Row(
                "login & key", ["X-Api-Key: k2", "Authorization: Bearer t:"], 401, #"Bearer realm="Town""#, keyChallenge
            ),
            Row("login & key", ["Authorization: Bearer t:"], 401, #"Bearer realm="Town""#, keyChallenge),
            Row(
                "login :a & key", ["X-Api-Key: k1", "Authorization: Bearer t:"], 403,
                #"Bearer realm="Town", scope="a", error="insufficient_scope""#, keyChallenge),
            // Where unknown callers are let in, and the handler asks for more.
            Row("key | {}", ["X-Api-Key: k1"], 200, "app(\"one\")"),
            Row("{} | key", ["X-Api-Key: k1"], 200, "app(\"one\")"),
            Row("key | {}", [], 401, keyChallenge),
            Row("digest", ["Authorization: digest act POST"], 200, "citizen(\"d\")"),
            Row("digest", [], 401, #"Digest realm="Vault", nonce="n\\1""#),
            // What the authenticator throws.
            Row("login", ["Authorization: Bearer down"], 503),
            Row("login", ["Authorization: Bearer broken"], 500),
            // A scheme without a check lets nobody in.
            Row("other", [], 500),
        ])
    func `a request is let in, challenged or forbidden`(row: Row) async throws {
        let service = Town(security: row.security).secured(by: Keeper(nonce: "n\\1"))
        let (response, body) = try await InMemoryTransport(service).send(Self.request(row.fields), body: .empty)
        #expect(response.status.code == row.status)
        let text = String(decoding: try await body.collect(upTo: 10_000), as: UTF8.self)
        if row.status == 200 {
            #expect(text == row.expected[0])
        } else {
            #expect(response.headerFields[values: .wwwAuthenticate] == row.expected)
            #expect(response.headerFields[.contentType] == "application/problem+json")
            #expect(try JSONValue(jsonText: text)["status"] == .number(JSONNumber(row.status)))
        }
    }

    @Test(
        arguments: [
            ("key", [], false), ("key | {}", [], true), ("key | {}", ["X-Api-Key: k2"], false),
            ("login :a | {}", ["Authorization: Bearer t:b"], true), ("key", ["X-Api-Key: k1"], true),
        ] as [(String, [String], Bool)])
    func `a refused caller reaches neither handler nor body`(
        security: String, fields: [String], isLetIn: Bool
    ) async throws {
        let isRead = Mutex(false)
        let isCalled = Mutex(false)
        let body = HTTPBody(
            AsyncStream<[UInt8]>(unfolding: {
                isRead.withLock { $0 = true }
                return nil
            }))
        let service = Town(security: security) {
            isCalled.withLock { $0 = true }
            return try Caller<Person>.currentIfKnown == nil ? "unknown" : "known"
        }
        var request = Self.request(fields)
        request.headerFields[.contentType] = "text/plain"
        _ = try await InMemoryTransport(service.secured(by: Keeper())).send(request, body: body)
        #expect(isRead.withLock { $0 } == isLetIn)
        #expect(isCalled.withLock { $0 } == isLetIn)
    }

    @Test func `a secured service is not open by accident`() throws {
        struct Careless: MountableService {
            let basePath = ""
            func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
                Town(security: "key").operations(middlewares: middlewares)
            }
        }
        let error = #expect(throws: UnsettledSecurity.self) { try InMemoryTransport(Careless()) }
        #expect(
            error?.description == "the operation 'act' asks for credentials and nobody checks them: "
                + "mount the service with secured(by:) or unsecured()")
    }

    @Test func `an operation that is served without its check answers nobody`() async {
        let operation = Town(security: "key | {}").operations(middlewares: [])[0]
        let answer = await operation.respond(to: Self.request(["X-Api-Key: k1"]), body: .empty, pathParameters: [:])
        #expect(answer.0.status == 500)
    }

    @Test func `an open service lets everyone in, as nobody or as one who is told`() async throws {
        let town = Town(security: "login :a") {
            try Caller<Person>.currentIfKnown.map { "\($0.principal)" } ?? "unknown"
        }
        for (service, expected) in [
            (town.unsecured(), "unknown"), (town.unsecured(as: Caller(Person.app("x"))), "app(\"x\")"),
        ] {
            let (response, body) = try await InMemoryTransport(service).send(Self.request([]), body: .empty)
            #expect(response.status == .ok)
            #expect(try await body.collect(upTo: 100) == Array(expected.utf8))
        }
    }

    @Test func `a caller has a type, and scopes that a handler can ask for`() async throws {
        let town = Town(security: "login & key") {
            #expect(throws: CallerUnavailable.self) { try Caller<Int>.current }
            #expect(try Caller<Person>.current(by: "key")?.principal == .app("one"))
            #expect(try Caller<Person>.current(by: "basic") == nil)
            let caller = try Caller<Person>.current
            try caller.require(scope: "a")
            try caller.require(scope: "c")
            return ""
        }
        let request = Self.request(["X-Api-Key: k1", "Authorization: Bearer t:a:b"])
        let (response, _) = try await InMemoryTransport(town.secured(by: Keeper())).send(request, body: .empty)
        #expect(response.status == .forbidden)
        #expect(response.headerFields[.wwwAuthenticate] == #"Bearer scope="c", error="insufficient_scope""#)
        #expect(throws: CallerUnavailable.self) { try Caller<Person>.current }
    }

    @Test func `middlewares see the answer to a refused caller`() async throws {
        struct Counter: ServerMiddleware {
            func intercept(
                _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
                next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
            ) async throws -> (HTTPResponse, HTTPBody) {
                do {
                    return try await next(request, body)
                } catch let problem as ProblemDetails {
                    return (HTTPResponse(status: .init(code: problem.status + 17)), .empty)
                }
            }
        }
        let service = Town(security: "key").secured(by: Keeper())
        let (response, _) = try await InMemoryTransport(service, middlewares: [Counter()])
            .send(Self.request([]), body: .empty)
        #expect(response.status.code == 418)
    }

    @Test(arguments: [("", "", true), ("a", "a", true), ("a", "b", false), ("a", "ab", false), ("é", "é", true)])
    func `secrets are compared whole`(left: String, right: String, areEqual: Bool) {
        #expect(ConstantTime.areEqual(left, right) == areEqual)
        #expect(ConstantTime.areEqual(right, left) == areEqual)
    }

    @Test(
        arguments: [
            (Schemes.queryKey, "/a?api%20key=a%2Bb", nil, "a+b"), (Schemes.queryKey, "/a?api+key=x", nil, "x"),
            (Schemes.queryKey, "/a?b=1", nil, nil), (Schemes.queryKey, "/a?api%20key=1&api%20key=1", nil, "malformed"),
            (Schemes.queryKey, "/a?api%20key=%zz", nil, "malformed"), (Schemes.queryKey, "/a?api%20key=", nil, nil),
            (Schemes.cookieKey, "/", "a=1; sid=YQ==", "YQ=="), (Schemes.cookieKey, "/", "sid", nil),
            (Schemes.cookieKey, "/", "asid=1", nil), (Schemes.cookieKey, "/", "sid=1;sid=2", "malformed"),
        ] as [(SecurityScheme, String, String?, String?)])
    func `keys are found where their scheme says`(
        scheme: SecurityScheme, path: String, cookie: String?, expected: String?
    ) {
        var request = HTTPRequest(method: .get, scheme: "https", authority: "a", path: path)
        request.headerFields[.cookie] = cookie
        let found: String? =
            switch scheme.presented(in: request) {
            case .absent: nil
            case .malformed: "malformed"
            case .text(let secret): secret.value
            }
        #expect(found == expected)
    }
}
