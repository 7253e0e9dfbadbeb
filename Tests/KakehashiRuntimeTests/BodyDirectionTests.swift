import Testing

@testable @_spi(Generated) import KakehashiRuntime

/// `readOnly` and `writeOnly` in every kind of body that holds typed values.
struct BodyDirectionTests {
    enum Kind: String, CaseIterable {
        case json, form, xml, jsonStream, events, multipart
    }

    private static let whole = Account(id: 7, name: "橋", secret: "s")

    @Test(arguments: Kind.allCases)
    func `what is for responses only is neither sent in a request nor taken from one`(kind: Kind) async throws {
        var writer = RequestWriter(OperationDescription(id: "send", method: .post, path: "/"))
        kind.write(Self.whole, to: &writer)
        let type = try #require(writer.headerFields[.contentType])
        let read = try await kind.value(try await RequestReader(writer.body, type: type))
        #expect(read == Account(id: nil, name: "橋", secret: "s"))

        // Put there by a sender who does not keep to the contract.
        var hostile = ResponseWriter()
        kind.write(Self.whole, to: &hostile)
        let given = try await kind.value(
            try await RequestReader(hostile.body, type: hostile.response.headerFields[.contentType]))
        #expect(given.id == nil)
    }

    @Test(arguments: Kind.allCases)
    func `what is for requests only is neither sent in a response nor taken from one`(kind: Kind) async throws {
        var writer = ResponseWriter()
        kind.write(Self.whole, to: &writer)
        let reader = try await ResponseReader(writer.response, writer.body, limit: 10_000)
        #expect(try await kind.value(reader) == Account(id: 7, name: "橋", secret: nil))
    }
}

private struct Account: JSONObjectModel {
    static let jsonKeys: JSONKeys = ["id", "name", "secret"]
    var id: Int?
    var name: String
    var secret: String?

    init(id: Int?, name: String, secret: String?) {
        self.id = id
        self.name = name
        self.secret = secret
    }

    init(members json: inout JSONReader) throws {
        id = try json.responseMember(0, Int.self, isRequired: false)
        name = try json.member(1, String.self)
        secret = try json.requestMember(2, String.self, isRequired: false)
    }

    func writeMembers(to json: inout JSONWriter) {
        json.putInResponse(0, id)
        json.put(1, name)
        json.putInRequest(2, secret)
    }
}

private struct Envelope: MultipartModel {
    var account: Account

    init(account: Account) { self.account = account }
    init(reading parts: MultipartReader) throws { account = try parts.value("account", Account.self, .json) }
    func write(to parts: inout MultipartWriter) { parts.value("account", account, .json) }
}

private let table: XMLTable = """
    Account account id name secret
    """

extension BodyDirectionTests.Kind {
    fileprivate func write(_ account: Account, to request: inout RequestWriter) {
        switch self {
        case .json: request.json(account, "application/json")
        case .form: request.form(account, "application/x-www-form-urlencoded")
        case .xml: request.xml(account, "application/xml", "Account", table)
        case .jsonStream: request.jsonStream(JSONStream([account]), "application/x-ndjson")
        case .events: request.events(EventStream([ServerSentEvent(account)]), "text/event-stream")
        case .multipart: request.multipart(Envelope(account: account), "multipart/form-data")
        }
    }

    fileprivate func write(_ account: Account, to response: inout ResponseWriter) {
        switch self {
        case .json: response.json(account, "application/json")
        case .form: response.form(account, "application/x-www-form-urlencoded")
        case .xml: response.xml(account, "application/xml", "Account", table)
        case .jsonStream: response.jsonStream(JSONStream([account]), "application/x-ndjson")
        case .events: response.events(EventStream([ServerSentEvent(account)]), "text/event-stream")
        case .multipart: response.multipart(Envelope(account: account), "multipart/form-data")
        }
    }

    fileprivate func value(_ request: RequestReader) async throws -> Account {
        switch self {
        case .json: return try request.json(Account.self)
        case .form: return try request.form(Account.self)
        case .xml: return try request.xml(Account.self, "Account", table)
        case .jsonStream: return try await first(try request.jsonStream(Account.self))
        case .events: return try await first(try request.events(Account.self)).data
        case .multipart: return try request.multipart(Envelope.self).account
        }
    }

    fileprivate func value(_ response: ResponseReader) async throws -> Account {
        switch self {
        case .json: return try response.json(Account.self)
        case .form: return try response.form(Account.self)
        case .xml: return try response.xml(Account.self, "Account", table)
        case .jsonStream: return try await first(try response.jsonStream(Account.self))
        case .events: return try await first(try response.events(Account.self)).data
        case .multipart: return try response.multipart(Envelope.self).account
        }
    }

    private func first<Values: AsyncSequence>(_ values: Values) async throws -> Values.Element {
        for try await value in values { return value }
        throw MessageError("the stream is empty")
    }
}
