import JSONCoding
import JSONValidation
import Testing

/// Tables of schemas become text and come back.
struct SchemaTableTests {
    private static func reread(_ table: SchemaTable) throws -> SchemaTable {
        try SchemaTableReader(table.namedSchemas.map { ($0.name, try JSONValue(jsonText: $0.json.jsonText)) }).table
    }

    @Test(
        "every keyword comes back from the text",
        arguments: [
            #"{"type":"object","required":["a"],"properties":{"a":{"type":"string","minLength":1,"maxLength":2}},"additionalProperties":false}"#,
            #"{"type":"object","additionalProperties":{"type":"integer","format":"int32"},"minProperties":1,"maxProperties":2}"#,
            #"{"type":"number","multipleOf":0.10,"minimum":-1e3,"exclusiveMinimum":true,"maximum":5,"exclusiveMaximum":true}"#,
            #"{"type":"array","items":{"pattern":"^[a-z\\d]+$"},"minItems":1,"maxItems":3,"uniqueItems":true}"#,
            #"{"enum":["a",1,null,{"b":[true]}],"nullable":true}"#,
            #"{"allOf":[{"type":"string"}],"oneOf":[{"readOnly":true},{"writeOnly":true}],"anyOf":[{}],"not":{"type":"boolean"}}"#,
            #"{"additionalProperties":true}"#,
            #"{"type":"object","properties":{"next":{"$ref":"S"},"é":{},"e\#u{301}":{}}}"#,
            #"{"oneOf":[{"$ref":"S"},{"$ref":"T"}],"discriminator":{"propertyName":"kind","mapping":{"s":"S","t":"T"}}}"#,
        ])
    func textRoundTrip(text: String) throws {
        let json = try JSONValue(jsonText: text)
        let table = try SchemaTableReader([(name: "S", json: json), (name: "T", json: ["type": "object"])]).table
        #expect(table.namedSchemas.first?.json == json)
        #expect(try Self.reread(table) == table)
    }

    @Test("a schema that is used twice and has parts gets a name, one without parts is written out")
    func names() throws {
        var table = SchemaTable(schemas: [SchemaDescription](repeating: SchemaDescription(), count: 4))
        table.schemas[0].properties = [.init(name: "a", schema: 1), .init(name: "b", schema: 1)]
        table.schemas[1].items = 2
        table.schemas[2].type = .string
        table.schemas[3].properties = [.init(name: "c", schema: 2)]
        let (canonical, roots) = table.canonical(roots: [0, 3]) { "number \($0)" }
        #expect(canonical.namedSchemas.map(\.name) == ["number 1"])
        #expect(
            canonical.json(of: roots[0])
                == ["properties": ["a": ["$ref": "number 1"], "b": ["$ref": "number 1"]]])
        #expect(canonical.json(of: roots[1]) == ["properties": ["c": ["type": "string"]]])
    }

    @Test("an unnamed schema within itself gets a name")
    func cycle() {
        var table = SchemaTable(schemas: [SchemaDescription()])
        table.schemas[0].items = 0
        let (canonical, roots) = table.canonical(roots: [0]) { _ in "ring" }
        #expect(canonical.namedSchemas.map(\.json) == [["items": ["$ref": "ring"]]])
        #expect(roots == [0])
    }

    @Test("a name that no schema has is an error")
    func unknownName() {
        #expect(throws: SchemaTableReader.Fault.self) {
            try SchemaTableReader([(name: "S", json: ["items": ["$ref": "T"]])])
        }
        #expect(throws: SchemaTableReader.Fault.self) { try SchemaTableReader([(name: "S", json: [])]) }
    }
}
