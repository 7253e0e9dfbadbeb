import JSONCoding
import Testing

@Suite struct JSONAlternativeTests {
    /// The index of an alternative, without the value.
    private struct Chosen: JSONCodable {
        let index: Int
        init(json: inout JSONReader) throws { index = try json.alternative(JSONAlternativeTests.table) }
        func write(to json: inout JSONWriter) { json.writeInteger(index) }
    }

    @TaskLocal private static var table: [JSONAlternative] = []

    private struct Several: JSONCodable {
        let index: Int
        init(json: inout JSONReader) throws { index = try json.alternativeOrSeveral(JSONAlternativeTests.table) }
        func write(to json: inout JSONWriter) { json.writeInteger(index) }
    }

    private struct Ranked: JSONCodable {
        let indexes: [Int]
        init(json: inout JSONReader) throws { indexes = json.alternatives(JSONAlternativeTests.table) }
        func write(to json: inout JSONWriter) { indexes.write(to: &json) }
    }

    private func index(_ text: String, _ table: [JSONAlternative]) throws -> Int {
        try Self.$table.withValue(table) { try Chosen(jsonText: text).index }
    }

    @Test(
        "the JSON type decides",
        arguments: [
            ("\"a\"", 0), ("1", 1), ("1.0", 1), ("1e2", 1), ("1.5", 2), ("true", 3), ("false", 3), ("[\"a\"]", 4),
            ("[1]", 5), ("{}", 6), ("[]", 4), ("[true]", 4),
        ])
    func types(_ text: String, _ expected: Int) throws {
        let table: [JSONAlternative] = [
            .string, .integer, .number, .boolean, .array(of: .string), .array(of: .integer), .object(),
        ]
        #expect(try index(text, table) == expected)
    }

    @Test("a value of no alternative's type is refused")
    func refused() {
        for text in ["1", "null", "[]"] {
            #expect(throws: JSONDecodingError.self) { try index(text, [.string, .object()]) }
        }
    }

    @Test(
        "of texts the narrowest alternative that fits is chosen",
        arguments: [
            ("\"2025-09-01T10:00:00Z\"", 4), ("\"2025-09-01\"", 3), ("\"6BA7B810-9DAD-11d1-80b4-00c04fd430c8\"", 2),
            ("\"now\"", 1), ("\"other\"", 0), ("\"n\\u006fw\"", 0),
        ])
    func formats(_ text: String, _ expected: Int) throws {
        #expect(try index(text, [.string, .strings(["now"]), .uuid, .date, .dateTime]) == expected)
    }

    @Test("of integers the narrowest alternative that fits is chosen")
    func integers() throws {
        #expect(try index("2", [.integer, .integers([1, 2])]) == 1)
        #expect(try index("3", [.integer, .integers([1, 2])]) == 0)
        #expect(try index("3", [.integers([1, 2]), .string]) == 0)
    }

    @Test(
        "members that one alternative alone has decide",
        arguments: [
            (#"{"radius": 1}"#, 0), (#"{"side": 1}"#, 1), (#"{"side": 1, "color": "red"}"#, 1), (#"{"width": 1}"#, 2),
            (#"{}"#, 2), (#"{"r\u0061dius": 1}"#, 0),
        ])
    func members(_ text: String, _ expected: Int) throws {
        #expect(try index(text, [.object(["radius"]), .object(["side"]), .object(optional: ["width"])]) == expected)
    }

    @Test(
        "values of a common member decide",
        arguments: [
            (#"{"kind": "a"}"#, 0), (#"{"kind": "b"}"#, 1), (#"{"kind": 1}"#, 2), (#"{"kind": "new"}"#, 0),
            (#"{"kind": null}"#, 0),
        ])
    func values(_ text: String, _ expected: Int) throws {
        let table: [JSONAlternative] = [
            .object(["kind"], members: [("kind", .strings(["a"]))]), .object(members: [("kind", .strings(["b"]))]),
            .object(members: [("kind", .integer)]),
        ]
        #expect(try index(text, table) == expected)
    }

    @Test("where none fits, the nearest of the same type is chosen, so that its error says what is wrong")
    func nearest() throws {
        let table: [JSONAlternative] = [.object(["a", "b"]), .object(["c", "d", "e"]), .string]
        #expect(try index(#"{"c": 1, "d": 2}"#, table) == 1)
        #expect(try index(#"{"a": 1}"#, table) == 0)
    }

    @Test("an alternative within an alternative is one of them")
    func nested() throws {
        let table: [JSONAlternative] = [.string, .either([.object(["a"]), .object(["b"])]), .object(["c"])]
        #expect(try index(#"{"b": 1}"#, table) == 1)
        #expect(try index(#"{"c": 1}"#, table) == 2)
    }

    @Test("what fits two alternatives and would lose a member is of several")
    func several() throws {
        func index(_ text: String, _ table: [JSONAlternative]) throws -> Int {
            try Self.$table.withValue(table) { try Several(jsonText: text).index }
        }
        let closed: [JSONAlternative] = [.object(["a"]), .object(["b"])]
        #expect(try index(#"{"a": 1}"#, closed) == 0)
        #expect(try index(#"{"b": 1, "x": 1}"#, closed) == 1)
        #expect(try index(#"{"a": 1, "b": 1}"#, closed) == -1)
        #expect(try index(#"{"a": 1, "b": 1}"#, [.object(["a"], isOpen: true), .object(["b"])]) == 0)
        // What only looks like the other is not it.
        #expect(try index(#"{"a": 1, "d": 1}"#, [.object(["a"]), .object(["c", "d"])]) == 0)
    }

    @Test("all alternatives of the type are ranked, those of other types are not")
    func ranked() throws {
        let table: [JSONAlternative] = [.object(["a"]), .string, .object(optional: ["b"]), .any]
        let ranked = try Self.$table.withValue(table) { try Ranked(jsonText: #"{"b": 1}"#).indexes }
        #expect(ranked == [2, 3, 0])
    }
}
