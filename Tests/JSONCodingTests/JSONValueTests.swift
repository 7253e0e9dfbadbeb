import JSONCoding
import Testing

struct JSONValueTests {
    @Test func `an object keeps its order, small and large`() throws {
        for count in [1, 12, 13, 14, 40] {
            var object = JSONObject()
            for index in 0..<count { object["k\(index * 7 % count)-\(index)"] = .number(JSONNumber(index)) }
            let text = JSONValue.object(object).jsonText
            #expect(try JSONValue(jsonText: text).objectValue?.keys == object.keys)
        }
    }

    @Test func `an object stays right while members come and go`() {
        var object = JSONObject()
        var expected: [String] = []
        for index in 0..<30 {
            object["k\(index)"] = 1
            expected.append("k\(index)")
        }
        for index in stride(from: 0, to: 30, by: 2) {
            object["k\(index)"] = nil
            expected.removeAll { $0 == "k\(index)" }
            #expect(object.keys == expected)
            #expect(object["k\(index)"] == nil)
            for key in expected { #expect(object[key] == 1) }
        }
        object["k1"] = 2
        object["new"] = 3
        #expect(object.keys == expected + ["new"])
        #expect(object["k1"] == 2)
    }

    @Test func `equality does not depend on the order of members`() {
        let left: JSONValue = ["a": 1, "b": [1, 2]]
        let right: JSONValue = ["b": [1.0, 2], "a": 1]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != ["a": 1, "b": [2, 1]])
        #expect(left != ["a": 1])
        #expect(["a": .null] as JSONValue != [:])
    }

    @Test("names are equal scalar by scalar, in objects small and large", arguments: [0, 40])
    func names(others: Int) {
        var object = JSONObject()
        for index in 0..<others { object["k\(index)"] = 0 }
        object["が"] = 1
        object["か\u{3099}"] = 2
        #expect(object.count == others + 2)
        #expect(object["が"] == 1)
        #expect(object["か\u{3099}"] == 2)
        object["が"] = nil
        #expect(object["が"] == nil)
        #expect(object["か\u{3099}"] == 2)
        #expect(["が": 1] as JSONValue != ["か\u{3099}": 1])
    }

    @Test(
        arguments: [
            (.null, "null"), (true, "boolean"), (1, "integer"), (1.0, "integer"), (1.5, "number"), ("", "string"),
            ([], "array"), ([:], "object"),
        ] as [(JSONValue, String)])
    func `kinds have the names of JSON Schema`(value: JSONValue, name: String) {
        #expect(value.typeName == name)
    }

    @Test func `members and elements that are not there are nil`() {
        let value: JSONValue = ["a": [1]]
        #expect(value["a"]?[0] == 1)
        #expect(value["a"]?[1] == nil)
        #expect(value["a"]?[-1] == nil)
        #expect(value["b"] == nil)
        #expect(value[0] == nil)
    }

    @Test(
        arguments: [
            ("", []), ("/", [""]), ("/a/b", ["a", "b"]), ("/a~1b/m~0n", ["a/b", "m~n"]), ("/~01", ["~1"]),
            ("//", ["", ""]), ("/~2", ["~2"]), ("/~", ["~"]), ("a", nil), ("#/a", nil),
        ] as [(String, [String]?)])
    func `a pointer has steps`(pointer: String, steps: [String]?) {
        #expect(JSONPointer.steps(of: pointer) == steps)
    }

    @Test(arguments: ["", "a", "/", "~", "~1", "~0/~1", "日/本", "a~b/c"])
    func `escaping a step and splitting gives the step`(step: String) {
        #expect(JSONPointer.steps(of: "/" + JSONPointer.escape(step)) == [step])
    }
}

struct NullableFieldTests {
    @Test func `nil becomes null or absent, as it is asked`() {
        #expect(NullableField<Int>(nullable: nil) == .null)
        #expect(NullableField<Int>(optional: nil) == .absent)
        #expect(NullableField(nullable: 1) == 1)
        #expect(NullableField(optional: "a") == "a")
        #expect(NullableField<Bool>.absent.value == nil)
        #expect((true as NullableField<Bool>).value == true)
    }
}

struct BoxedTests {
    @Test func `a copy of a box is a value of its own`() {
        var first = Boxed(wrappedValue: [1])
        let second = first
        first.wrappedValue.append(2)
        #expect(first.wrappedValue == [1, 2])
        #expect(second.wrappedValue == [1])
    }
}
