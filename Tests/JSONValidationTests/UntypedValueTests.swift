import JSONCoding
import JSONValidation
import Testing

/// Values of parameters and forms, whose scalars are texts.
struct UntypedValueTests {
    private func schemas(_ schema: String) throws -> CompiledSchemas {
        CompiledSchemas(try SchemaTableReader([(name: "S", json: try JSONValue(jsonText: schema))]).table)
    }

    @Test(
        "texts get the types that the schema asks for, and stay texts where they are of no such type",
        arguments: [
            (#"{"type":"integer"}"#, #""10""#, "10"), (#"{"type":"integer"}"#, #""a""#, #""a""#),
            (#"{"type":"number"}"#, #""1.50""#, "1.50"), (#"{"type":"boolean"}"#, #""true""#, "true"),
            (#"{"type":"boolean"}"#, #""yes""#, #""yes""#), (#"{"type":"string"}"#, #""10""#, #""10""#),
            (#"{"type":"integer","nullable":true}"#, #""""#, "null"), (#"{"type":"integer"}"#, #""""#, #""""#),
            (#"{"type":"array","items":{"type":"integer"}}"#, #"["1","a"]"#, #"[1,"a"]"#),
            (#"{"type":"array","items":{"type":"integer"}}"#, #""1""#, "[1]"),
            (#"{"type":"array","items":{"type":"integer"}}"#, #""[1,2]""#, "[1,2]"),
            (#"{"type":"object","properties":{"a":{"type":"integer"}}}"#, #"{"a":"1","b":"1"}"#, #"{"a":1,"b":"1"}"#),
            (#"{"type":"object","properties":{"a":{"type":"integer"}}}"#, #""{\"a\":1}""#, #"{"a":1}"#),
            (#"{"type":"object","additionalProperties":{"type":"boolean"}}"#, #"{"a":"true"}"#, #"{"a":true}"#),
            (#"{"enum":[1,"b",null]}"#, #""1""#, "1"), (#"{"enum":[1,"b",null]}"#, #""null""#, "null"),
            (#"{"allOf":[{"type":"integer"},{"minimum":1}]}"#, #""1""#, "1"),
            (#"{"oneOf":[{"type":"boolean"},{"type":"integer"}]}"#, #""1""#, "1"),
            (#"{"oneOf":[{"type":"boolean"},{"type":"integer","maximum":1}]}"#, #""2""#, "2"),
            (#"{"oneOf":[{"type":"boolean"},{"type":"integer"}]}"#, #""a""#, #""a""#), ("{}", #""1""#, #""1""#),
        ])
    func typed(schema: String, value: String, expected: String) throws {
        let typed = try schemas(schema).typed(try JSONValue(jsonText: value), by: 0)
        #expect(typed.description == expected)
    }

    @Test(
        "what is known of a text alone is what its value would show",
        arguments: [
            (
                #"{"type":"integer","minimum":1,"maximum":100}"#, ["1", "100", "1.0", "1e2"],
                ["0", "101", "a", "", "1.5"]
            ),
            (#"{"type":"integer","format":"int32"}"#, ["2147483647", "-2147483648"], ["2147483648", "1e10"]),
            (#"{"type":"number","multipleOf":0.1}"#, ["0.3", "-0"], ["0.25", "Infinity"]),
            (#"{"type":"integer","enum":[1,2]}"#, ["1", "2.0"], ["3"]),
            (#"{"type":"string","enum":["a","é"]}"#, ["a", "é"], ["b", "e\u{301}"]),
            (#"{"type":"string","minLength":2,"maxLength":3,"pattern":"^a"}"#, ["ab", "abc"], ["a", "bcd", "abcd"]),
            (#"{"type":"string","format":"date"}"#, ["2025-02-28"], ["2025-02-30"]),
            (#"{"type":"boolean"}"#, ["true"], ["1"]),
        ])
    func quick(schema: String, good: [String], bad: [String]) throws {
        let schemas = try schemas(schema)
        for text in good + bad {
            let answer = schemas.accepts(text: text, against: 0)
            let isGood = good.contains { $0.utf8.elementsEqual(text.utf8) }
            #expect(answer == isGood, "\(text)")
            let value = schemas.typed(.string(text), by: 0)
            #expect(schemas.accepts(value, against: 0) == answer, "\(text)")
        }
    }

    @Test(
        "where only the value can tell, the text alone is not judged",
        arguments: [
            "{}", #"{"type":"array"}"#, #"{"type":"object"}"#, #"{"allOf":[{"type":"string"}]}"#,
            #"{"type":"boolean","enum":[true]}"#,
        ])
    func undecided(schema: String) throws {
        #expect(try schemas(schema).accepts(text: "true", against: 0) == nil)
    }

    @Test(
        "a schema limits its values where it asks for more than a type",
        arguments: [
            ("{}", false), (#"{"type":"string"}"#, false), (#"{"type":"array","items":{"type":"integer"}}"#, false),
            (#"{"type":"string","format":"password"}"#, false), (#"{"type":"string","format":"date"}"#, true),
            (#"{"type":"array","items":{"maximum":1}}"#, true), (#"{"type":"array","maxItems":1}"#, true),
            (#"{"enum":[1]}"#, true), (#"{"properties":{"a":{}}}"#, true), (#"{"not":{}}"#, true),
        ])
    func limits(schema: String, limits: Bool) throws {
        #expect(try schemas(schema).limits(0) == limits)
    }
}
