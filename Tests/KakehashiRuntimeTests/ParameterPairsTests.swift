import KakehashiRuntime
import Testing

struct ParameterPairsTests {
    @Test(
        arguments: [
            ("a=1&b=2", ["a=1", "b=2"]), ("", []), ("&&a=1&", ["a=1"]), ("a", ["a="]), ("=x", ["=x"]),
            ("a==b", ["a==b"]),
            ("a+b=1&%E6%A9%8B=2", ["a b=1", "橋=2"]), ("%zz=1&%FF=2&b=3", ["b=3"]), ("%=1", []),
        ])
    func `a query is cut into pairs`(text: String, pairs: [String]) throws {
        let cut = ParameterPairs(text)
        let written = try (0..<cut.count).map { index in cut.name(at: index) + "=" + (try cut.text(at: index)) }
        #expect(written == pairs)
    }

    @Test func `a name is found by its bytes`() {
        let pairs = ParameterPairs("ab=1&a=2&é=3&e%CC%81=4&a=5")
        #expect(pairs.first("a") == 1)
        #expect(pairs.first("a", from: 2) == 4)
        #expect(pairs.all("a") == [1, 4])
        #expect(pairs.all("e\u{301}") == [3])
        #expect(pairs.all("é") == [2])
        #expect(pairs.first("b") == nil)
    }

    @Test func `pairs over the limit are not kept, and nothing is said to be absent`() {
        let limits = ParameterLimits(pairs: 2)
        let pairs = ParameterPairs("a=1&b=2&c=3", limits: limits)
        #expect(pairs.count == 2)
        #expect(pairs.isTruncated)
        for name in ["a", "c", "x"] {
            let fault = #expect(throws: ParameterFault.self) { try pairs.text(name) }
            #expect(fault?.code == "too-many")
        }
        #expect(!ParameterPairs("a=1&b=2&&", limits: limits).isTruncated)
    }

    @Test(
        arguments: [
            (.form(explode: false), .query, "color=a,b,c,d"), (.form, .query, "color=a&color=b&color=c&color=d"),
            (.pipeDelimited, .query, "color=a%7Cb%7Cc%7Cd"), (.simple, .path, "a,b,c,d"), (.simple, .header, "a,b,c,d"),
            (.matrix(explode: true), .path, ";color=a;color=b;color=c;color=d"), (.label, .path, ".a,b,c,d"),
        ] as [(ParameterCoding, ParameterCoding.Location, String)])
    func `a list over the limit is refused`(
        coding: ParameterCoding, location: ParameterCoding.Location, text: String
    ) throws {
        let texts = ParameterWire(coding, location).texts(text)
        let request = HTTPRequest(
            method: .get, scheme: "http", authority: "a", path: location == .query ? "/?" + text : "/",
            headerFields: texts.fields)
        for (elements, isRefused) in [(3, true), (4, false)] {
            let limited = ParameterTexts(
                request, pathParameters: texts.path, limits: ParameterLimits(pairs: 10, elements: elements))
            do {
                let value = try limited.value("color", .array, coding, in: location)
                #expect(!isRefused && value == ["a", "b", "c", "d"])
            } catch {
                #expect(isRefused && error.code == "too-many")
            }
        }
    }
}
