import JSONCoding
import KakehashiRuntime
import MockEngine
import Testing

struct RoutingTests {
    @Test(
        "an operation is found with the server's path and without it",
        arguments: ["/books?sort=title", "/v1/books?sort=title", "/v1/books?limit=5&sort=year"])
    func basePath(path: String) throws {
        let answer = try EngineFixture(Contracts.library).send(.get, path)
        #expect(answer.status == 200)
        #expect(answer["Kakehashi-Source"] == "mock")
    }

    @Test
    func `an unknown path is a problem with 404`() throws {
        let answer = try EngineFixture(Contracts.library).send(.get, "/v2/books")
        #expect(answer.status == 404)
        #expect(answer.contentType == "application/problem+json")
        #expect(answer.json?["type"] == "urn:kakehashi:problem:no-such-path")
        #expect(answer["Kakehashi-Source"] == "mock")
        #expect(answer.trace == ["no operation has the path '/v2/books'"])
    }

    @Test
    func `an unknown method is a problem with 405 that lists the others`() throws {
        let answer = try EngineFixture(Contracts.library).send(.put, "/v1/books/12")
        #expect(answer.status == 405)
        #expect(answer["Allow"] == "DELETE, GET, HEAD, OPTIONS")
    }

    @Test
    func `HEAD is answered as GET without the body`() throws {
        let fixture = try EngineFixture(Contracts.library)
        let (get, head) = (fixture.send(.get, "/books/12"), fixture.send(.head, "/books/12"))
        #expect(head.status == get.status)
        #expect(head.fields == get.fields)
        #expect(head.text.isEmpty)
        #expect(!get.text.isEmpty)
        #expect(fixture.send(.head, "/books/1").text.isEmpty)
    }

    @Test
    func `every route without a body has a sample path that is answered`() throws {
        let fixture = try EngineFixture(Contracts.library)
        let routes = fixture.service.routes
        #expect(
            routes.map(\.samplePath)
                == ["/books?sort=title", "/books", "/books/10", "/books/10", "/books/a%20b%2Fc/cover", "/move"])
        #expect(routes[0].operationID == "listBooks")
        #expect(routes[0].summary == "All books")
        for route in routes where route.method == .get {
            #expect((200..<400).contains(fixture.send(.get, route.samplePath).status), "\(route.path)")
        }
        #expect(fixture.service.basePath == "/v1")
        #expect(fixture.service.title == "Library")
    }
}
