import SwiftCodeGen
import Testing

/// A text, and what becomes of it.
struct NamingCase: Sendable, CustomTestStringConvertible {
    var text: String
    var member: String
    var type: String

    init(_ text: String, _ member: String, _ type: String) {
        self.text = text
        self.member = member
        self.type = type
    }

    var testDescription: String { text.debugDescription }

    static let all: [NamingCase] = ordinary + signs + scripts

    private static let ordinary = [
        NamingCase("pet", "pet", "Pet"),
        NamingCase("petName", "petName", "PetName"),
        NamingCase("PetName", "petName", "PetName"),
        NamingCase("pet_name", "petName", "PetName"),
        NamingCase("pet-name", "petName", "PetName"),
        NamingCase("pet name", "petName", "PetName"),
        NamingCase("pet.name", "petName", "PetName"),
        NamingCase("pet/name", "petName", "PetName"),
        NamingCase("filter[name]", "filterName", "FilterName"),
        NamingCase("$filter", "filter", "Filter"),
        NamingCase("@type", "type", "Type"),
        NamingCase("X-Request-Id", "xRequestId", "XRequestId"),
        NamingCase("URL", "url", "URL"),
        NamingCase("URLPath", "urlPath", "URLPath"),
        NamingCase("petURL", "petURL", "PetURL"),
        NamingCase("ALL_CAPS", "allCaps", "AllCaps"),
        NamingCase("HTTP2", "http2", "HTTP2"),
        NamingCase("v1.0", "v10", "V10"),
        NamingCase("__private__", "private", "Private"),
        // Keywords are ordinary names here; where they are written they get backticks.
        NamingCase("class", "class", "Class"),
        NamingCase("init", "init", "Init"),
        NamingCase("self", "self", "Self"),
        NamingCase("Self", "self", "Self"),
        NamingCase("Type", "type", "Type"),
        NamingCase("Protocol", "protocol", "Protocol"),
    ]

    private static let signs = [
        NamingCase("", "empty", "Empty"),
        NamingCase(" ", "empty", "Empty"),
        NamingCase("_", "empty", "Empty"),
        NamingCase("???", "empty", "Empty"),
        NamingCase("`", "empty", "Empty"),
        NamingCase("\"", "empty", "Empty"),
        NamingCase("\\(x)", "x", "X"),
        NamingCase("/* a */", "allAAll", "AllAAll"),
        NamingCase("\u{0}\u{1}\n\r\u{85}\u{2028}", "empty", "Empty"),
        NamingCase("+1", "plus1", "Plus1"),
        NamingCase("-1", "minus1", "Minus1"),
        NamingCase("1", "_1", "_1"),
        NamingCase("1st", "_1st", "_1st"),
        NamingCase("404", "_404", "_404"),
        NamingCase("*", "all", "All"),
        NamingCase("*/*", "allAll", "AllAll"),
        NamingCase("!a", "notA", "NotA"),
        NamingCase("<=", "lessEqual", "LessEqual"),
        NamingCase(">", "greater", "Greater"),
        NamingCase("100%", "_100Percent", "_100Percent"),
        NamingCase("a&b", "aAndB", "AAndB"),
        NamingCase("#if", "if", "If"),
        NamingCase("///", "empty", "Empty"),
    ]

    private static let scripts = [
        NamingCase("東京都", "東京都", "東京都"),
        NamingCase("避難所 名前", "避難所名前", "避難所名前"),
        NamingCase("データ・ブローカー", "データ・ブローカー", "データ・ブローカー"),
        NamingCase("서울", "서울", "서울"),
        NamingCase("Größe", "größe", "Größe"),
        NamingCase("ßeta", "ßeta", "ßeta"),
        NamingCase("Éclair", "éclair", "Éclair"),
        NamingCase("Привет", "привет", "Привет"),
        NamingCase("😀", "u1F600", "U1F600"),
        NamingCase("a😀b", "aU1F600B", "AU1F600B"),
        NamingCase("👨‍👩‍👧", "u1F468U200DU1F469U200DU1F467", "U1F468U200DU1F469U200DU1F467"),
        // A letter with its accent as a sign of its own: no identifier may begin with such a sign.
        NamingCase("e\u{301}", "eU301", "EU301"),
        NamingCase("\u{301}", "u301", "U301"),
        NamingCase("\u{3099}", "_\u{3099}", "_\u{3099}"),
        NamingCase("か\u{3099}", "か\u{3099}", "か\u{3099}"),
        NamingCase("\u{202E}abc", "u202EAbc", "U202EAbc"),
        NamingCase("a\u{200B}b", "aU200BB", "AU200BB"),
        NamingCase("×÷", "uD7UF7", "UD7UF7"),
        NamingCase("١٢", "u661U662", "U661U662"),
    ]
}

@Suite struct IdentifierTests {
    @Test("a text becomes a member's name", arguments: NamingCase.all)
    func members(_ naming: NamingCase) { #expect(SwiftIdentifier.member(naming.text) == naming.member) }

    @Test("a text becomes a type's name", arguments: NamingCase.all)
    func types(_ naming: NamingCase) { #expect(SwiftIdentifier.type(naming.text) == naming.type) }

    @Test("a name of any length stays whole")
    func longNames() {
        let text = String(repeating: "long-name ", count: 2_000)
        #expect(SwiftIdentifier.type(text) == String(repeating: "LongName", count: 2_000))
    }

    @Test("every scalar gives an identifier")
    func everyScalar() throws {
        var wrong: [String] = []
        for value in UInt32(0)...0x10FFFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            // Planes without letters that Swift takes are the same all over; one of each 64 will do.
            if value > 0xFFFF, value % 64 != 0 { continue }
            let name = SwiftIdentifier.member("a" + String(Character(scalar)))
            if !SwiftTokens.isIdentifier(name) { wrong.append(String(value, radix: 16)) }
        }
        #expect(wrong == [])
    }

    @Test("keywords are written in backticks, other names as they are")
    func escaping() {
        #expect(ReservedNames.escaped("class") == "`class`")
        #expect(ReservedNames.escaped("default") == "`default`")
        #expect(ReservedNames.escaped("Any") == "`Any`")
        #expect(ReservedNames.escaped("pet") == "pet")
    }

    @Test(
        "a contract's namespace is never a name that generated code needs",
        arguments: [
            ("open-data-broker", "OpenDataBroker"), ("防災", "防災"), ("2fa", "_2fa"), ("", "Empty"),
            ("string", "StringAPI"), ("int64", "Int64API"), ("url", "Url"), ("URL", "URLAPI"), ("uuid", "Uuid"),
            ("UUID", "UUIDAPI"), ("date", "DateAPI"), ("data", "DataAPI"), ("client-transport", "ClientTransportAPI"),
            ("JSONValue", "JSONValueAPI"), ("boxed", "BoxedAPI"), ("self", "SelfAPI"), ("type", "TypeAPI"),
            ("protocol", "ProtocolAPI"), ("any", "AnyAPI"), ("client", "ClientAPI"), ("service", "ServiceAPI"),
            ("mock", "MockAPI"), ("request", "RequestAPI"), ("response", "ResponseAPI"), ("output", "OutputAPI"),
        ])
    func contractNames(_ text: String, _ name: String) {
        #expect(CodeGenerator.contractName(text) == name)
        #expect(CodeGenerator.contractName(name) == name, "a namespace is its own namespace")
    }

    @Test(
        "names that clash get numbers in the order in which they come",
        arguments: [
            (["pet", "pet", "pet"], ["pet", "pet2", "pet3"]),
            (["pet", "pet2", "pet"], ["pet", "pet2", "pet3"]),
            (["self", "self"], ["self_", "self_2"]),
            (["init", "Type", "Protocol", "Self", "_"], ["init_", "Type_", "Protocol_", "Self_", "__"]),
        ])
    func clashes(_ wanted: [String], _ given: [String]) {
        var scope = NameScope()
        #expect(wanted.map { scope.claim($0) } == given)
    }

    @Test("an alternative is taken before a number")
    func alternatives() {
        var scope = NameScope(reserved: ["Pet"])
        #expect(scope.claim("Pet", or: ["PetSchema"]) == "PetSchema")
        #expect(scope.claim("Pet", or: ["PetSchema"]) == "Pet2")
    }
}
