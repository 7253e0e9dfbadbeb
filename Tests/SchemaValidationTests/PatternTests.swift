import SchemaValidation
import Testing

struct PatternTests {
    static let matching: [(String, String)] = [
        ("", "anything"), ("b", "abc"), ("^abc$", "abc"), ("^[^a]$", "b"), ("^(SM|MM)[0-9a-f]{4}$", "MM12ab"),
        ("^a{2,3}$", "aaa"), ("^a{2,}$", "aaaaa"), ("^a{,3}$", "a{,3}"), ("^a*?b+$", "abb"),
        (#"^\d{3}-\d{4}$"#, "100-0001"),
        (#"^\p{Lu}\p{Ll}+$"#, "Été"), (#"^[\p{Script=Hiragana}ー]+$"#, "さーくる"),
        (#"^\p{Script=Han}+$"#, "架橋"), (#"\bcat\b"#, "a cat."), (#"^\u3042\u{3044}$"#, "あい"),
        ("^(?=.*[0-9])(?=.*[a-z]).{4,}$", "ab12"), ("^(?!admin).*$", "user"), (#"^[\w.-]+@[\w-]+$"#, "a.b-c@d-e"),
        ("^(?<year>[0-9]{4})$", "2025"), ("^.$", "💩"), ("^[💩]$", "💩"), (#"^[\]\\^-]+$"#, #"]\^-"#),
        ("{", "{"), ("^x{1,2$", "x{1,2"), ("^{a}$", "{a}"), ("^[^]$", "x"), ("a$|^b", "xa"), (#"^[\w-x]$"#, "-"),
        (#"\0"#, "\0"),
        ("^[+--]$", ","), (#"^[\uD83D\uDE00-\uD83D\uDE4F]$"#, "😀"), ("^.{5}$", "👨‍👩‍👧"), ("^\r\n$", "\r\n"),
        ("(|a)+$", "b"),
        (#"^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$"#, "192.168.1.1"),
    ]

    static let failing: [(String, String)] = [
        ("^abc$", "abc\n"), ("^[^a]$", "a"), ("^a{2,3}$", "aaaa"), (#"^\d+$"#, "１２３"), (#"^\w+$"#, "é"), ("^.$", "\n"),
        ("^(?=.*[0-9]).{4,}$", "abcd"), ("^(?!admin).*$", "administrator"), (#"\Bcat"#, "cat"), ("[]", "a"),
        ("^(a|b)c$", "ab"), (#"^\p{Script=Hiragana}+$"#, "カナ"),
        ("é", "e\u{301}"), ("a$|^b", "xbx"), ("x(?=^)", "x"), (#"[^\s\S]"#, "a"), (#"\s"#, "\u{85}"), ("^(?=$)", "abc"),
        (#"^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$)|$)){4}$"#, "192.168.1.256"),
    ]

    static let broken = [
        "(", "a)", "[a", "*a", "a**", "a{3,2}", #"\"#, #"(a)\1"#, "(?<!a)b", "(?i)a", #"\p{Nope}"#, "[z-a]",
        #"\u+123"#, #"\x+1"#, #"\u{+41}"#, "{2}a", "a{2}{3}", #"[\1]"#, #"\01"#, "a++",
    ]

    @Test("a text that a pattern describes matches", arguments: matching)
    func matches(pattern: String, text: String) throws {
        #expect(try Pattern(pattern).matches(text))
    }

    @Test("a text that a pattern does not describe does not match", arguments: failing)
    func differs(pattern: String, text: String) throws {
        #expect(try !Pattern(pattern).matches(text))
    }

    @Test("a pattern that is broken or not supported is an error", arguments: broken)
    func refuses(pattern: String) {
        #expect(throws: PatternError.self) { try Pattern(pattern) }
    }

    @Test(.timeLimit(.minutes(1)))
    func `no pattern takes more time than its size times the length of the text`() throws {
        let text = String(repeating: "a", count: 5000) + "!"
        #expect(try !Pattern("^(a+)+$").matches(text))
        #expect(try !Pattern("^(a|aa)*(a|a?)+$").matches(text))
        #expect(throws: PatternError.self) { try Pattern("((a{1000}){1000}){1000}") }
        #expect(throws: PatternError.self) { try Pattern(String(repeating: "(", count: 10_000)) }
        #expect(try Pattern("((((){99999}){99999}){99999}){99999}").matches(text))
    }
}
