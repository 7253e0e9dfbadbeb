import Testing

@testable import JSONCoding

struct JSONScannerTests {
    private func scan(_ bytes: [UInt8], depthLimit: Int = 512) throws -> [JSONToken] {
        try bytes.withUnsafeBufferPointer { try JSONScanner.scan($0, depthLimit: depthLimit) }
    }

    @Test(
        arguments: [
            "null", "true", "false", "0", "-0", "1", "-1", "10", "1.0", "1.50", "-0.0", "1e5", "1E5", "1e+5", "1e-5",
            "1.5e300", "123456789012345678901234567890", "\"\"", "\"a\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
            "\"\\u0041\\uD83C\\uDF09\"", "\"\\uD800\"", "\"日本\"", "\"\u{7F}\"", "\"\u{2028}\"", "[]", "{}", "[[],{}]",
            "[1,2,3]", #"{"a":1,"a":2,"":{}}"#, " \t\r\n[ 1 , { \"a\" : null } ] \n",
        ])
    func `a JSON text is accepted`(text: String) throws {
        let tokens = try scan(Array(text.utf8))
        #expect(tokens.first.map { Int($0.next) } == tokens.count)
    }

    @Test(
        arguments: [
            ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("[", .unexpectedEnd, 1), ("{\"a\"", .unexpectedEnd, 4),
            ("{\"a\":", .unexpectedEnd, 5), ("\"a", .unexpectedEnd, 2), ("\"\\", .unexpectedEnd, 1),
            ("\"\\u00", .unexpectedEnd, 1), ("tru", .unexpectedEnd, 3), ("-", .invalidNumber, 1),
            ("1.", .invalidNumber, 2), ("1.e5", .invalidNumber, 2), ("1e", .invalidNumber, 2),
            ("1e+", .invalidNumber, 3), ("-a", .invalidNumber, 1), ("+1", .unexpectedCharacter, 0),
            (".5", .unexpectedCharacter, 0), ("01", .trailingCharacters, 1), ("-01", .trailingCharacters, 2),
            ("1 2", .trailingCharacters, 2), ("null,", .trailingCharacters, 4), ("[1]]", .trailingCharacters, 3),
            ("[1,]", .unexpectedCharacter, 3), ("[,1]", .unexpectedCharacter, 1), ("[1 2]", .unexpectedCharacter, 3),
            ("[1}", .unexpectedCharacter, 2), ("{\"a\":1,}", .unexpectedCharacter, 7),
            ("{a:1}", .unexpectedCharacter, 1),
            ("{\"a\" 1}", .unexpectedCharacter, 5), ("{\"a\":1 \"b\":2}", .unexpectedCharacter, 7),
            ("{1:2}", .unexpectedCharacter, 1), ("nul", .unexpectedEnd, 3), ("nulL", .unexpectedCharacter, 3),
            ("True", .unexpectedCharacter, 0), ("NaN", .unexpectedCharacter, 0), ("Infinity", .unexpectedCharacter, 0),
            ("'a'", .unexpectedCharacter, 0), ("// a\n1", .unexpectedCharacter, 0),
            ("\u{FEFF}1", .unexpectedCharacter, 0),
            ("\"\t\"", .controlCharacter, 1), ("\"a\n\"", .controlCharacter, 2), ("\"\\x\"", .invalidEscape, 1),
            ("\"\\u12G4\"", .invalidEscape, 1), ("\"\\'\"", .invalidEscape, 1), ("\u{A0}1", .unexpectedCharacter, 0),
        ] as [(String, JSONSyntaxError.Code, Int)])
    func `what is no JSON text is refused at its place`(text: String, code: JSONSyntaxError.Code, offset: Int) {
        #expect(throws: JSONSyntaxError(code: code, offset: offset)) { try scan(Array(text.utf8)) }
    }

    /// The rows of table 3-7 of the Unicode standard, at their limits.
    @Test(
        arguments: [
            [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xEC, 0xBF, 0xBF], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
            [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF3, 0xBF, 0xBF, 0xBF], [0xF4, 0x8F, 0xBF, 0xBF],
        ] as [[UInt8]])
    func `well-formed UTF-8 is accepted`(bytes: [UInt8]) throws {
        #expect(try String(jsonText: [0x22] + bytes + [0x22]) == String(validating: bytes, as: UTF8.self))
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
            [0xE1, 0x80], [0xE1, 0x80, 0xC0], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
            [0xF1, 0x80, 0x80], [0xF1, 0x80, 0x41, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ] as [[UInt8]])
    func `ill-formed UTF-8 is refused, also where the text ends in it`(bytes: [UInt8]) {
        #expect(throws: JSONSyntaxError(code: .invalidUTF8, offset: 1)) { try scan([0x22] + bytes + [0x22]) }
        #expect(throws: JSONSyntaxError(code: .invalidUTF8, offset: 1)) { try scan([0x22] + bytes) }
        #expect(throws: JSONSyntaxError.self) { try scan(bytes) }
    }

    @Test func `nesting up to the limit is accepted and one more is not`() throws {
        let open = [UInt8](repeating: UInt8(ascii: "["), count: 8)
        let close = [UInt8](repeating: UInt8(ascii: "]"), count: 8)
        #expect(try scan(open + close, depthLimit: 8).count == 8)
        #expect(throws: JSONSyntaxError(code: .tooDeep, offset: 7)) { try scan(open + close, depthLimit: 7) }
    }

    @Test func `a text that is all brackets is refused without recursion`() {
        let bytes = [UInt8](repeating: UInt8(ascii: "["), count: 1 << 20)
        #expect(throws: JSONSyntaxError(code: .tooDeep, offset: 512)) { try scan(bytes) }
    }

    @Test func `every prefix of a text that is not the whole is refused`() {
        let text = Array(#"{"a":[1,-2.5e3,"\u0041橋",true,null,{"b":{}}]}"#.utf8)
        for end in 0..<text.count {
            #expect(throws: JSONSyntaxError.self) { try scan(Array(text[..<end])) }
        }
        #expect(throws: Never.self) { try scan(text) }
    }

    @Test func `tokens leap over what is in them`() throws {
        let tokens = try scan(Array(#"{"a":[1,[2]],"b":{}}"#.utf8))
        #expect(tokens.map(\.kind) == [.object, .string, .array, .number, .array, .number, .string, .object])
        #expect(tokens.map(\.next) == [8, 2, 6, 4, 6, 6, 7, 8])
        #expect(tokens.map(\.count) == [2, 0, 2, 0, 1, 0, 0, 0])
        #expect(tokens.map(\.start) == [0, 1, 5, 6, 8, 9, 13, 17])
    }
}
