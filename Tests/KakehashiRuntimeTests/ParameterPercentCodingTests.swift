import KakehashiRuntime
import Testing

struct PercentCodingTests {
    @Test(arguments: ["", "abc-._~XYZ019", " ", "%", "+", "日本語", "🌉", "a/b?c#d", "\u{0}\n\u{7F}", "é", "e\u{301}"])
    func `decoding what was encoded gives the text`(text: String) {
        for keepsReserved in [true, false] {
            let encoded = PercentCoding.encode(text, keepsReserved: keepsReserved)
            #expect(encoded.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
            #expect(PercentCoding.decode(encoded).map { Array($0.utf8) } == Array(text.utf8))
        }
    }

    @Test(
        arguments: [
            (" /", false, "%20%2F"), (" /", true, "%20/"), ("é", true, "%C3%A9"), ("a:b", false, "a%3Ab"),
            ("~", false, "~"),
        ])
    func `everything but unreserved characters is escaped`(text: String, keepsReserved: Bool, encoded: String) {
        #expect(PercentCoding.encode(text, keepsReserved: keepsReserved) == encoded)
    }

    @Test(arguments: ["%", "%2", "%2G", "a%", "%%41", "%FF", "%C3", "%C3%28", "%ED%A0%80"])
    func `a broken escape or broken UTF-8 is no text`(text: String) {
        #expect(PercentCoding.decode(text) == nil)
    }

    @Test func `a plus is a space in forms only`() {
        #expect(PercentCoding.decode("a+b%2B") == "a+b+")
        #expect(PercentCoding.decode("a+b%2B", plusIsSpace: true) == "a b+")
    }

    @Test(
        arguments: [
            ("a%2db", "a-b"), ("%e6%97%a5", "%E6%97%A5"), ("日", "%E6%97%A5"), ("a%2fb", "a%2Fb"), ("a/b", "a/b"),
            ("%", "%"),
            ("%zz", "%zz"), ("%41%42", "AB"), ("a b", "a%20b"),
        ])
    func `normalizing keeps what an escape means`(text: String, normal: String) {
        #expect(PercentCoding.normalized(text[...]) == normal[...])
        #expect(PercentCoding.normalized(normal[...]) == normal[...])
        #expect(PercentCoding.decode(text) == PercentCoding.decode(normal))
    }
}

struct ByteSetTests {
    @Test func `a set has the bytes of its text and no other`() {
        let set = ByteSet("aZ~ \u{7F}é")
        let bytes = (UInt8.min...UInt8.max).filter { set.contains($0) }
        #expect(bytes == Array(" Za~\u{7F}".utf8))
        #expect((UInt8.min...UInt8.max).filter { set.subtracting("a~").contains($0) } == Array(" Z\u{7F}".utf8))
        #expect(set.union("b").subtracting("b") == set)
    }
}
