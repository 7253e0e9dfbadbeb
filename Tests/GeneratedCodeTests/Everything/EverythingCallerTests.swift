import Foundation
import Hummingbird
import KakehashiHummingbird
import KakehashiRuntime
import Testing

/// Security and callbacks of `everything.yaml` over a real socket.
@Suite struct EverythingCallerTests {
    @Test func `Each security scheme carries its credential`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            #expect(try await api.whoHasKey().ok.body.user == "key")
            let query = try await api.whoHasQueryKey(greeting: "hello").ok.body
            #expect(query.user == "query" && query.note == "hello")
            let cookie = try await api.whoHasCookie(theme: "dark").ok.body
            #expect(cookie.user == "cookie" && cookie.note == "dark")
            #expect(try await api.whoHasLogin().ok.body.user == "login")
            #expect(try await api.whoHasToken().ok.body.user == "token")
            #expect(try await api.whoHasDigest().ok.body.user == "digest")
            let grant = try await api.whoHasGrant().ok.body
            #expect(grant.user == "grant" && grant.scopes == ["things:read", "things:write"])
            #expect(try await api.whoHasIdentity().ok.body.user == "identity")
        }
    }

    @Test func `Of several requirements the one is chosen that the client has all credentials for`() async throws {
        try await EverythingServer.run { url async throws in
            var credentials = EverythingServer.credentials
            let all = EverythingServer.client(url, credentials: credentials)
            #expect(try await all.whoHasSeveral().ok.body.user == "token")
            credentials.keyInQuery = nil
            let without = EverythingServer.client(url, credentials: credentials)
            #expect(try await without.whoHasSeveral().ok.body.user == "login")
            credentials.key = nil
            let missing = EverythingServer.client(url, credentials: credentials)
            let error = await #expect(throws: ClientError.self) { _ = try await missing.whoHasSeveral() }
            #expect(error?.code == .missingCredentials)
        }
    }

    @Test func `An operation for everyone knows who calls where he says so`() async throws {
        try await EverythingServer.run { url async throws in
            let known = EverythingServer.client(url)
            #expect(try await known.whoIsKnown().ok.body.user == "key")
            #expect(try await known.whoIsAnyone().ok.body.user == .null)
            let unknown = EverythingServer.client(url, credentials: .init())
            #expect(try await unknown.whoIsKnown().ok.body.user == .null)
        }
    }

    @Test func `A grant that is too small is a 403, a credential that is wrong a 401`() async throws {
        try await EverythingServer.run { url async throws in
            var credentials = EverythingServer.credentials
            credentials.oauth = .accessToken("reader-6")
            credentials.key = .key("wrong")
            let api = EverythingServer.client(url, credentials: credentials)
            guard case .undocumented(let forbidden) = try await api.whoHasGrant(),
                case .undocumented(let unauthorized) = try await api.whoHasKey()
            else {
                Issue.record("neither is documented")
                return
            }
            #expect(forbidden.status == .forbidden)
            #expect(unauthorized.status == .unauthorized)
        }
    }

    @Test func `A callback reaches the address that the request gave, with what it tells`() async throws {
        let receiver = Receiver()
        try await EverythingServer.run(more: { try $0.mount(receiver.unsecured(), at: "/called/back") }) {
            url async throws in
            let api = EverythingServer.client(url)
            let address = url.appending(path: "called/back")
            let answer = try await api.subscribe(body: .init(callbackUrl: address, secret: "12345678")).created
            #expect(answer.body.subscriptionId == "secret")
            #expect(await receiver.heard == ["called, attempt 1"])
            // Where nobody wants it, the service is told so.
            let nowhere = url.appending(path: "called/gone")
            guard case .undocumented(let refused) = try await api.subscribe(body: .init(callbackUrl: nowhere)) else {
                Issue.record("a callback that does not arrive is no success")
                return
            }
            #expect(refused.status == .badGateway)
        }
    }
}

private actor Receiver: Everything.Subscribe.ThingChanged.Service {
    private(set) var heard: [String] = []

    func thingChanged(
        _ request: Everything.Subscribe.ThingChanged.Request
    ) async throws -> Everything.Subscribe.ThingChanged.Response {
        heard.append("\(request.body.name), attempt \(request.xAttempt ?? 0)")
        return .noContent(.init())
    }
}
