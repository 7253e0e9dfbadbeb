import JSONCoding
import KakehashiRuntime
import MockEngine
import Testing

struct RequestTests {
    @Test(
        "a parameter that fits is let through",
        arguments: [
            "sort=title&limit=10", "sort=title&year=1990&year=2000", "sort=title&filter=%7B%22a%22%3A1%7D",
            "sort=title&flag=", "sort=title&flag=true", "sort=title&unknown=1",
        ])
    func good(query: String) throws {
        #expect(try EngineFixture(Contracts.library).send(.get, "/books?\(query)").status == 200)
    }

    @Test(
        "a parameter that does not fit is named",
        arguments: [
            ("limit=10", 400, ["query /sort missing"]), ("sort=size", 422, ["query /sort enum"]),
            ("sort=title&limit=0", 422, ["query /limit minimum"]),
            ("sort=title&limit=ten", 400, ["query /limit type"]),
            ("sort=title&limit=1.5", 400, ["query /limit type"]),
            ("sort=title&year=1&year=x", 400, ["query /year/1 type"]),
            ("sort=title&filter=%7B%7D", 400, ["query /filter/a required"]),
            ("sort=title&filter=x", 400, ["query /filter malformed"]),
            ("sort=title&flag=maybe", 400, ["query /flag type"]), ("sort=%zz", 400, ["query /sort malformed"]),
        ])
    func bad(query: String, status: Int, errors: [String]) throws {
        let answer = try EngineFixture(Contracts.library).send(.get, "/books?\(query)")
        #expect(answer.status == status)
        #expect(answer.contentType == "application/problem+json")
        #expect(answer.json?["type"] == "urn:kakehashi:problem:invalid-request")
        #expect(answer.errors == errors)
    }

    @Test
    func `all violations are listed at once, with place and message`() throws {
        let answer = try EngineFixture(Contracts.library).send(
            .get, "/books?limit=1000", [("X-Trace", "1, two"), ("Cookie", "a=b; session=ab")])
        #expect(
            answer.errors
                == [
                    "query /limit maximum", "query /sort missing", "header /X-Trace/1 type",
                    "cookie /session min-length",
                ])
        #expect(answer.json?["errors"]?[0]?["message"] == "1000 is not at most 100")
    }

    @Test
    func `a path parameter is checked`() throws {
        #expect(try EngineFixture(Contracts.library).send(.get, "/books/9").errors == ["path /id minimum"])
        #expect(try EngineFixture(Contracts.library).send(.get, "/books/x").errors == ["path /id type"])
    }

    struct BodyCase: Sendable {
        let type: String?
        let body: String
        let status: Int
        let errors: [String]

        init(_ type: String?, _ body: String, _ status: Int, _ errors: String...) {
            self.type = type
            self.body = body
            self.status = status
            self.errors = errors
        }
    }

    @Test(
        "a body is read as its type says and checked",
        arguments: [
            BodyCase("application/json", #"{"title": "a", "year": 2000}"#, 201),
            BodyCase("application/json; charset=utf-8", #"{"title": "a"}"#, 201),
            BodyCase(nil, #"{"title": "a"}"#, 201),
            BodyCase("application/json", #"{"id": 5, "title": "a"}"#, 201),
            BodyCase(
                "application/json", #"{"title": "", "year": "x"}"#, 400, "body /title min-length", "body /year type"),
            BodyCase("application/json", "{}", 400, "body /title required"),
            BodyCase("application/json", "{", 400, "body  malformed"),
            BodyCase("application/json", "", 400, "body  missing"),
            BodyCase(nil, "", 400, "body  missing"),
            BodyCase("application/x-www-form-urlencoded", "title=a&year=2000&tags=x", 201),
            BodyCase("application/x-www-form-urlencoded", "title=a&year=x", 400, "body /year type"),
            BodyCase("text/plain", "short", 201),
            BodyCase("text/plain", "too long", 422, "body  max-length"),
            BodyCase("image/png", "anything", 201),
            BodyCase("application/xml", "<a/>", 415, "body  unsupported-media-type"),
            BodyCase("nonsense", "x", 415, "body  unsupported-media-type"),
        ])
    func bodies(example: BodyCase) throws {
        let fields = example.type.map { [("Content-Type", $0)] } ?? []
        let answer = try EngineFixture(Contracts.library).send(.post, "/books", fields, body: example.body)
        #expect(answer.status == example.status)
        #expect(answer.errors == example.errors)
    }

    @Test
    func `the trace says which rule of which schema was broken`() throws {
        let answer = try EngineFixture(Contracts.library).send(.get, "/v1/books/9")
        #expect(
            answer.trace
                == [
                    "the server's path '/v1' was taken off", "GET /books/{id} is 'getBook'",
                    "path /id: 9 is not at least 10", "refused with 422 (urn:kakehashi:problem:invalid-request)",
                ])
    }
}
