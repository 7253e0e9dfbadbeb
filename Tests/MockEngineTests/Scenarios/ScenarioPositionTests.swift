import KakehashiRuntime
import MockEngine
import Testing

/// Who serves a mock may look at how far sessions have come, and change it.
@Suite struct ScenarioPositionTests {
    private static let text = """
        scenarios:
          door:
            description: It closes
            steps:
              - {state: start, operation: listShelters, times: 3, goTo: closed}
              - {state: closed, operation: listShelters, answer: {status: 503}}
          window:
            start: open
            steps: [{state: open, operation: listShelters, answer: {example: none}}]
        """

    private let store = MemoryStateStore()

    private func status(_ service: CompiledService, _ path: String = "/shelters?api_key=a") -> Int {
        let player = MockPlayer(service, store: store)
        let request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path)
        return player.answer(to: request, body: []).response.status.code
    }

    private func position(_ service: CompiledService, _ session: SessionName = .shared) -> ScenarioPosition? {
        service.position(of: session, in: "door", store)
    }

    @Test func `scenarios are listed in their order`() throws {
        let scenarios = try ScenarioFixture.service(Self.text).scenarioSummaries
        #expect(scenarios.map(\.name) == ["door", "window"])
        #expect(scenarios.map(\.description) == ["It closes", nil])
        #expect(scenarios.map(\.start) == ["start", "open"])
        #expect(scenarios.map(\.states) == [["start", "closed"], ["open"]])
        #expect(scenarios.map(\.stepCount) == [2, 1])
        #expect(scenarios.map(\.place) == ["a.scenario.yaml:3:5", "a.scenario.yaml:8:5"])
    }

    @Test func `a session plays what was chosen for it, unless a request says otherwise`() throws {
        let service = try ScenarioFixture.service(Self.text)
        let anna = try #require(SessionName("anna"))
        #expect(service.choose("door", for: anna, store))
        #expect(!service.choose("gate", for: anna, store))
        #expect(status(service, "/shelters?api_key=a&__session=anna") == 200)
        #expect(position(service, anna)?.state == "closed")
        #expect(status(service, "/shelters?api_key=a&__session=anna") == 503)
        #expect(status(service, "/shelters?api_key=a&__session=anna&__scenario=none") == 200)
        #expect(status(service, "/shelters?api_key=a&__session=anna&__scenario=window") == 200)
        #expect(status(service) == 200)
        #expect(position(service)?.state == "start")
        #expect(service.choose(nil, for: anna, store))
        #expect(status(service, "/shelters?api_key=a&__session=anna") == 200)
    }

    @Test func `a session may play none where the mock plays one`() throws {
        var options = MockOptions()
        options.scenario = "door"
        let service = try ScenarioFixture.service(Self.text, options: options)
        #expect(service.choose("none", for: .shared, store))
        #expect(status(service) == 200)
        #expect(position(service)?.taken == [:])
        #expect(service.choose(nil, for: .shared, store))
        #expect(status(service) == 200)
        #expect(position(service)?.taken == [1: 1])
    }

    @Test func `a session is put into a state, and begins anew`() throws {
        let service = try ScenarioFixture.service(Self.text)
        #expect(service.choose("door", for: .shared, store))
        #expect(service.move(.shared, to: "closed", in: "door", store))
        #expect(!service.move(.shared, to: "ajar", in: "door", store))
        #expect(!service.move(.shared, to: "start", in: "gate", store))
        #expect(status(service) == 503)
        #expect(position(service)?.taken == [2: 1])
        service.restart(.shared, in: "door", store)
        #expect(position(service)?.state == "start")
        #expect(status(service) == 200)
        service.restart(.shared, store)
        #expect(position(service)?.taken == [:])
        #expect(service.position(of: .shared, in: "gate", store) == nil)
    }

    @Test func `forgetting a session forgets its position`() throws {
        let service = try ScenarioFixture.service(Self.text)
        #expect(status(service, "/shelters?api_key=a&__scenario=door") == 200)
        #expect(position(service)?.state == "closed")
        store.drop(.shared)
        #expect(position(service)?.state == "start")
    }

    @Test func `a scenario that has changed begins anew, another one of the file does not`() throws {
        let service = try ScenarioFixture.service(Self.text)
        #expect(status(service, "/shelters?api_key=a&__scenario=door") == 200)
        let other = try ScenarioFixture.service(Self.text.replacing("example: none", with: "example: two"))
        #expect(position(other)?.state == "closed")
        let changed = try ScenarioFixture.service(Self.text.replacing("times: 3", with: "times: 2"))
        #expect(position(changed)?.state == "start")
    }

    @Test func `a small request makes no huge answer`() throws {
        let fields = (0..<1000).map { "T-\($0): '{{request.body}}'" }.joined(separator: ", ")
        let step = "{operation: addShelter, answer: {status: 201, headers: {\(fields)}}}"
        let service = try ScenarioFixture.service("scenarios: {echo: {steps: [\(step)]}}")
        let player = MockPlayer(service, store: store)
        var request = HTTPRequest(
            method: .post, scheme: "http", authority: "localhost", path: "/shelters?__scenario=echo")
        request.headerFields[.contentType] = "application/json"
        let text = #"{"id": "S-1", "tags": ["\#(String(repeating: "a", count: 100_000))"]}"#
        let answer = player.answer(to: request, body: Array(text.utf8))
        let length = answer.response.headerFields.reduce(0) { $0 + $1.value.utf8.count }
        #expect(answer.response.status.code == 201)
        #expect((1_000_000..<1_200_000).contains(length), "\(length)")
    }

    @Test func `a session whose scenario is gone plays that of the mock`() throws {
        let service = try ScenarioFixture.service(Self.text)
        #expect(service.choose("door", for: .shared, store))
        let changed = try ScenarioFixture.service(Self.text.replacing("door:", with: "gate:"))
        #expect(status(changed) == 200)
        #expect(status(changed) == 200)
    }
}
