import KakehashiRuntime
import Testing

/// Tables of OAS 3.0.4, section 4.7.12.3, and what comes back from them.
struct ParameterStyleTests {
    enum Example: String, CaseIterable {
        case string, array, object

        var value: JSONValue {
            switch self {
            case .string: "blue"
            case .array: ["blue", "black", "brown"]
            case .object: ["R": "100", "G": "200", "B": "150"]
            }
        }

        var shape: JSONShape {
            switch self {
            case .string: .scalar
            case .array: .array
            case .object: .object(keys: ["R", "G", "B"])
            }
        }
    }

    @Test(
        arguments: [
            (.string, false, "blue"), (.string, true, "blue"), (.array, false, "blue,black,brown"),
            (.array, true, "blue,black,brown"), (.object, false, "R,100,G,200,B,150"),
            (.object, true, "R=100,G=200,B=150"),
        ] as [(Example, Bool, String)])
    func `style simple is as the specification shows it, both ways`(example: Example, explode: Bool, text: String) {
        #expect(ParameterStyle.simple(example.value, explode: explode) { PercentCoding.encode($0) } == text)
        let parsed = ParameterStyle.parseSimple(text[...], shape: example.shape, explode: explode) {
            PercentCoding.decode($0)
        }
        #expect(parsed == example.value)
    }

    @Test(
        arguments: [
            (.string, false, "color=blue"), (.string, true, "color=blue"), (.array, false, "color=blue,black,brown"),
            (.array, true, "color=blue&color=black&color=brown"), (.object, false, "color=R,100,G,200,B,150"),
            (.object, true, "R=100&G=200&B=150"),
        ] as [(Example, Bool, String)])
    func `style form is as the specification shows it, both ways`(example: Example, explode: Bool, text: String) {
        let written = ParameterStyle.form("color", example.value, explode: explode) { PercentCoding.encode($0) }
        #expect(written.joined(separator: "&") == text)
        #expect(parse(text + "&other=1", example.shape, explode) == .some(.some(example.value)))
    }

    private func parse(_ query: String, _ shape: JSONShape, _ explode: Bool) -> JSONValue?? {
        ParameterStyle.parseForm("color", in: ParameterPair.pairs(in: query), shape: shape, explode: explode) {
            PercentCoding.decode($0, plusIsSpace: true)
        }
    }

    private static let texts = [
        "", "a", ",", "=", "&", "%", "+", " ", "/", "?", "#", "a,b=c&d", "日本", "🌉", "%2C", ";", "\"",
    ]

    @Test(arguments: texts, [true, false])
    func `encode then decode is identity for every text`(text: String, explode: Bool) {
        let values: [(JSONValue, JSONShape)] = [
            (.string(text), .scalar), ([.string(text), "x", .string(text)], .array),
            (["k": .string(text), "l": "1"], .object(keys: ["k", "l"])),
        ]
        for (value, shape) in values {
            let simple = ParameterStyle.simple(value, explode: explode) { PercentCoding.encode($0) }
            let read = ParameterStyle.parseSimple(simple[...], shape: shape, explode: explode) {
                PercentCoding.decode($0)
            }
            #expect(read == value)
            let form = ParameterStyle.form("color", value, explode: explode) { PercentCoding.encode($0) }
            #expect(parse(form.joined(separator: "&"), shape, explode) == .some(.some(value)))
        }
    }

    @Test func `an object may have any names`() {
        let value: JSONValue = ["a,b": "1", "c=d": "2", "é&": "3"]
        for explode in [true, false] {
            let simple = ParameterStyle.simple(value, explode: explode) { PercentCoding.encode($0) }
            let read = ParameterStyle.parseSimple(simple[...], shape: .object(keys: nil), explode: explode) {
                PercentCoding.decode($0)
            }
            #expect(read == value)
        }
    }

    @Test(arguments: [Example.string, .array, .object], [true, false])
    func `a parameter that does not come is absent`(example: Example, explode: Bool) {
        #expect(
            parse("other=1&colour=2", example.shape, explode) == .some(.none)
                || parse("", example.shape, explode) == nil)
        #expect(parse("", example.shape, explode) == JSONValue??.none)
    }

    @Test func `an empty text is an empty array, an empty object or an empty string`() {
        #expect(parse("color=", .array, false) == .some(.some([])))
        #expect(parse("color=", .object(keys: nil), false) == .some(.some([:])))
        #expect(parse("color=", .scalar, false) == .some(.some("")))
        #expect(parse("color", .scalar, true) == .some(.some("")))
    }

    @Test(
        arguments: [
            ("R,100,G", .object(keys: nil), false), ("R,100", .object(keys: nil), true),
            ("R=1,G", .object(keys: nil), true),
            ("%", .scalar, false), ("%4", .scalar, false), ("%zz", .scalar, false), ("a,%FF", .array, false),
        ] as [(String, JSONShape, Bool)])
    func `a text in another form is malformed`(text: String, shape: JSONShape, explode: Bool) {
        let parsed = ParameterStyle.parseSimple(text[...], shape: shape, explode: explode) { PercentCoding.decode($0) }
        #expect(parsed == nil)
    }

    @Test func `a broken escape is told apart from an absent parameter`() {
        let parsed = parse("color=%", .scalar, true)
        #expect(parsed != .none)
        #expect(parsed == .some(.none))
    }

    @Test func `an object takes its own names out of the query`() {
        #expect(parse("R=1&page=2&B=3", .object(keys: ["R", "G", "B"]), true) == .some(.some(["R": "1", "B": "3"])))
        #expect(parse("R=1&page=2", .object(keys: nil), true) == .some(.some(["R": "1", "page": "2"])))
        #expect(parse("page=2", .object(keys: ["R"]), true) == JSONValue??.none)
    }

    @Test(
        arguments: [
            (1, "1"), (1.50, "1.5"), (true, "true"), (.null, ""), ("a b", "a b"), ([1], "1"), ([1, [2]], "1,[2]"),
            (["a": ["b": 1]], #"a,{"b":1}"#),
        ] as [(JSONValue, String)])
    func `scalars have no quotation marks, and what is nested is JSON`(value: JSONValue, text: String) {
        #expect(ParameterStyle.simple(value, explode: false) { $0 } == text)
    }
}

struct FormCodingTests {
    @Test(
        arguments: [
            ([:], ""), (["a": "1", "b": "x y"], "a=1&b=x%20y"), (["a": ["1", "2"]], "a=1&a=2"),
            (["k&=": "v&="], "k%26%3D=v%26%3D"), (["日": "橋"], "%E6%97%A5=%E6%A9%8B"), (["a": ""], "a="),
        ] as [(JSONValue, String)])
    func `a form reads back as it was written`(value: JSONValue, text: String) {
        #expect(FormCoding.text(of: value) == text)
        #expect(FormCoding.value(of: text) == value)
    }

    @Test(
        arguments: [
            ("a=b+c&d", ["a": "b c", "d": ""]), ("a+b=1", ["a b": "1"]), ("a=1&a=2&a=3", ["a": ["1", "2", "3"]]),
            ("&&a=1&", ["a": "1"]), ("a==b=c", ["a": "=b=c"]), ("=x", ["": "x"]),
        ] as [(String, JSONValue)])
    func `forms as browsers send them are read`(text: String, value: JSONValue) {
        #expect(FormCoding.value(of: text) == value)
    }

    @Test func `a broken escape makes the form malformed`() {
        #expect(FormCoding.value(of: "a=%4") == nil)
    }
}

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
