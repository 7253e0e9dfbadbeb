import KakehashiRuntime
import Testing

/// Cookie headers as browsers and other clients write them.
struct CookieParameterTests {
    private func value(_ header: String, _ shape: JSONShape, _ coding: ParameterCoding = .form) throws -> JSONValue? {
        var fields = HTTPFields()
        fields.append(HTTPField(name: .cookie, value: header))
        return try ParameterTexts(fields).value("color", shape, coding, in: .cookie)
    }

    @Test(
        arguments: [
            ("color=blue", "blue"), ("a=1;color=blue;b=2", "blue"), ("a=1;  color=blue ; b=2", "blue"),
            (#"color="blue""#, "blue"), (#"color=""#, #"""#), ("color=a+b", "a+b"), ("color=a%20b", "a b"),
            ("color=a=b", "a=b"),
            ("color=a&b=c", "a&b=c"), ("color=", ""), ("color", ""), ("colors=1; color=2", "2"), ("%63olor=x", "x"),
        ] as [(String, JSONValue)])
    func `a cookie is found and read`(header: String, value: JSONValue) throws {
        #expect(try self.value(header, .scalar) == value)
    }

    @Test(
        arguments: [
            ("color=blue; color=black", ["blue", "black"]), ("color=blue&color=black", ["blue", "black"]),
            ("a=1; color=blue", ["blue"]),
        ] as [(String, JSONValue)])
    func `an exploded array comes as cookies, or with the specification's ampersands`(
        header: String, value: JSONValue
    ) throws {
        #expect(try self.value(header, .array) == value)
    }

    @Test(arguments: ["R=1; G=2", "R=1&G=2", "x=y; G=2; R=1"])
    func `so does an exploded object`(header: String) throws {
        #expect(try value(header, .object(keys: ["R", "G"])) == ["R": "1", "G": "2"])
    }

    @Test func `a list is one cookie`() throws {
        #expect(try value("color=blue,black; x=1", .array, .form(explode: false)) == ["blue", "black"])
        #expect(try value(#"color="blue,black""#, .array, .form(explode: false)) == ["blue", "black"])
    }

    @Test func `a header in several lines is one`() throws {
        var fields = HTTPFields()
        fields[.cookie] = "a=1; color=blue; b=2"
        #expect(fields[values: .cookie].count == 3)
        #expect(try ParameterTexts(fields).value("color", .scalar, .form, in: .cookie) == "blue")
    }
}
