import KakehashiRuntime
import Testing

struct MediaTypeTests {
    @Test(
        arguments: [
            ("application/json", "application/json", ""),
            ("Application/JSON; Charset=UTF-8", "application/json", "charset=UTF-8"),
            (" text/plain ;charset = \"utf-8\" ; q=0.5", "text/plain", "charset=utf-8 q=0.5"), ("*/*", "*/*", ""),
            ("application/vnd.api+json;v=1", "application/vnd.api+json", "v=1"), ("a/b;;x", "a/b", ""),
            ("multipart/form-data; boundary=\"a;b=c\"", "multipart/form-data", "boundary=a;b=c"),
            ("a/b; x=\"\\\"q\\\"\"", "a/b", "x=\"q\""),
        ])
    func `a media type has an essence and parameters`(text: String, essence: String, parameters: String) {
        let type = MediaType(text)
        #expect(type?.essence == essence)
        #expect(type?.parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ") == parameters)
    }

    @Test(arguments: ["", "json", "a/", "/b", "a/b/c", "a b/c", "application json", ";", "a/b c"])
    func `what has not the form of a media type is none`(text: String) {
        #expect(MediaType(text) == nil)
    }

    @Test(
        arguments: [
            ("*/*", "text/plain", true), ("text/*", "text/plain", true), ("text/*", "application/json", false),
            ("application/json", "application/json; charset=utf-8", true),
            ("APPLICATION/json", "application/JSON", true),
            ("application/json", "application/problem+json", false), ("text/plain", "text/*", false),
        ])
    func `a range covers types`(range: String, type: String, matches: Bool) throws {
        let range = try #require(MediaType(range))
        let type = try #require(MediaType(type))
        #expect(range.matches(type) == matches)
    }

    @Test(
        arguments: [
            ("application/json", .json), ("application/ld+json; profile=x", .json), ("text/json", .json),
            ("text/csv", .text),
            ("application/x-www-form-urlencoded", .form), ("application/octet-stream", .binary), ("image/png", .binary),
            ("application/xml", .binary), ("application/jsonp", .binary),
        ] as [(String, BodyKind)])
    func `the media type says how a body is read`(text: String, kind: BodyKind) {
        #expect(BodyKind(MediaType(text)) == kind)
    }

    @Test(arguments: ["a/b", "a/b; c=d", "a/b; c=\"d e\"", "a/b; c=\"d;e\"; f=g", "a/b; c=\"\"", "a/b; c=\"\\\"\\\\\""])
    func `a description reads back as the same type`(text: String) throws {
        let type = try #require(MediaType(text))
        #expect(type.description == text)
        #expect(MediaType(type.description) == type)
    }
}
