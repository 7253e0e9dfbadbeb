import JSONCoding
import SourceDiagnostics
import Testing
import YAMLSyntax

@Suite struct CoreSchemaTests {
    @Test(
        "a plain scalar is what the core schema of YAML 1.2 says",
        arguments: [
            ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string), ("~", .null), ("~x", .string),
            ("true", .bool), ("True", .bool), ("FALSE", .bool), ("tRUE", .string), ("yes", .string), ("no", .string),
            ("on", .string), ("off", .string), ("y", .string), ("0", .integer), ("-12", .integer), ("+12", .integer),
            ("0777", .integer), ("0o17", .integer), ("0x1F", .integer), ("0x", .string), ("0o8", .string),
            ("0x+1", .string), ("-0x1F", .string), ("0xFFFFFFFFFFFFFFFFF", .string), ("1_000", .string),
            ("1.5", .float), (".5", .float), ("5.", .float), ("-.5", .float), ("1e3", .float), ("1.e+3", .float),
            ("1e", .string), (".", .string), ("+", .string), (".inf", .string), ("-.INF", .string), (".nan", .string),
            ("2020-01-01", .string), ("12:30:45", .string), ("1.2.3", .string), ("3.0.3", .string), ("truer", .string),
        ] as [(String, Node.Kind)])
    func kinds(text: String, kind: Node.Kind) throws {
        #expect(try node(text).kind == kind)
        #expect(try node("'\(text)'").kind == .string)
        #expect(try node(text).scalarText == text)
    }

    @Test(
        "a number is given in JSON's notation",
        arguments: [
            ("0x1F", "31"), ("0o17", "15"), ("+1", "1"), (".5", "0.5"), ("-.5", "-0.5"), ("5.", "5"), ("007", "7"),
            ("-007", "-7"), ("1.e3", "1e3"), ("1.50", "1.50"), ("12345678901234567890123", "12345678901234567890123"),
            ("0xFFFFFFFFFFFFFFFF", "18446744073709551615"), ("00", "0"), ("+.5E-3", "0.5E-3"),
        ])
    func numbers(text: String, expected: String) throws {
        #expect(try node(text).number?.text == expected)
        #expect(try node(text).jsonValue() == .number(#require(JSONNumber(text: expected))))
    }

    @Test(
        "a tag of the core schema decides",
        arguments: [
            ("!!str 12", .string), ("! 12", .string), ("!!int 12", .integer), ("!!int '12'", .integer),
            ("!!float 12", .float), ("!!bool 'true'", .bool), ("!!null ''", .null), ("!!str", .string),
        ] as [(String, Node.Kind)])
    func tags(text: String, kind: Node.Kind) throws {
        #expect(try node(text).kind == kind)
    }

    private func node(_ value: String) throws -> Node {
        var files = SourceFiles()
        let outcome = DocumentSyntax.parse(files.add(name: "a.yaml", bytes: Array("a: \(value)".utf8)))
        #expect(outcome.diagnostics == [])
        return try #require(outcome.value?["a"])
    }
}
