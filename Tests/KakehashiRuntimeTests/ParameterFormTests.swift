import KakehashiRuntime
import Testing

struct FormBodyTests {
    @Test(
        arguments: [
            ([:], ""), (["a": "1", "b": "x y"], "a=1&b=x%20y"), (["a": ["1", "2"]], "a=1&a=2"),
            (["k&=": "v&="], "k%26%3D=v%26%3D"), (["日": "橋"], "%E6%97%A5=%E6%A9%8B"), (["a": ""], "a="),
        ] as [(JSONValue, String)])
    func `a form reads back as it was written`(value: JSONValue, text: String) throws {
        #expect(FormBody.text(of: value) == text)
        #expect(try FormBody.value(of: text) == value)
    }

    @Test(
        arguments: [
            ("a=b+c&d", ["a": "b c", "d": ""]), ("a+b=1", ["a b": "1"]), ("a=1&a=2&a=3", ["a": ["1", "2", "3"]]),
            ("&&a=1&", ["a": "1"]), ("a==b=c", ["a": "=b=c"]), ("=x", ["": "x"]),
        ] as [(String, JSONValue)])
    func `forms as browsers send them are read`(text: String, value: JSONValue) throws {
        #expect(try FormBody.value(of: text) == value)
    }

    @Test func `a broken escape makes the form malformed`() {
        #expect(throws: ParameterFault.self) { try FormBody.value(of: "a=%4") }
    }
}
