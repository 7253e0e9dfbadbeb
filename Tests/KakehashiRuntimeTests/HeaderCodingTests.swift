@_spi(Generated) import KakehashiRuntime
import Testing

/// Headers as lists, and as several field lines.
struct HeaderCodingTests {
    private func value(
        _ lines: [String], _ shape: JSONShape, explode: Bool = false, name: String = "X-List"
    ) throws -> JSONValue? {
        var fields = HTTPFields()
        for line in lines { fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: line)) }
        return try ParameterTexts(fields).value(name, shape, .simple(explode: explode), in: .header)
    }

    @Test(
        arguments: [
            ("a,b", ["a", "b"]), ("a, b ,\tc", ["a", "b", "c"]), (",a,, b,", ["a", "b"]), ("", []), (" , ", []),
            (#""a,b", W/"c""#, [#""a,b""#, #"W/"c""#]), (#""a\",b",c"#, [#""a\",b""#, "c"]),
            (#"5", 6""#, [#"5""#, #"6""#]),
            (#""a, b"#, [#""a"#, "b"]), (#"k="a,b";q=1, c"#, [#"k="a,b";q=1"#, "c"]), ("日本, 🌉", ["日本", "🌉"]),
        ] as [(String, JSONValue)])
    func `a list has blanks, empty elements and quotation marks`(line: String, value: JSONValue) throws {
        #expect(try self.value([line], .array) == value)
    }

    @Test func `several lines are one list, and one text`() throws {
        #expect(try value(["a, b", "c"], .array) == ["a", "b", "c"])
        #expect(try value(["R,1", "G,2"], .object(keys: nil)) == ["R": "1", "G": "2"])
        #expect(try value(["R=1", "G=2, B=3"], .object(keys: nil), explode: true) == ["R": "1", "G": "2", "B": "3"])
        #expect(try value(["a", "b"], .scalar) == "a, b")
        #expect(try value([], .array) == nil)
    }

    @Test func `cookies that are set are never cut at commas`() throws {
        let lines = ["a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT", "b=2"]
        #expect(try value(lines, .array, name: "Set-Cookie") == ["a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT", "b=2"])
        #expect(try value(lines, .scalar, name: "Set-Cookie") == .string(lines.joined(separator: "\n")))
    }

    @Test(arguments: ["x-list", "X-LIST", "X-List"])
    func `the case of a name does not matter`(name: String) throws {
        var fields = HTTPFields()
        fields.append(HTTPField(name: try #require(HTTPField.Name(name)), value: "a"))
        #expect(try ParameterTexts(fields).value("X-List", .scalar, .simple, in: .header) == "a")
    }

    @Test func `what is no name of a header is never there`() throws {
        #expect(try ParameterTexts(HTTPFields()).value("a b", .scalar, .simple, in: .header) == nil)
        #expect(try ParameterTexts(HTTPFields()).value("", .array, .simple, in: .header) == nil)
    }

    @Test func `JSON in a header is ASCII`() throws {
        let wire = ParameterWire(.json, .header)
        #expect(try wire.write(["橋": "🌉"]) == #"{"\u6a4b":"\ud83c\udf09"}"#)
        #expect(try wire.read(#"{"\u6a4b":"\ud83c\udf09"}"#, .scalar) == ["橋": "🌉"])
    }
}
