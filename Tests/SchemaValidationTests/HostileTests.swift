import JSONCoding
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics
import Testing

/// Neither a schema nor a value may keep a program busy for long, or exhaust its stack.
@Suite(.timeLimit(.minutes(1)))
struct HostileTests {
    @Test("alternatives that multiply at every level of a value end", arguments: ["anyOf", "oneOf"])
    func alternatives(keyword: String) throws {
        let fixture = try SchemaFixture(
            schemas: """
                A:
                  \(keyword):
                    - {type: object, required: [x], properties: {x: {$ref: '#/components/schemas/A'}}}
                    - {type: object, required: [x, y], properties: {x: {$ref: '#/components/schemas/A'}}}
                    - {type: object, required: [x], properties: {x: {$ref: '#/components/schemas/A'}, y: {}}}
                """)
        let text = String(repeating: #"{"x":"#, count: 60) + "1" + String(repeating: "}", count: 60)
        #expect(try !fixture.validators.accepts(JSONValue(jsonText: text.utf8), against: fixture.id("A")))
        #expect(try !fixture.validators.forTexts().accepts(text.utf8, against: fixture.id("A")))
        let rule = keyword == "anyOf" ? "any-of@" : "one-of@"
        #expect(try fixture.findings(text, "A").first == rule)
    }

    @Test func `alternatives that multiply within one value are decided`() throws {
        let levels = (0..<24).map { level in
            "A\(level): {allOf: [{anyOf: [{$ref: '#/components/schemas/A\(level + 1)'}, "
                + "{allOf: [{$ref: '#/components/schemas/A\(level + 1)'}]}]}]}"
        }
        let fixture = try SchemaFixture(schemas: (levels + ["A24: {type: string}"]).joined(separator: "\n"))
        let found = try fixture.findings("1", "A0")
        #expect(found.first == "any-of@")
        #expect(found.count < 100)
        #expect(try fixture.findings(#""text""#, "A0") == [])
    }

    /// Sixty schemas, each asking twice for the next one; the last may be anything.
    private static func ladder(_ keyword: String, last: String) throws -> SchemaFixture {
        let steps = (0..<60).map { step in
            let next = "{$ref: '#/components/schemas/A\(step + 1)'}"
            return "A\(step): {\(keyword): [\(next), \(next)]}"
        }
        return try SchemaFixture(schemas: (steps + ["A60: \(last)"]).joined(separator: "\n"))
    }

    @Test(
        "what is asked for twice at sixty steps is decided once at each",
        arguments: [("allOf", nil), ("anyOf", nil), ("oneOf", "one-of@")] as [(String, String?)])
    func ladders(keyword: String, finding: String?) throws {
        let fixture = try Self.ladder(keyword, last: "{type: string}")
        #expect(try fixture.findings(#""text""#, "A0").first == finding)
        #expect(try fixture.findings("1", "A0").isEmpty == false)
        #expect(try !fixture.findings("1", "A0").contains("too-costly@"))
    }

    @Test("a ring of schemas that multiply is one finding about its cost", arguments: ["oneOf", "allOf"])
    func rings(keyword: String) throws {
        // Within a ring each answer hangs on where it was entered, so nothing is known a second time.
        let ring = "{\(keyword): [{$ref: '#/components/schemas/A0'}, {$ref: '#/components/schemas/A1'}]}"
        let fixture = try Self.ladder(keyword, last: ring)
        let id = try fixture.id("A0")
        let found = fixture.validators.violations(of: "text", against: id)
        #expect(found.map(\.rule) == [SchemaRules.tooCostly])
        #expect(found.allSatisfy { $0.message.english != "" && $0.message.japanese != "" })
        #expect(try !fixture.validators.forTexts().accepts(#""text""#.utf8, against: id))
    }

    /// Each place of a text counts as many steps, though it takes little time.
    private static let costly = #"{"pattern": "(?=b{50000})"}"#

    @Test(
        "what is not decided decides nothing, and is told only where the answer hangs on it",
        arguments: [
            (#"{"not": \#(costly)}"#, ["too-costly@"]),
            (#"{"not": {"not": \#(costly)}}"#, ["too-costly@"]),
            (#"{"anyOf": [\#(costly), {"type": "integer"}]}"#, ["too-costly@"]),
            (#"{"anyOf": [\#(costly), {"type": "string"}]}"#, []),
            (#"{"oneOf": [\#(costly), {"type": "string"}]}"#, ["too-costly@"]),
            (#"{"oneOf": [{}, \#(costly), {"type": "string"}]}"#, ["one-of@"]),
            (#"{"allOf": [\#(costly), {"maxLength": 5}]}"#, ["max-length@", "too-costly@"]),
        ] as [(String, [String])])
    func undecided(schema: String, findings: [String]) throws {
        let text = "\"" + String(repeating: "a", count: 500) + "\""
        #expect(try SchemaFixture(schema: schema).findings(text) == findings)
    }

    @Test func `a schema too deep to be followed does not make its opposite fit`() throws {
        let levels = (0..<500).map { "A\($0): {allOf: [{$ref: '#/components/schemas/A\($0 + 1)'}]}" }
        let schemas = levels + ["A500: {type: string}", "N: {not: {$ref: '#/components/schemas/A0'}}"]
        #expect(try SchemaFixture(schemas: schemas.joined(separator: "\n")).findings("1", "N") == ["too-deep@"])
    }

    @Test func `a thousand texts that a pattern is slow with are given up together`() throws {
        let fixture = try SchemaFixture(schema: #"{"items": \#(Self.costly)}"#)
        let text = JSONValue.string(String(repeating: "a", count: 500))
        let value = JSONValue.array([JSONValue](repeating: text, count: 1_000))
        let found = fixture.validators.violations(of: value, against: try fixture.id())
        #expect(found.map(\.rule) == [SchemaRules.tooCostly])
        #expect(found.map(\.instancePointer) == ["/0"])
    }

    @Test func `a schema of 500 levels is followed to the limit and no further`() throws {
        let levels = (0..<500).map { "A\($0): {allOf: [{$ref: '#/components/schemas/A\($0 + 1)'}]}" }
        let fixture = try SchemaFixture(schemas: (levels + ["A500: {type: string}"]).joined(separator: "\n"))
        #expect(try fixture.findings("1", "A0") == ["too-deep@"])
        #expect(try fixture.findings("1", "A400") == ["type@"])
    }

    @Test("lookaheads within lookaheads end", arguments: [6, 40])
    func lookaheads(depth: Int) throws {
        let pattern = String(repeating: "(?=.*", count: depth) + "!" + String(repeating: ")", count: depth)
        let text = String(repeating: "a", count: 2_000)
        #expect(try !Pattern(pattern).matches(text))
    }

    @Test func `a pattern that takes too many steps is a finding of its own`() throws {
        let fixture = try SchemaFixture(schema: #"{"pattern": "(a?){2000}(?=b)"}"#)
        let text = JSONValue.string(String(repeating: "a", count: 10_000))
        let found = fixture.validators.violations(of: text, against: try fixture.id())
        #expect(found.map(\.rule) == [SchemaRules.tooCostly])
    }

    @Test func `20,000 elements are compared with each other in no time`() throws {
        let fixture = try SchemaFixture(schema: #"{"uniqueItems": true}"#)
        let numbers = (0..<20_000).map { $0.isMultiple(of: 2) ? "\($0)" : "\($0).0" }
        #expect(try fixture.findings("[" + numbers.joined(separator: ",") + "]") == [])
        #expect(try fixture.findings("[" + (numbers + ["19998e0"]).joined(separator: ",") + "]") == ["unique-items@"])
        let objects = (0..<20_000).map { #"{"a": [\#($0)], "b": "x"}"# }
        #expect(try fixture.findings("[" + objects.joined(separator: ",") + "]") == [])
    }

    @Test func `a discriminator leads to its schema past 2,000 others`() throws {
        let names = (0..<2_000).map { "T\($0)" }
        let list = names.map { "{$ref: '#/components/schemas/\($0)'}" }.joined(separator: ", ")
        let types = names.map { "\($0): {type: object, required: [kind, v], properties: {v: {type: integer}}}" }
        let fixture = try SchemaFixture(
            schemas: (["A: {oneOf: [\(list)], discriminator: {propertyName: kind}}"]
                + ["L: {type: array, items: {$ref: '#/components/schemas/A'}}"] + types).joined(separator: "\n"))
        // All alternatives look the same, so a value that is tried with each of them fits too many.
        let values = (0..<2_000).map { #"{"kind": "T\#($0)", "v": 1}"# }
        #expect(try fixture.findings("[" + values.joined(separator: ",") + "]", "L") == [])
        #expect(try fixture.findings(#"[{"kind": "T1999", "v": "1"}]"#, "L") == ["type@/0/v"])
    }

    @Test func `a list of violations has an end`() throws {
        let fixture = try SchemaFixture(schema: #"{"type": "array", "items": {"type": "string"}}"#)
        let value = JSONValue.array((0..<5_000).map { JSONValue.number(JSONNumber($0)) })
        #expect(fixture.validators.violations(of: value, against: try fixture.id()).count == 1_000)
    }
}
