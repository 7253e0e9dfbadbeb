import JSONCoding
import OpenAPIModel
import SampleData
import SchemaValidation
import Testing

struct SampleMakerTests {
    @Test(
        "a sample fits its schema",
        arguments: [
            "{type: string}", "{type: integer}", "{type: number}", "{type: boolean}", "{}",
            "{type: array, items: {type: string}}", "{type: object}",
            "{type: string, minLength: 20}", "{type: string, maxLength: 2}", "{type: string, maxLength: 0}",
            "{type: integer, minimum: 10}", "{type: integer, maximum: -10}",
            "{type: integer, multipleOf: 7, minimum: 50}",
            "{type: number, minimum: 0, maximum: 1, exclusiveMinimum: true, exclusiveMaximum: true}",
            "{type: number, multipleOf: 0.01, minimum: 19.99, exclusiveMinimum: true}",
            "{type: number, multipleOf: 0.1, maximum: -0.1}", "{type: integer, minimum: 2147483648}",
            "{type: string, format: date-time}", "{type: string, format: date}", "{type: string, format: uuid}",
            "{type: string, format: uri}", "{type: string, format: email}", "{type: string, format: idn-email}",
            "{type: string, format: regex}", "{type: string, format: byte}",
            "{type: string, format: ipv4}", "{type: string, format: ipv6}", "{type: string, format: hostname}",
            "{type: string, format: email, maxLength: 10, pattern: '^a@b[.]c$'}",
            "{type: array, items: {type: integer}, minItems: 3, uniqueItems: true}",
            "{type: array, items: {type: string, enum: [a, b, c]}, minItems: 3, uniqueItems: true}",
            "{type: array, items: {type: string, format: date-time}, minItems: 4, uniqueItems: true}",
            "{type: array, items: {type: boolean}, maxItems: 0}",
            "{type: object, additionalProperties: {type: integer}, minProperties: 3}",
            "{type: object, required: [free], additionalProperties: {type: integer}}",
            "{type: object, required: [free]}",
            "{allOf: [{type: object, required: [a], properties: {a: {type: string}}}, {properties: {a: {maxLength: 1}}}]}",
            "{allOf: [{type: integer, minimum: 3}, {maximum: 3}]}",
            "{oneOf: [{type: number}, {type: integer}]}",
            "{oneOf: [{required: [a]}, {required: [b]}], type: object, properties: {a: {type: string}, b: {type: string}}}",
            "{anyOf: [{type: string, minLength: 3, maxLength: 2}, {type: integer}]}",
            "{type: string, example: 5}", "{type: string, enum: [a], default: b}", "{type: string, nullable: true}",
            "{not: {type: string}}",
        ])
    func samplesValidate(schema: String) throws {
        let fixture = try SampleFixture("S: \(schema)")
        #expect(fixture.faults(try fixture.id("S")) == [])
    }

    @Test(
        "a sample matches the pattern of its schema",
        arguments: [
            "^[a-z]+$", "^U[0-9a-f]{32}$", #"^\d{3}-\d{4}$"#, "^(SM|MM)[0-9a-fA-F]{32}$", "^ssh-(rsa|dss) ", "[0-9]",
            #"^(?:top|bottom|after:\d+)$"#, "^[^a-zA-Z0-9]+$", #"^[\p{Script=Katakana}ー]+$"#, "^(?!admin)[a-z]{3,}$",
            #"^\+?[1-9]\d{1,14}$"#, "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==)$", "^$", "^.{50,60}$",
        ])
    func patterns(pattern: String) throws {
        let fixture = try SampleFixture("S: {type: string, pattern: '\(pattern)'}")
        #expect(fixture.faults(try fixture.id("S")) == [])
    }

    @Test(
        "what the writer gave comes first: example, default, enum",
        arguments: [
            ("{type: string, example: e, default: d, enum: [a, d, e]}", "e"),
            ("{type: string, default: d, enum: [a, d]}", "d"),
            ("{type: string, nullable: true, enum: [null, a]}", "a"),
            ("{type: string, example: 5, default: d}", "d"),
            ("{type: string, format: date-time}", "2025-04-01T09:00:00+09:00"),
            ("{type: string, pattern: '^U[0-9a-f]{4}$'}", "U2345"),
        ] as [(String, String)])
    func order(schema: String, expected: String) throws {
        #expect(try SampleFixture("S: \(schema)").sample("S") == .string(expected))
    }

    @Test
    func `optional properties are there, read-only ones only in responses`() throws {
        let fixture = try SampleFixture(
            """
            S:
              type: object
              required: [id, name]
              properties:
                id: {type: integer, readOnly: true}
                name: {type: string, example: Ada}
                age: {type: integer, minimum: 18}
                password: {type: string, writeOnly: true, example: secret}
            """)
        #expect(try fixture.sample("S", .request) == ["name": "Ada", "age": 18, "password": "secret"])
        #expect(try fixture.sample("S", .response) == ["id": 1, "name": "Ada", "age": 18])
    }

    @Test
    func `a discriminator has the value of the alternative`() throws {
        let fixture = try SampleFixture(
            """
            Pet:
              oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
              discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
            Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
            Dog: {type: object, required: [kind], properties: {kind: {type: string}}}
            Base:
              type: object
              required: [type]
              properties: {type: {type: string}}
              discriminator: {propertyName: type}
            Derived:
              allOf: [{$ref: '#/components/schemas/Base'}, {properties: {x: {type: integer}}}]
            """)
        #expect(try fixture.sample("Pet") == ["kind": "cat"])
        #expect(try fixture.sample("Base") == ["type": "Derived", "x": 1])
        #expect(try fixture.sample("Derived") == ["type": "Derived", "x": 1])
    }

    @Test
    func `cycles end`() throws {
        let fixture = try SampleFixture(
            """
            Tree: {type: object, properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
            Node: {type: object, required: [next], properties: {next: {$ref: '#/components/schemas/Next'}}}
            Next: {nullable: true, type: object, allOf: [{$ref: '#/components/schemas/Node'}]}
            Expression:
              oneOf: [{$ref: '#/components/schemas/Sum'}, {type: number}]
            Sum: {type: object, required: [left], properties: {left: {$ref: '#/components/schemas/Expression'}}}
            """)
        for name in ["Tree", "Node", "Next", "Expression", "Sum"] {
            #expect(fixture.faults(try fixture.id(name)) == [], "\(name)")
        }
        #expect(try fixture.sample("Tree") == ["children": []])
    }

    @Test
    func `a sample is always the same`() throws {
        let text = "S: {type: object, properties: {a: {type: string}, b: {type: array, items: {type: number}}}}"
        let (first, second) = (try SampleFixture(text).sample("S"), try SampleFixture(text).sample("S"))
        #expect(first.jsonText == second.jsonText)
    }
}
