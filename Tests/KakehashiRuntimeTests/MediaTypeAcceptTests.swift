import Testing

@testable @_spi(Generated) import KakehashiRuntime

struct MediaTypeAcceptTests {
    /// RFC 9110 section 12.5.1, the table at its end.
    @Test(
        arguments: [
            ("text/plain;format=flowed", 1), ("text/plain", 0.7), ("text/html", 0.3), ("image/jpeg", 0.5),
            ("text/plain;format=fixed", 0.4), ("text/html;level=3", 0.3),
        ])
    func `the range that says most counts`(type: String, quality: Double) throws {
        let accept = AcceptHeader(
            "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, */*;q=0.5")
        #expect(accept.quality(of: try #require(MediaType(type))) == quality)
    }

    private static let both = ["application/json", "application/xml"]

    @Test(
        arguments: [
            (nil, both, 0), ("", both, 0), ("*/*", both, 0), ("application/*", both, 0), ("application/xml", both, 1),
            ("application/xml, application/json", both, 0), ("application/xml, application/json;q=0.9", both, 1),
            ("application/json;q=0, */*", both, 1), ("application/*;q=0.2, application/json;q=0.1", both, 1),
            ("text/html", both, nil), ("application/json;q=0", ["application/json"], nil), ("*/*;q=0", both, nil),
            ("application/json; q=0.5; ext=\"a,b;c\", text/html", both, 0),
            ("application/json;charset=utf-8", both, 0), ("application/json;v=1", both, nil),
            ("application/json;v=1", ["application/json;v=2", "application/json;v=1"], 1),
            ("application/json;q=nan, application/xml;q=7", both, 1), ("application/json;q=x", both, nil),
            ("image/png", ["image/*"], 0), ("image/png;q=0", ["image/*"], nil), ("nonsense", both, 0),
            ("text/plain", ["nonsense", "text/plain"], 1), ("a/b", [], nil),
        ] as [(String?, [String], Int?)])
    func `the best of the documented types is chosen`(accept: String?, types: [String], best: Int?) {
        #expect(AcceptHeader(accept).best(of: types) == best)
    }

    @Test(
        arguments: [
            ("image/*", "image/png", "image/png"), ("image/*", "image/*", nil), ("*/*", "a/b;q=0", nil),
            ("image/png", "*/*", "image/png"), ("image/*", "text/plain", nil),
        ])
    func `where a range is documented, the client may say the type`(range: String, accept: String, type: String?) throws
    {
        #expect(AcceptHeader(accept).concrete(try #require(MediaType(range)))?.description == type)
    }

    @Test(
        arguments: [
            ("text/html", "application/json", 406), ("application/json", "application/json", 200),
            ("text/html", "", 200), (nil, "application/json", 200),
            ("application/problem+json", "application/json, application/problem+json;q=0.5", 200),
            ("application/json;q=0", "application/json;q=1", 406), ("nonsense", "application/json", 200),
        ] as [(String?, String, Int)])
    func `a request that takes none of the documented types is answered 406`(
        accept: String?, documented: String, status: Int
    ) async throws {
        var request = HTTPRequest(method: .get, scheme: "http", authority: "a", path: "/")
        request.headerFields[.accept] = accept
        let reader = try await RequestReader(request, .empty, [:], BodyLimits())
        do {
            try reader.requireAcceptable(documented)
            #expect(status == 200)
        } catch let problem as ProblemDetails {
            #expect(problem.status == status)
        }
    }

    @Test(
        arguments: [
            ("application/json;v=1", "application/json;v=2", false), ("application/json;v=1", "application/json", true),
            ("application/json", "application/json;v=2", true),
            ("text/plain;charset=utf-8", "text/plain;charset=ascii", true),
        ])
    func `types with parameters that contradict are two`(range: String, type: String, matches: Bool) throws {
        let range = try #require(MediaType(range))
        #expect(range.matches(try #require(MediaType(type))) == matches)
    }

    @Test(
        arguments: [
            ("application/json", true), ("text/csv", true), ("application/soap+xml", true), ("multipart/mixed", true),
            ("text/event-stream", false), ("application/x-ndjson", false), ("application/geo+json-seq", false),
            ("application/stream+json", false), ("application/octet-stream", false), ("image/png", false),
        ])
    func `the media type says whether a body is read whole`(type: String, isWhole: Bool) throws {
        #expect(BodyKind.isReadWhole(try #require(MediaType(type))) == isWhole)
    }
}
