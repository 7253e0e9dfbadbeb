import Testing

struct FormatTests {
    static let good: [(String, String)] = [
        ("date-time", "2025-04-01T09:00:00+09:00"), ("date-time", "2025-04-01t00:00:00.123z"),
        ("date", "2024-02-29"), ("time", "09:00:00Z"), ("uuid", "0B7C61D5-3c5d-4b6e-9a0e-5f2d1c8a4e00"),
        ("uri", "urn:isbn:0451450523"), ("uri", "mailto:a@b.c"),
        ("uri", "http://[2001:db8::1]:80/a?b#c"), ("uri-reference", "../a?b=c"), ("uri-reference", ""),
        ("email", "a.b+c@example.com"), ("email", "\"a b\"@example.com"), ("email", "a@[192.0.2.1]"),
        ("hostname", "www.example.com"), ("ipv4", "192.0.2.1"), ("ipv6", "::1"), ("ipv6", "1:2:3:4:5:6:7:8"),
        ("ipv6", "::ffff:192.0.2.1"), ("idn-email", "利用者@例え.jp"), ("idn-email", "a@b.c"), ("time", "23:59:60Z"),
        ("regex", "^[a-z]+$"), ("regex", "(?<=a)b"), ("binary", "\u{0}é"), ("password", ""), ("byte", ""),
        ("byte", "dGV4dA=="), ("unknown", "anything"),
    ]

    static let bad: [(String, String)] = [
        ("date-time", "2025-04-01"), ("date-time", "2025-04-01 09:00:00Z"), ("date-time", "2025-13-01T09:00:00Z"),
        ("date", "2025-02-29"), ("date", "2025-2-01"), ("time", "25:00:00Z"), ("uuid", "0b7c61d5"),
        ("uri", "/relative"), ("uri", "https://a b"), ("uri", "https://a/%zz"), ("uri-reference", "a b"),
        ("email", "a"), ("email", "@b.c"), ("email", "a..b@c.d"), ("email", "利用者@example.jp"), ("idn-email", "利用者"),
        ("idn-email", "a b@例え.jp"), ("idn-email", "a@例え..jp"), ("idn-email", "a@例\u{3000}え.jp"),
        ("regex", "[a-z"), ("regex", "a**"), ("time", "22:59:60Z"), ("time", "09:00:00"), ("hostname", "-a.com"),
        ("hostname", "a_b"),
        ("ipv4", "256.0.0.1"), ("ipv4", "01.2.3.4"), ("ipv4", "1.2.3"), ("ipv6", "1::2::3"), ("ipv6", "12345::"),
        ("ipv6", "1:2:3:4:5:6:7"), ("byte", "dGV4dA="), ("byte", "dGV4!A=="),
    ]

    @Test("a value of a format is accepted", arguments: good)
    func accepts(format: String, text: String) throws {
        #expect(try findings(format, text) == [])
    }

    @Test("a value of another format is refused", arguments: bad)
    func refuses(format: String, text: String) throws {
        #expect(try findings(format, text) == ["format@"])
    }

    private func findings(_ format: String, _ text: String) throws -> [String] {
        let fixture = try SchemaFixture(schema: #"{"type": "string", "format": "\#(format)"}"#)
        let escaped = text.replacing("\"", with: "\\\"").replacing("\u{0}", with: "\\u0000")
        return try fixture.findings("\"\(escaped)\"")
    }
}
