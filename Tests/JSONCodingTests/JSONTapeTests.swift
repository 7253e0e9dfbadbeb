import JSONCoding
import Testing

struct JSONTapeTests {
    @Test(arguments: [
        "null", "true", "-1.50e2", #""a\"\u6771""#, "[]", "{}", #"[1, [2, {"a": []}], "x"]"#,
        #"{"a": {"b": [null, false]}, "か": "\n", "a": 2}"#,
    ])
    func `what stands on a tape becomes the value that reading gives`(text: String) throws {
        let value = try JSONValue(jsonText: text.utf8)
        #expect(try JSONTape.withTape(of: text.utf8) { $0.value(at: 0) } == value)
    }

    @Test(arguments: ["", "[1,", "{\"a\" 1}", String(repeating: "[", count: 300)])
    func `a text that cannot be read has no tape`(text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONTape.withTape(of: text.utf8) { $0.tokens.count } }
    }
}
