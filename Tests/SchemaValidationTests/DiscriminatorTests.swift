import SchemaValidation
import Testing

struct DiscriminatorTests {
    private static let alternatives = """
        Pet:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}
        Cat:
          type: object
          required: [kind, lives]
          properties: {kind: {type: string}, lives: {type: integer}}
        Dog:
          type: object
          required: [kind]
          properties: {kind: {type: string}, bark: {type: boolean}}
        """

    @Test(
        "the discriminator decides which alternative is checked",
        arguments: [
            (#"{"kind": "cat", "lives": 9}"#, []),
            (#"{"kind": "cat", "lives": "9"}"#, ["type@/lives"]),
            (#"{"kind": "cat"}"#, ["required@/lives"]),
            (#"{"kind": "Dog", "bark": true}"#, []),
            (#"{"kind": "Dog", "bark": 1}"#, ["type@/bark"]),
            (#"{"kind": "fish"}"#, ["discriminator@/kind"]),
            (#"{"lives": 9}"#, ["discriminator@/kind"]),
        ])
    func alternatives(value: String, findings: [String]) throws {
        #expect(try SchemaFixture(schemas: Self.alternatives).findings(value, "Pet") == findings)
    }

    @Test(
        "alternatives without names are tried as if there were no discriminator",
        arguments: [
            (#"{"kind": 1}"#, true), (#"{"kind": "a"}"#, false), ("{}", false), (#"{"name": "a"}"#, true),
        ])
    func namelessAlternatives(value: String, fits: Bool) throws {
        let fixture = try SchemaFixture(
            schemas: """
                Pet:
                  oneOf:
                    - {type: object, required: [kind], properties: {kind: {type: integer}}}
                    - {type: object, required: [name]}
                  discriminator: {propertyName: kind}
                """)
        #expect(try fixture.findings(value, "Pet").isEmpty == fits)
    }

    private static let derived = """
        Message:
          type: object
          required: [type]
          properties: {type: {type: string}}
          discriminator: {propertyName: type, mapping: {text: '#/components/schemas/TextMessage'}}
        TextMessage:
          allOf:
            - $ref: '#/components/schemas/Message'
            - {type: object, required: [text], properties: {text: {type: string, maxLength: 3}}}
        ImageMessage:
          allOf: [{$ref: '#/components/schemas/Message'}, {type: object, required: [url]}]
        """

    @Test(
        "a base type is checked as the derived type that its discriminator names",
        arguments: [
            ("Message", #"{"type": "text", "text": "abc"}"#, []),
            ("Message", #"{"type": "text", "text": "abcd"}"#, ["max-length@/text"]),
            ("Message", #"{"type": "ImageMessage"}"#, ["required@/url"]),
            ("Message", #"{"type": "Message"}"#, []),
            ("Message", #"{"type": "sound"}"#, ["discriminator@/type"]),
            ("Message", "{}", ["required@/type"]),
            ("TextMessage", #"{"type": "text", "text": "abc"}"#, []),
            ("TextMessage", #"{"type": "ImageMessage", "text": "abc"}"#, ["required@/url"]),
        ])
    func derived(name: String, value: String, findings: [String]) throws {
        #expect(try SchemaFixture(schemas: Self.derived).findings(value, name) == findings)
    }
}
