import KakehashiRuntime
import MockEngine
import Testing

struct JournalTests {
    private static let contract = """
        openapi: 3.0.3
        info: {title: Pets, version: '1'}
        paths:
          /pets:
            post:
              operationId: addPet
              requestBody: {content: {text/plain: {schema: {type: string}}}}
              responses: {'200': {description: added, content: {text/plain: {example: "0123456789"}}}}
          /pets/{id}/vaccinations:
            get:
              parameters: [{name: id, in: path, required: true, schema: {type: string}}]
              responses: {'204': {description: none}}
        """

    private static func player(_ limits: Journal.Limits = Journal.Limits()) throws -> MockPlayer {
        MockPlayer(
            try EmbeddedContract.compile(entry: "api.yaml", files: ["api.yaml": contract]),
            journal: Journal(limits: limits))
    }

    private static func request(_ path: String = "/pets", _ method: HTTPRequest.Method = .post) -> HTTPRequest {
        HTTPRequest(
            method: method, scheme: "http", authority: "localhost", path: path,
            headerFields: [.contentType: "text/plain"])
    }

    @Test func `where there is no room the oldest go, and they are counted`() throws {
        var limits = Journal.Limits()
        limits.bytes = 100_000
        let player = try Self.player(limits)
        for _ in 0..<2000 { _ = player.answer(to: Self.request(), body: []) }
        let kept = player.journal.records(JournalFilter(), limit: 3000).records
        #expect((10...200).contains(kept.count))
        #expect(kept.map(\.id) == Array((2001 - kept.count...2000).reversed()))
        #expect(player.journal.evicted == 2000 - kept.count && player.journal.count == 2000)
        #expect(player.journal[1] == nil && player.journal[2001] == nil)
        #expect(player.journal[2001 - kept.count]?.id == 2001 - kept.count)
    }

    @Test func `the last one is kept however large it is`() throws {
        var limits = Journal.Limits()
        limits.bytes = 1
        let player = try Self.player(limits)
        for _ in 0..<3 { _ = player.answer(to: Self.request(), body: []) }
        #expect(player.journal.records(JournalFilter(), limit: 9).records.map(\.id) == [3])
    }

    @Test func `long bodies are cut, and their length is told`() throws {
        var limits = Journal.Limits()
        limits.bodyBytes = 4
        let player = try Self.player(limits)
        _ = player.answer(to: Self.request(), body: Array("abc".utf8))
        let record = try #require(player.journal[1])
        #expect(record.requestBody.text == "abc" && !record.requestBody.isCut)
        #expect(record.responseBody.text == "0123" && record.responseBody.isCut && record.responseBody.count == 10)
    }

    @Test func `some can be forgotten while others are found by their ids`() throws {
        let player = try Self.player()
        for _ in 0..<10 { _ = player.answer(to: Self.request(), body: []) }
        player.journal.remove { $0.id.isMultiple(of: 3) }
        #expect((1...10).filter { player.journal[$0] != nil } == [1, 2, 4, 5, 7, 8, 10])
        _ = player.answer(to: Self.request(), body: [])
        #expect(player.journal[11]?.id == 11)
    }

    @Test func `readers get what comes after them`() async throws {
        let player = try Self.player()
        _ = player.answer(to: Self.request(), body: [])
        var events = player.journal.events().makeAsyncIterator()
        _ = player.answer(to: Self.request("/pets?x=1"), body: [])
        #expect(await events.next()?.request.path == "/pets?x=1")
    }

    @Test(arguments: [
        ("/pet", "addPet 'pet' is 'pets'"), ("/Pets", "addPet 'Pets' is 'pets'"),
        ("/pets/5", "addPet '5' is not in it"),
        ("/v1/pets", "addPet 'v1' is not in it"),
        ("/pets/7/vaccination", "GET 'vaccination' is 'vaccinations', the method is GET"),
        ("/cats/7/vaccinations", "GET 'cats' is 'pets', the method is GET"), ("/nothing/of/the/kind", ""), ("/", ""),
    ])
    func `what was meant is told where it is near`(path: String, nearest: String) throws {
        let player = try Self.player()
        _ = player.answer(to: Self.request(path), body: [])
        let miss = player.journal[1]?.nearMisses.first
        #expect((miss.map { "\($0.operationID ?? $0.method.rawValue) \($0.reason)" } ?? "") == nearest)
    }

    @Test func `a request that was understood has no near misses`() throws {
        let player = try Self.player()
        _ = player.answer(to: Self.request(), body: [])
        #expect(player.journal[1]?.nearMisses == [])
    }

    @Test(arguments: [
        ("authorization", "Bearer abc.def", "Bearer ***"), ("authorization", "abc", "***"),
        ("cookie", "sid=1; b=2", "***"), ("x-other", "abc", "abc"),
    ])
    func `credentials are not shown`(name: String, value: String, shown: String) throws {
        let player = try Self.player()
        var request = Self.request("/pets?access_token=t0k&limit=1")
        request.headerFields[try #require(HTTPField.Name(name))] = value
        _ = player.answer(to: request, body: [])
        let record = try #require(player.journal[1])
        let mask = CredentialMask(record)
        #expect(mask.fields(record.request.headerFields).contains { $0.name == name && $0.value == shown })
        #expect(mask.path(record.request.path ?? "") == "/pets?access_token=***&limit=1")
    }
}
