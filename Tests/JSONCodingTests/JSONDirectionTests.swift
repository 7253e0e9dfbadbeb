import JSONCoding
import Testing

/// What the generator writes for an account: an id of the server's, a password of the client's.
private struct Account: JSONObjectModel {
    var id: Int?
    var name: String
    var password: String?
    var seen: NullableField<String>
    var hint: NullableField<String>

    static let jsonKeys: JSONKeys = ["id", "name", "password", "seen", "hint"]

    init(members json: inout JSONReader) throws {
        self.id = try json.responseMember(0, Int.self, isRequired: true)
        self.name = try json.member(1, String.self)
        self.password = try json.requestMember(2, String.self, isRequired: true)
        self.seen = try json.responseField(3, String.self, isRequired: true)
        self.hint = try json.requestField(4, String.self, isRequired: false)
    }

    func writeMembers(to json: inout JSONWriter) {
        json.putInResponse(0, self.id)
        json.put(1, self.name)
        json.putInRequest(2, self.password)
        json.putFieldInResponse(3, self.seen)
        json.putFieldInRequest(4, self.hint)
    }
}

@Suite struct JSONDirectionTests {
    private static let whole = #"{"id":1,"name":"n","password":"p","seen":null,"hint":"h"}"#

    @Test(
        "a body holds what is for its direction",
        arguments: [
            (JSONDirection.none, whole), (.request, #"{"name":"n","password":"p","hint":"h"}"#),
            (.response, #"{"id":1,"name":"n","seen":null}"#),
        ])
    func writing(_ direction: JSONDirection, _ expected: String) throws {
        let account = try Account(jsonText: Self.whole)
        #expect(String(decoding: account.jsonText(for: direction), as: UTF8.self) == expected)
        #expect(account.jsonValue(for: direction).description == expected)
    }

    @Test("what is not for a body's direction is passed over, whatever it is")
    func reading() throws {
        let request = try Account(jsonText: #"{"id":"no","name":"n","password":"p","seen":7}"#.utf8, of: .request)
        #expect(request.id == nil && request.password == "p" && request.seen == .absent)
        let response = try Account(jsonText: #"{"id":1,"name":"n","password":7,"seen":null}"#.utf8, of: .response)
        #expect(response.id == 1 && response.password == nil && response.seen == .null && response.hint == .absent)
    }

    @Test(
        "what is required is required on its side",
        arguments: [
            (JSONDirection.request, #"{"id":1,"name":"n"}"#, "password"), (.response, #"{"name":"n"}"#, "id"),
            (.response, #"{"id":1,"name":"n"}"#, "seen"), (.none, #"{"id":1}"#, "name"),
        ])
    func missing(_ direction: JSONDirection, _ text: String, _ member: String) {
        let error = #expect(throws: JSONDecodingError.self) { try Account(jsonText: text.utf8, of: direction) }
        #expect(error?.code == .missingMember)
        #expect(error?.message.contains("'\(member)'") == true)
    }
}

/// What the generator writes for defaults.
private struct Settings: JSONObjectModel {
    var limit: Int
    var note: String?

    static let jsonKeys: JSONKeys = ["limit", "note"]

    init(members json: inout JSONReader) throws {
        self.limit = try json.memberOrDefault(0, Int.self, 20)
        self.note = try json.nullableMemberOrDefault(1, String.self, "none")
    }

    func writeMembers(to json: inout JSONWriter) {
        json.put(0, self.limit)
        json.putNullable(1, self.note)
    }
}

@Suite struct JSONDefaultTests {
    @Test(
        "absent is the default, and it is written",
        arguments: [
            ("{}", #"{"limit":20,"note":"none"}"#), (#"{"limit":null,"note":null}"#, #"{"limit":20,"note":null}"#),
            (#"{"limit":3,"note":"x"}"#, #"{"limit":3,"note":"x"}"#),
        ])
    func absent(_ text: String, _ expected: String) throws {
        #expect(String(decoding: try Settings(jsonText: text).jsonText, as: UTF8.self) == expected)
    }
}
