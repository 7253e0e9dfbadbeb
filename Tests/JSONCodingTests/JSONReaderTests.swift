import Testing

@testable import JSONCoding

private struct Point: JSONObjectModel {
    var x: Int
    var y: Int?
    var label: NullableField<String>
    var owner: String?
    var rest: [String: JSONValue]

    static let jsonKeys: JSONKeys = ["x", "y", "label", "owner\"\u{E9}"]

    init(members json: inout JSONReader) throws {
        x = try json.member(0, Int.self)
        y = try json.optionalMember(1, Int.self)
        label = try json.nullableField(2, String.self)
        owner = try json.nullableMember(3, String.self)
        rest = try json.additionalMembers(of: JSONValue.self)
    }

    func writeMembers(to json: inout JSONWriter) {
        json.put(0, x)
        json.putOptional(1, y)
        json.putField(2, label)
        json.putNullable(3, owner)
        json.putAdditional(rest)
    }
}

/// Contains itself, twice.
private struct Tree: JSONObjectModel {
    var name: String
    @Boxed var left: Tree?
    var children: [Tree]?

    static let jsonKeys: JSONKeys = ["name", "left", "children"]

    init(members json: inout JSONReader) throws {
        name = try json.member(0, String.self)
        _left = Boxed(wrappedValue: try json.optionalMember(1, Tree.self))
        children = try json.optionalMember(2, [Tree].self)
    }

    func writeMembers(to json: inout JSONWriter) {
        json.put(0, name)
        json.putOptional(1, left)
        json.putOptional(2, children)
    }
}

/// One of two types: a tree, else a point.
private enum Either: JSONModel {
    case tree(Tree)
    case point(Point)

    init(json: inout JSONReader) throws {
        if let tree = json.attempt(Tree.self) {
            self = .tree(tree)
        } else if let point = json.attempt(Point.self) {
            self = .point(point)
        } else {
            throw json.noMatch()
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .tree(let tree): tree.write(to: &json)
        case .point(let point): point.write(to: &json)
        }
    }
}

/// A type that is told by one of its members.
private struct Kind: JSONCodable {
    var name: String?

    init(json: inout JSONReader) throws { name = json.discriminator("kind") }
    func write(to json: inout JSONWriter) { json.writeNull() }
}

struct JSONReaderTests {
    // MARK: Members

    @Test(
        arguments: [
            #"{"x":1,"y":2,"label":"a","owner\"é":"o"}"#, #"{"owner\"\u00e9":"o","label":"a","y":2,"x":1}"#,
            #"{"y":2,"\u0078":1,"owner\"é":"o","label":"a"}"#,
            #" { "label" : "a" , "owner\"é":"o", "x" : 1.0 , "y":2e0}"#,
        ])
    func `members come in any order and any spelling`(text: String) throws {
        let point = try Point(jsonText: text)
        #expect(point.x == 1 && point.y == 2 && point.label == "a" && point.owner == "o" && point.rest.isEmpty)
        #expect(String(decoding: point.jsonText, as: UTF8.self) == #"{"x":1,"y":2,"label":"a","owner\"é":"o"}"#)
    }

    @Test func `members that the contract does not name are kept and written after the others, sorted`() throws {
        let point = try Point(jsonText: #"{"z":[1],"x":1,"a":{"x":9},"owner\"é":null}"#)
        #expect(point.rest == ["z": [1], "a": ["x": 9]])
        #expect(String(decoding: point.jsonText, as: UTF8.self) == #"{"x":1,"owner\"é":null,"a":{"x":9},"z":[1]}"#)
    }

    @Test func `of two members with one name the last counts`() throws {
        #expect(
            try Point(jsonText: #"{"x":1,"owner\"é":"a","x":2,"b":1,"b":2}"#.dropLast() + #","owner\"é":null}"#).x == 2)
        #expect(try JSONValue(jsonText: #"{"a":1,"a":2}"#) == ["a": 2])
        #expect(try [String: Int](jsonText: #"{"a":1,"a":2}"#) == ["a": 2])
    }

    @Test(
        arguments: [
            (#"{"x":1,"owner\"é":null}"#, .absent), (#"{"x":1,"owner\"é":null,"label":null}"#, .null),
            (#"{"x":1,"owner\"é":null,"label":""}"#, .value("")),
        ] as [(String, NullableField<String>)])
    func `absent, null and a value are three things, both ways`(text: String, label: NullableField<String>) throws {
        let point = try Point(jsonText: text)
        #expect(point.label == label)
        #expect(try Point(jsonText: point.jsonText).label == label)
    }

    @Test func `null for an optional member counts as absent`() throws {
        #expect(try Point(jsonText: #"{"x":1,"y":null,"owner\"é":null}"#).y == nil)
    }

    @Test func `a type may contain itself`() throws {
        let text = #"{"name":"a","left":{"name":"b","left":{"name":"c"}},"children":[{"name":"d","children":[]}]}"#
        let tree = try Tree(jsonText: text)
        #expect(tree.left?.left?.name == "c")
        #expect(tree.children?.first?.children?.isEmpty == true)
        #expect(String(decoding: tree.jsonText, as: UTF8.self) == text)
        var copy = tree
        copy.left?.name = "changed"
        #expect(tree.left?.name == "b")
        #expect(copy.left?.name == "changed")
        #expect(copy != tree)
    }

    // MARK: Errors

    @Test(
        arguments: [
            ("[]", .wrongType, "", "expected object, found array"),
            ("{}", .missingMember, "", "member 'x' is missing"),
            (#"{"x":1}"#, .missingMember, "", "member 'owner\"é' is missing"),
            (#"{"x":"1","owner\"é":null}"#, .wrongType, "/x", "expected integer, found string"),
            (#"{"x":1.5,"owner\"é":null}"#, .invalidValue, "/x", nil),
            (#"{"x":null,"owner\"é":null}"#, .wrongType, "/x", "expected integer, found null"),
            (#"{"x":1,"owner\"é":5}"#, .wrongType, "/owner\"é", "expected string, found integer"),
        ] as [(String, JSONDecodingError.Code, String, String?)])
    func `what does not fit is named with its pointer`(
        text: String, code: JSONDecodingError.Code, pointer: String, message: String?
    ) {
        let error = #expect(throws: JSONDecodingError.self) { try Point(jsonText: text) }
        #expect(error?.code == code)
        #expect(error?.pointer == pointer)
        if let message { #expect(error?.message == message) }
    }

    @Test func `a pointer leads through members, elements and escapes`() {
        let error = #expect(throws: JSONDecodingError.self) {
            try [String: [Tree]](jsonText: #"{"ok":[],"a/b~c":[{"name":"a"},{"name":"b","children":[{"left":{}}]}]}"#)
        }
        #expect(error?.pointer == "/a~1b~0c/1/children/0")
        let deeper = #expect(throws: JSONDecodingError.self) {
            try [String: [Tree]](jsonText: #"{"k":[{"name":"b","left":{"name":true}}]}"#)
        }
        #expect(deeper?.pointer == "/k/0/left/name")
    }

    @Test func `nesting that would exhaust the stack is an error`() throws {
        let nested = { (count: Int) in String(repeating: "[", count: count) + String(repeating: "]", count: count) }
        #expect(throws: Never.self) { try JSONValue(jsonText: nested(JSONReader.depthLimit)) }
        let error = #expect(throws: JSONDecodingError.self) {
            try JSONValue(jsonText: nested(JSONReader.depthLimit + 1))
        }
        #expect(error?.code == .tooDeep)
    }

    // MARK: Alternatives

    @Test func `an alternative that does not fit leaves no trace`() throws {
        let text = #"[{"x":1,"owner\"é":null,"name":5},{"name":"a","children":[{"name":"b"}]},{"x":2,"owner\"é":null}]"#
        let values = try [Either](jsonText: text)
        guard case .point(let first) = values[0], case .tree(let second) = values[1], case .point(let third) = values[2]
        else {
            Issue.record("\(values)")
            return
        }
        #expect(first.rest == ["name": 5])
        #expect(second.children?.count == 1)
        #expect(third.x == 2)
    }

    @Test func `no alternative is an error at the value`() {
        let error = #expect(throws: JSONDecodingError.self) { try [Either](jsonText: #"[{"name":"a"},{"z":1}]"#) }
        #expect(
            error
                == JSONDecodingError(
                    code: .noMatch, pointer: "/1", message: "the value fits none of the alternatives"))
    }

    @Test(arguments: [(#"{"a":{"kind":"x"},"kind":"y"}"#, "y"), (#"{"kind":1}"#, nil), ("[]", nil), ("{}", nil)])
    func `a discriminator is a string member of the object itself`(text: String, name: String?) throws {
        #expect(try Kind(jsonText: text).name == name)
    }

    // MARK: Integers

    @Test func `integers keep their extremes`() throws {
        #expect(try Int64(jsonText: "9223372036854775807") == .max)
        #expect(try Int64(jsonText: "-9223372036854775808") == .min)
        #expect(try Int64(jsonText: "-9.223372036854775808e18") == .min)
        #expect(try Int32(jsonText: "-2147483648") == .min)
        #expect(try [Int64](jsonText: [Int64.min, .max].jsonText) == [.min, .max])
    }

    @Test(arguments: ["9223372036854775808", "-9223372036854775809", "1e19", "0.5", "1e-1", "true", "\"1\"", "null"])
    func `what is no 64-bit integer is refused`(text: String) {
        #expect(throws: JSONDecodingError.self) { try Int64(jsonText: text) }
    }

    @Test(arguments: ["2147483648", "-2147483649", "1e10"])
    func `what is no 32-bit integer is refused`(text: String) {
        #expect(throws: JSONDecodingError.self) { try Int32(jsonText: text) }
    }

    @Test func `a number that a float or a double cannot hold is refused`() {
        #expect(throws: JSONDecodingError.self) { try Double(jsonText: "1e999") }
        #expect(throws: JSONDecodingError.self) { try Float(jsonText: "1e300") }
    }

    // MARK: Text without types

    @Test func `texts stand for numbers and booleans where there are no types`() throws {
        #expect(try JSONReader.decodeText(Int.self, from: "12") == 12)
        #expect(try JSONReader.decodeText(Int.self, from: "1e2") == 100)
        #expect(try JSONReader.decodeText(Double.self, from: "-1.5") == -1.5)
        #expect(try JSONReader.decodeText(Bool.self, from: "true"))
        #expect(try JSONReader.decodeText(String.self, from: "12") == "12")
        #expect(try JSONReader.decodeText([Int].self, from: ["1", "2"]) == [1, 2])
        #expect(try JSONReader.decodeText([Int].self, from: "7") == [7])
        #expect(try JSONReader.decodeText(Tree.self, from: ["name": "a", "left": ["name": "b"]]).left?.name == "b")
    }

    @Test(arguments: ["", " 1", "1 ", "0x10", "1,5", "１", "--1", "a"])
    func `a text that is no number stays none`(text: String) {
        #expect(throws: JSONDecodingError.self) { try JSONReader.decodeText(Int.self, from: .string(text)) }
        #expect(throws: JSONDecodingError.self) { try JSONReader.decodeText(Double.self, from: .string(text)) }
    }

    @Test(arguments: ["", "True", "1", "yes", "t"])
    func `a text that is no boolean stays none`(text: String) {
        #expect(throws: JSONDecodingError.self) { try JSONReader.decodeText(Bool.self, from: .string(text)) }
    }

    @Test func `in JSON a text is never a number, and one element never an array`() {
        #expect(throws: JSONDecodingError.self) { try Int(jsonText: "\"1\"") }
        #expect(throws: JSONDecodingError.self) { try Bool(jsonText: "\"true\"") }
        #expect(throws: JSONDecodingError.self) { try [String](jsonText: "\"a\"") }
    }
}
