import JSONCoding
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import Testing

struct KeywordTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let schema: String
        let value: String
        /// `rule@pointer` of each violation.
        let findings: [String]

        init(_ schema: String, _ value: String, _ findings: String...) {
            self.schema = schema
            self.value = value
            self.findings = findings
        }

        var testDescription: String { "\(schema) for \(value)" }
    }

    static let types: [Case] = [
        Case(#"{"type": "string"}"#, #""a""#),
        Case(#"{"type": "string"}"#, "1", "type@"),
        Case(#"{"type": "integer"}"#, "1"),
        Case(#"{"type": "integer"}"#, "1.0"),
        Case(#"{"type": "integer"}"#, "1e400"),
        Case(#"{"type": "integer"}"#, "1.5", "type@"),
        Case(#"{"type": "number"}"#, "1.5"),
        Case(#"{"type": "number"}"#, #""1.5""#, "type@"),
        Case(#"{"type": "boolean"}"#, "false"),
        Case(#"{"type": "boolean"}"#, "0", "type@"),
        Case(#"{"type": "object"}"#, "{}"),
        Case(#"{"type": "object"}"#, "[]", "type@"),
        Case(#"{"type": "array", "items": {}}"#, "[1, null]"),
        Case(#"{"type": "array", "items": {}}"#, "{}", "type@"),
        Case(#"{"type": "string"}"#, "null", "type@"),
        Case(#"{"type": "string", "nullable": true}"#, "null"),
        Case(#"{"type": "string", "nullable": true, "enum": ["a"]}"#, "null"),
        Case("{}", "null"),
        Case(#"{"enum": ["a", 1, {"x": [1]}]}"#, #"{"x": [1.0]}"#),
        Case(#"{"enum": ["a", 1]}"#, #""b""#, "enum@"),
        Case(#"{"enum": [false]}"#, "0", "enum@"),
    ]

    static let numbers: [Case] = [
        Case(#"{"minimum": 3}"#, "3"),
        Case(#"{"minimum": 3}"#, "2.999999999999999999999", "minimum@"),
        Case(#"{"minimum": 3, "exclusiveMinimum": true}"#, "3", "minimum@"),
        Case(#"{"maximum": 3}"#, "3.0"),
        Case(#"{"maximum": 3}"#, "3.000000000000000000001", "maximum@"),
        Case(#"{"maximum": 3, "exclusiveMaximum": true}"#, "3", "maximum@"),
        Case(#"{"minimum": 3}"#, #""no number""#),
        Case(#"{"multipleOf": 0.1}"#, "0.3"),
        Case(#"{"multipleOf": 0.01}"#, "19.99"),
        Case(#"{"multipleOf": 0.01}"#, "19.999", "multiple-of@"),
        Case(#"{"multipleOf": 7}"#, "70000000000000000000000000000000"),
        Case(#"{"multipleOf": 7}"#, "70000000000000000000000000000001", "multiple-of@"),
        Case(#"{"multipleOf": 0.5}"#, "1e308"),
        Case(#"{"multipleOf": 20}"#, "0"),
        Case(#"{"multipleOf": 9007199254740993}"#, "18014398509481986"),
        Case(#"{"multipleOf": 9007199254740993}"#, "18014398509481987", "multiple-of@"),
        Case(#"{"multipleOf": 123456789012345678901}"#, "246913578024691357802"),
        Case(#"{"multipleOf": 123456789012345678901}"#, "246913578024691357803", "multiple-of@"),
        Case(#"{"multipleOf": 0.00000000000000000001024}"#, "1e300"),
        Case(#"{"multipleOf": 3.00000000000000000000003}"#, "1e999999", "multiple-of@"),
        Case(#"{"multipleOf": 18446744073709551615}"#, "18446744073709551619", "multiple-of@"),
        Case(#"{"multipleOf": 18446744073709551615}"#, "36893488147419103230"),
        Case(#"{"multipleOf": 1e-400}"#, "1"),
        Case(#"{"multipleOf": 3e-400}"#, "9e-400"),
        Case(#"{"multipleOf": 3e-400}"#, "1e-400", "multiple-of@"),
        Case(#"{"multipleOf": 3e-400}"#, "1", "multiple-of@"),
        Case(#"{"multipleOf": 1e400}"#, "1e401"),
        Case(#"{"multipleOf": 1e400}"#, "1e399", "multiple-of@"),
        Case(#"{"multipleOf": 2}"#, "1e2"),
        Case(#"{"multipleOf": 0.7}"#, "-1.4"),
        Case(#"{"multipleOf": 0.7}"#, "-0"),
        Case(#"{"minimum": 1e400}"#, "1e399", "minimum@"),
        Case(#"{"minimum": 1e400}"#, "1.0000000000000000000001e400"),
        Case(#"{"maximum": 1e-400}"#, "1e-399", "maximum@"),
        Case(#"{"maximum": 1e-400}"#, "-0"),
        Case(#"{"enum": [1e1000000000001]}"#, "1e1000000000002", "enum@"),
        Case(#"{"maximum": 9223372036854775806}"#, "9223372036854775807", "maximum@"),
        Case(#"{"minimum": -9007199254740993}"#, "-9007199254740993"),
        Case(#"{"minimum": -9007199254740993}"#, "-9007199254740994", "minimum@"),
        Case(#"{"enum": [9007199254740993]}"#, "9007199254740992", "enum@"),
        Case(#"{"type": "number", "format": "float"}"#, "3.4e38"),
        Case(#"{"type": "number", "format": "float"}"#, "3.5e38", "format@"),
        Case(#"{"type": "number", "format": "double"}"#, "1.7e308"),
        Case(#"{"type": "number", "format": "double"}"#, "1.8e308", "format@"),
        Case(#"{"type": "integer", "format": "int32"}"#, "1.0"),
        Case(#"{"type": "integer", "format": "int32"}"#, "1e2"),
        Case(#"{"type": "integer", "format": "int32"}"#, "1e400", "format@"),
        Case(#"{"type": "integer", "format": "int32"}"#, "-2147483649", "format@"),
        Case(#"{"type": "integer", "format": "int32"}"#, "2147483647"),
        Case(#"{"type": "integer", "format": "int32"}"#, "2147483648", "format@"),
        Case(#"{"type": "integer", "format": "int64"}"#, "-9223372036854775808"),
        Case(#"{"type": "integer", "format": "int64"}"#, "9223372036854775808", "format@"),
    ]

    static let strings: [Case] = [
        Case(#"{"minLength": 2}"#, #""ab""#),
        Case(#"{"minLength": 2}"#, #""a""#, "min-length@"),
        Case(#"{"maxLength": 2}"#, #""架橋""#),
        Case(#"{"maxLength": 2}"#, #""か\u3099橋""#, "max-length@"),
        Case(#"{"maxLength": 1}"#, #""💩""#),
        Case(#"{"pattern": "^[a-z]+$"}"#, #""abc""#),
        Case(#"{"pattern": "^[a-z]+$"}"#, #""abc\n""#, "pattern@"),
        Case(#"{"pattern": "b"}"#, #""abc""#),
        Case(#"{"pattern": "b"}"#, "1"),
    ]

    static let arrays: [Case] = [
        Case(#"{"minItems": 1}"#, "[]", "min-items@"),
        Case(#"{"maxItems": 1}"#, "[1, 2]", "max-items@"),
        Case(#"{"uniqueItems": true}"#, #"[1, "1", true, {"a": 1}, {"a": 2}]"#),
        Case(#"{"uniqueItems": true}"#, #"[{"a": 1, "b": 2}, {"b": 2, "a": 1.0}]"#, "unique-items@"),
        Case(#"{"uniqueItems": true}"#, "[1, 2, 1.0]", "unique-items@"),
        Case(#"{"uniqueItems": true}"#, "[1e0, 1]", "unique-items@"),
        Case(#"{"uniqueItems": true}"#, "[0, -0]", "unique-items@"),
        Case(#"{"uniqueItems": true}"#, "[0, false, 1, true, null, [], {}]"),
        Case(#"{"uniqueItems": true}"#, "[1e1000000000001, 1e1000000000002]"),
        Case(#"{"uniqueItems": true}"#, #"[{"が": 1}, {"か\u3099": 1}]"#),
        Case(#"{"uniqueItems": true}"#, "[0.10, 1e-1]", "unique-items@"),
        Case(#"{"uniqueItems": true}"#, #"["が", "か\u3099"]"#),
        Case(#"{"items": {"type": "integer"}}"#, #"[1, "2", 3, "4"]"#, "type@/1", "type@/3"),
    ]

    static let objects: [Case] = [
        Case(#"{"required": ["a", "b/c"]}"#, "{}", "required@/a", "required@/b~1c"),
        Case(#"{"properties": {"a": {"type": "string"}}}"#, #"{"a": 1, "b": 1}"#, "type@/a"),
        Case(#"{"properties": {"a": {}}, "additionalProperties": false}"#, #"{"b": 1}"#, "additional-properties@/b"),
        Case(#"{"additionalProperties": {"type": "integer"}}"#, #"{"b": 1, "c": "x"}"#, "type@/c"),
        Case(#"{"additionalProperties": true}"#, #"{"b": 1}"#),
        Case(#"{"minProperties": 1}"#, "{}", "min-properties@"),
        Case(#"{"maxProperties": 1}"#, #"{"a": 1, "b": 1}"#, "max-properties@"),
        Case(#"{"required": ["a"]}"#, "[]"),
        // Two names that Swift takes for equal.
        Case(#"{"required": ["が"]}"#, #"{"か\u3099": 1}"#, "required@/が"),
        Case(
            #"{"properties": {"が": {}}, "additionalProperties": false}"#, #"{"か\u3099": 1}"#,
            "additional-properties@/か\u{3099}"),
        Case(
            #"{"properties": {"が": {"type": "string"}, "か\u3099": {"type": "integer"}}}"#,
            #"{"が": "a", "か\u3099": 1}"#),
        Case(#"{"maxProperties": 1}"#, #"{"が": 1, "か\u3099": 1}"#, "max-properties@"),
        Case(#"{"minProperties": 2}"#, #"{"a": 1, "a": 2}"#, "min-properties@"),
        Case(#"{"maxProperties": 1}"#, #"{"a": 1, "a": 2}"#),
    ]

    static let compositions: [Case] = [
        Case(#"{"allOf": [{"minimum": 1}, {"maximum": 3}]}"#, "2"),
        Case(#"{"allOf": [{"minimum": 1}, {"multipleOf": 2}]}"#, "-1", "minimum@", "multiple-of@"),
        Case(#"{"anyOf": [{"type": "string"}, {"minimum": 1}]}"#, "2"),
        Case(#"{"anyOf": [{"type": "string"}, {"minimum": 1}]}"#, "0", "any-of@", "minimum@"),
        Case(#"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#, "2"),
        Case(#"{"oneOf": [{"type": "string"}, {"type": "integer"}]}"#, "true", "one-of@"),
        Case(#"{"oneOf": [{"type": "number"}, {"type": "integer"}]}"#, "2", "one-of@"),
        Case(#"{"not": {"type": "string"}}"#, "2"),
        Case(#"{"not": {"type": "string"}}"#, #""a""#, "not@"),
        Case(#"{"nullable": true, "allOf": [{"type": "string"}]}"#, "null"),
        Case(#"{"allOf": [{"type": "string", "nullable": true}, {"type": "string"}]}"#, "null", "type@"),
        Case(#"{"type": "string", "nullable": true, "oneOf": [{"enum": ["a"]}, {"enum": ["b"]}]}"#, "null"),
        Case(#"{"not": {"not": {"type": "integer"}}}"#, "1.0"),
        Case(#"{"not": {"not": {"type": "integer"}}}"#, "1.5", "not@"),
    ]

    @Test(
        "a keyword finds what does not fit, at its place, and nothing else",
        arguments: types + numbers + strings + arrays + objects + compositions)
    func findings(_ example: Case) throws {
        #expect(try SchemaFixture(schema: example.schema).findings(example.value) == example.findings)
    }

    @Test
    func `all violations of a value are found at once, in the order of the value`() throws {
        let fixture = try SchemaFixture(
            schema: """
                {"type": "object", "required": ["id"], "properties": {
                  "name": {"type": "string", "minLength": 3, "pattern": "^[A-Z]"},
                  "tags": {"type": "array", "items": {"type": "string"}}}}
                """)
        #expect(
            try fixture.findings(#"{"tags": ["a", 1], "name": "x"}"#)
                == ["required@/id", "type@/tags/1", "min-length@/name", "pattern@/name"])
    }

    @Test
    func `a violation names the keyword of the contract, what is there and what is expected`() throws {
        let fixture = try SchemaFixture(schema: #"{"properties": {"age": {"type": "integer", "minimum": 18}}}"#)
        let violation = try #require(
            fixture.validators.violations(of: ["age": 7], against: try fixture.id()).first)
        #expect(violation.schema.pointer == "/components/schemas/S/properties/age/minimum")
        #expect(violation.message == LocalizedText("7 is not at least 18", ja: "7 は18以上ではない"))
        #expect(violation.expected == LocalizedText("at least 18", ja: "18以上"))
        #expect(violation.actual == "7")
    }

    @Test
    func `a pattern that is not understood is reported and accepts everything`() throws {
        let fixture = try SchemaFixture(schema: #"{"type": "string", "pattern": "(?<=a)b"}"#)
        #expect(try fixture.findings(#""x""#) == [])
        let found = fixture.diagnostics.filter { $0.rule.id == "schema/unsupported-pattern" }
        #expect(
            found.map(\.message) == [
                LocalizedText(
                    "the pattern '(?<=a)b' is not checked: lookbehind is not supported",
                    ja: "パターン「(?<=a)b」は検査されない: 後読みには対応していない")
            ])
        #expect(found.map(\.severity) == [.warning])
    }
}
