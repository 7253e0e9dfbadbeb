import JSONCoding
import KakehashiRuntime
import MockEngine
import Testing

struct ResponseTests {
    private func list(_ fields: (String, String)...) throws -> EngineFixture.Answer {
        try EngineFixture(Contracts.library).send(.get, "/books?sort=title", fields)
    }

    @Test
    func `the lowest success is played, with its first example and its headers`() throws {
        let answer = try list()
        #expect(answer.status == 200)
        #expect(answer.contentType == "application/json")
        #expect(answer.text == #"[{"title":"Botchan"}]"#)
        #expect(answer["X-Total"] == "40")
        #expect(answer["X-Pages"] == "1,2")
        #expect(
            answer.trace.suffix(7)
                == [
                    "status 200: the lowest documented success",
                    "media type 'application/json': the first documented one", "example 'full': the first one",
                    "header 'X-Total' from its schema",
                    "header 'X-Pages' from its example", "body from the example 'full'",
                    "the response does not fit: body /0/id: the property 'id' is missing",
                ])
    }

    @Test(
        "Accept decides the media type",
        arguments: [
            ("text/csv", 200, "text/csv; charset=utf-8"), ("*/*", 200, "application/json"),
            ("text/*;q=0.5, application/json;q=0.4", 200, "text/csv; charset=utf-8"),
            ("text/html, application/xml;q=0.9, */*;q=0.8", 200, "application/json"),
            ("application/json;q=0, */*", 200, "text/csv; charset=utf-8"),
            ("image/png", 406, "application/problem+json"), ("", 200, "application/json"),
        ])
    func accept(accept: String, status: Int, type: String) throws {
        let answer = try list(("Accept", accept))
        #expect(answer.status == status)
        #expect(answer.contentType == type)
    }

    @Test
    func `text is sent as text`() throws {
        #expect(try list(("Accept", "text/csv")).text == "title,year")
    }

    @Test
    func `Prefer chooses status and example, and the answer says so`() throws {
        let empty = try list(("Prefer", "example=empty"))
        #expect(empty.text == "[]")
        #expect(empty["Preference-Applied"] == "example=empty")
        let missing = try list(("Prefer", "respond-async, code=404"))
        #expect(missing.status == 404)
        #expect(missing.text.isEmpty)
        #expect(missing.contentType == nil)
    }

    @Test(
        "a status or example that the contract lacks is a problem",
        arguments: [("code=418", "no-such-response"), ("example=other", "no-such-example")])
    func lacking(preference: String, problem: String) throws {
        let answer = try list(("Prefer", preference))
        #expect(answer.status == 404)
        #expect(answer.json?["type"] == .string("urn:kakehashi:problem:\(problem)"))
        #expect(answer["Preference-Applied"] == nil)
    }

    @Test
    func `an error is sent whatever Accept says`() throws {
        let answer = try list(("Prefer", "code=500"), ("Accept", "text/csv"))
        #expect(answer.status == 500)
        #expect(answer.contentType == "application/problem+json")
        #expect(answer.json == ["title": "text"])
    }

    @Test
    func `without an example the body is made from the schema, without write-only properties`() throws {
        let answer = try EngineFixture(Contracts.library).send(.get, "/books/10")
        #expect(answer.status == 200)
        #expect(answer.json == ["id": 1, "title": "Kokoro", "year": 1, "tags": ["text"]])
        #expect(answer.trace.last == "body made from the schema '/components/schemas/Book'")
    }

    @Test
    func `a status without content has no body`() throws {
        let answer = try EngineFixture(Contracts.library).send(.delete, "/books/10")
        #expect(answer.status == 204)
        #expect(answer.text.isEmpty)
        #expect(answer.contentType == nil)
    }

    @Test
    func `binary contents are sample bytes of their type`() throws {
        let fixture = try EngineFixture(Contracts.library)
        let request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/books/1/cover")
        let answer = fixture.service.answer(to: request, body: [])
        #expect(answer.response.status.code == 200)
        #expect(answer.response.headerFields[.contentType] == "image/png")
        #expect(answer.body.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    }

    @Test
    func `an operation without a success plays its lowest status`() throws {
        let answer = try EngineFixture(Contracts.library).send(.get, "/move")
        #expect(answer.status == 301)
        #expect(answer["Location"] == "/books")
    }

    @Test
    func `the same request gets the same bytes`() throws {
        let (first, second) = (try list(), try list())
        #expect(first.text == second.text)
        #expect(first.fields == second.fields)
    }
}
