import JSONCoding
import OpenAPIModel
import SchemaValidation
import Testing

struct CycleTests {
    @Test
    func `a schema that contains itself checks every level`() throws {
        let fixture = try SchemaFixture(
            schemas: """
                Tree:
                  type: object
                  required: [name]
                  properties:
                    name: {type: string}
                    children: {type: array, items: {$ref: '#/components/schemas/Tree'}}
                """)
        let value = #"{"name": "a", "children": [{"name": "b", "children": [{"name": 1}, {}]}]}"#
        #expect(
            try fixture.findings(value, "Tree")
                == ["type@/children/0/children/0/name", "required@/children/0/children/1/name"])
    }

    @Test
    func `schemas that are parts of each other end`() throws {
        let fixture = try SchemaFixture(
            schemas: """
                A: {allOf: [{$ref: '#/components/schemas/B'}, {minimum: 1}]}
                B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: string}]}
                """)
        #expect(try fixture.findings("2", "A") == [])
        #expect(try fixture.findings("0", "A") == ["minimum@"])
    }

    @Test
    func `what was taken for granted within a cycle does not count outside of it`() throws {
        // Within A, B holds because A is taken for granted; A fails, so that B must be asked again.
        let fixture = try SchemaFixture(
            schemas: """
                S: {anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}
                A: {allOf: [{$ref: '#/components/schemas/B'}, {type: string}]}
                B: {anyOf: [{$ref: '#/components/schemas/A'}, {type: integer}]}
                """)
        #expect(try fixture.findings("true", "S").first == "any-of@")
        #expect(try fixture.findings("1", "S") == [])
        #expect(try fixture.findings(#""text""#, "S") == [])
    }

    @Test
    func `a value nested without end is refused instead of overflowing the stack`() throws {
        let fixture = try SchemaFixture(schemas: "L: {type: array, items: {$ref: '#/components/schemas/L'}}")
        var value: JSONValue = []
        for _ in 0..<2000 { value = .array([value]) }
        let violations = fixture.validators.violations(of: value, against: try fixture.id("L"))
        #expect(violations.map(\.rule) == [SchemaRules.tooDeep])
    }
}
