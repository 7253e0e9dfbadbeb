import Foundation
import KakehashiRuntime
import Testing

/// What the generated server of `everything.yaml` takes and gives, byte by byte, as curl sees it.
@Suite(.enabled(if: Curl.isThere, "needs curl"))
struct WireFormatTests {
    private func run(_ body: @Sendable @escaping (Curl) async throws -> Void) async throws {
        try await EverythingServer.run { url async throws in try await body(Curl(server: url)) }
    }

    // MARK: Parameters

    static let both =
        #""list":["x","y"],"object":{"from":1,"to":2},"listExploded":["x","y"],"objectExploded":{"from":1,"to":2}"#

    /// A request line as OpenAPI shows it, and what is understood.
    static let lines: [(path: String, understood: String)] = [
        ("simple/a/x,y/from,1,to,2/x,y/from=1,to=2", #"{"text":"a",\#(both)}"#),
        ("label/.a/.x,y/.from,1,to,2/.x.y/.from=1.to=2", #"{"text":"a",\#(both)}"#),
        (
            "matrix/;text=a/;list=x,y/;object=from,1,to,2/;listExploded=x;listExploded=y/;from=1;to=2",
            #"{"text":"a",\#(both)}"#
        ),
        (
            "simple/%2f%20/x%2Cy,z/to,2,from,1/x/from=1",
            #"{"text":"/ ","list":["x,y","z"],"object":{"from":1,"to":2},"listExploded":["x"],"objectExploded":{"from":1}}"#
        ),
        ("query?text=a+b%2Bc", #"{"text":"a b+c"}"#),
        ("query?list=x,y&object=from,1,to,2&listExploded=x&listExploded=y&from=1&to=2", "{\(both)}"),
        ("query?spaced=x%20y&spacedExploded=x&spacedExploded=y", #"{"spaced":["x","y"],"spacedExploded":["x","y"]}"#),
        ("query?spaced=x+y", #"{"spaced":["x","y"]}"#),
        ("query?piped=x|y&pipedExploded=x&pipedExploded=y", #"{"piped":["x","y"],"pipedExploded":["x","y"]}"#),
        ("query?piped=x%7Cy", #"{"piped":["x","y"]}"#),
        ("query?deep[from]=1&deep[to]=2", #"{"deep":{"from":1,"to":2}}"#),
        ("query?deep%5Bfrom%5D=1", #"{"deep":{"from":1}}"#),
        ("query?open=/a?b:c@d;e,f", #"{"open":"/a?b:c@d;e,f"}"#),
        ("query?empty=&unknown=1", "{}"),
        ("query?filter={%22from%22:1}", #"{"filter":{"from":1}}"#),
        ("query", "{}"),
    ]

    @Test(arguments: lines)
    func `A request line is understood as OpenAPI means it`(path: String, understood: String) async throws {
        try await run { curl async throws in
            let answer = try await curl("/v1/styles/\(path)")
            #expect(answer.status == 200)
            #expect(answer["content-type"] == ["application/json"])
            #expect(answer["content-length"] == [String(answer.body.count)])
            #expect(answer.text == understood)
        }
    }

    @Test func `Headers and cookies are understood as OpenAPI means them, and written so`() async throws {
        try await run { curl async throws in
            let headers = try await curl(
                "/v1/styles/header", "-H", "x-text: a, b", "-H", "X-LIST: x,  y", "-H", "X-Object: from,1,to,2", "-H",
                "X-List-Exploded: x", "-H", "X-List-Exploded: y", "-H", "X-Object-Exploded: from=1,to=2", "-H",
                #"X-Filter: {"from":1}"#)
            #expect(headers.text == #"{"text":"a, b",\#(Self.both),"filter":{"from":1}}"#)
            #expect(headers["x-text"] == ["a, b"])
            #expect(headers["x-list"] == ["x,y"])
            #expect(headers["x-object"] == ["from,1,to,2"])
            #expect(headers["x-object-exploded"] == ["from=1,to=2"])
            #expect(headers["x-filter"] == [#"{"from":1}"#])
            let cookies = try await curl(
                "/v1/styles/cookie", "-H",
                "Cookie: text=a%20b; list=x,y; object=from,1,to,2; listExploded=x&listExploded=y; from=1; to=2; z=0")
            #expect(cookies.text == #"{"text":"a b",\#(Self.both)}"#)
        }
    }

    // MARK: Bodies

    @Test func `Forms are pairs with an ampersand between them`() async throws {
        try await run { curl async throws in
            let form = "name=a%26b+c&words=x&words=y%3Dz&tags=p%7Cq&range%5Bfrom%5D=1&filter=%7B%22from%22%3A2%7D"
            let fields = try await curl(
                "/v1/bodies/form", "--data-binary", form, "-H", "Accept: application/json")
            let understood = try JSONValue(jsonText: fields.body)
            #expect(
                understood == [
                    "name": "a&b c", "words": ["x", "y=z"], "tags": ["p", "q"], "range": ["from": 1],
                    "filter": ["from": 2],
                ])
            let back = try await curl("/v1/bodies/form", "--data-binary", form)
            #expect(back["content-type"] == ["application/x-www-form-urlencoded"])
            #expect(back.text == "name=a%26b%20c&words=x&words=y%3Dz")
        }
    }

    @Test func `A multipart form of curl is taken apart`() async throws {
        try await run { curl async throws in
            let answer = try await curl(
                "/v1/bodies/upload", "-F", "title=a title", "-F", "tags=x", "-F", "tags=y", "-F",
                #"range={"from":1};type=application/json"#, "-F",
                #"thing="<Range><from>2</from></Range>";type=application/xml"#,
                "-F", "picture=@-;filename=p.png;type=image/png;headers=\"X-DPI: 300\"", "-F",
                "more=ab;filename=a.bin", input: [137, 80, 78, 71, 13, 10])
            #expect(
                answer.text
                    == #"{"title":"a title","tags":["x","y"],"range":{"from":1},"thing":{"from":2},"filename":"p.png","contentType":"image/png","bytes":6,"dpi":300,"more":[2]}"#
            )
        }
    }

    @Test func `Parts stand between boundaries`() async throws {
        try await run { curl async throws in
            let sent =
                "preamble\r\n--b\r\nContent-Type: text/plain\r\nContent-ID: 1\r\n\r\none\r\n--b\r\n\r\ntwo\r\n--b--\r\n"
            let answer = try await curl(
                "/v1/bodies/parts", "-H", "Content-Type: multipart/mixed; boundary=b", "--data-binary", sent)
            let type = try #require(answer["content-type"].first.flatMap { MediaType($0) })
            let boundary = try #require(type.parameter("boundary"))
            #expect(type.essence == "multipart/mixed")
            #expect(
                answer.text
                    == "--\(boundary)\r\nContent-Type: text/plain\r\nContent-ID: 1\r\n\r\none\r\n--\(boundary)\r\n\r\ntwo\r\n--\(boundary)--\r\n"
            )
        }
    }

    @Test func `XML is written with its attributes, wrappers and namespaces`() async throws {
        try await run { curl async throws in
            let sent = """
                <?xml version="1.0"?>
                <!-- other prefixes, the same names -->
                <book xmlns="https://example.jp/books" xmlns:q="https://example.jp/people" isbn="1&quot;2" page-count="3">
                  <title><![CDATA[a & b]]></title>
                  <author xmlns="https://example.jp/people" born="1929-11-12"><q:name>Ende</q:name></author>
                </book>
                """
            let answer = try await curl(
                "/v1/bodies/xml", "-H", "Content-Type: application/xml", "--data-binary", "@-", input: Array(sent.utf8))
            #expect(answer["content-type"] == ["application/xml"])
            #expect(
                answer.text == """
                    <?xml version="1.0" encoding="UTF-8"?>
                    <b:book xmlns:b="https://example.jp/books" isbn="1&quot;2" page-count="3"><b:title>a &amp; b</b:title>\
                    <p:author xmlns:p="https://example.jp/people" born="1929-11-12"><p:name>Ende</p:name></p:author></b:book>
                    """)
        }
    }

    @Test func `Values of a stream have a line each, or a record separator`() async throws {
        try await run { curl async throws in
            let lines = try await curl(
                "/v1/bodies/lines", "-H", "Content-Type: application/x-ndjson", "--data-binary",
                "{\"from\":1}\r\n\n {\"to\":3, \"from\":2}")
            #expect(lines["content-type"] == ["application/x-ndjson"])
            #expect(lines["transfer-encoding"] == ["chunked"])
            #expect(lines.text == "{\"from\":1}\n{\"from\":2,\"to\":3}\n")
            let sequence = try await curl(
                "/v1/bodies/sequence", "-H", "Content-Type: application/json-seq", "--data-binary",
                "\u{1E}{\"from\":1}\n\u{1E}{\"from\":2}\n")
            #expect(sequence["content-type"] == ["application/json-seq"])
            #expect(sequence.text == "\u{1E}{\"from\":1}\n\u{1E}{\"from\":2}\n")
        }
    }

    @Test func `Events have their fields and a line between them`() async throws {
        try await run { curl async throws in
            let events = try await curl("/v1/bodies/events", "-H", "Last-Event-ID: 8")
            #expect(events["content-type"] == ["text/event-stream"])
            #expect(events["cache-control"] == ["no-cache"])
            #expect(
                events.text == """
                    event: range
                    id: 9
                    retry: 1500
                    data: {"from":9}

                    event: range
                    id: 10
                    retry: 1500
                    data: {"from":10}


                    """)
            let messages = try await curl("/v1/bodies/messages")
            #expect(messages.text == "data: two\ndata: lines\n\ndata: 城西\n\n")
        }
    }

    @Test func `Text is in the charset that the content type names`() async throws {
        try await run { curl async throws in
            let latin = try await curl(
                "/v1/bodies/text", "-H", "Content-Type: text/plain; charset=ISO-8859-1", "--data-binary", "@-",
                input: [0x53, 0xDF])
            #expect(latin["content-type"] == ["text/plain; charset=iso-8859-1"])
            #expect(latin.body == [0x53, 0xDF])
            let other = try await curl("/v1/bodies/text", "-H", "Content-Type: text/plain", "-d", "城西")
            #expect(other["content-type"] == ["text/plain; charset=utf-8"])
            #expect(other.text == "城西")
        }
    }

    @Test func `The form of the answer is negotiated by quality`() async throws {
        try await run { curl async throws in
            let cases = [
                ("*/*", "application/json", #"{"from":1}"#),
                (
                    "application/xml", "application/xml",
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Range><from>1</from></Range>"
                ),
                ("application/json;q=0.1, text/*;q=0.2", "text/plain; charset=utf-8", "from 1 to 0"),
                ("text/plain;q=0, */*;q=0.1", "application/json", #"{"from":1}"#),
            ]
            for (accept, type, text) in cases {
                let answer = try await curl(
                    "/v1/bodies/negotiated", "-H", "Accept: \(accept)", "-H", "Content-Type: application/json", "-d",
                    #"{"from":1}"#)
                #expect(answer["content-type"] == [type])
                #expect(answer.text == text)
            }
        }
    }

    @Test func `A HEAD request has the fields and no body, and a 204 neither`() async throws {
        try await run { curl async throws in
            let added = try await curl(
                "/v1/things", "-u", "花子:a:b", "-H", "Content-Type: application/json", "-d",
                #"{"name":"desk","color":"red"}"#)
            #expect(added.status == 201)
            let location = try #require(added["location"].first)
            let head = try await curl(location, "--head")
            #expect(head.status == 200)
            #expect(head["etag"] == ["\"1\""])
            let options = try await curl(location, "-X", "OPTIONS")
            #expect(options.status == 204)
            #expect(options["allow"] == ["GET,PUT"])
            #expect(options["content-length"] == [] && options.body.isEmpty)
        }
    }
}
