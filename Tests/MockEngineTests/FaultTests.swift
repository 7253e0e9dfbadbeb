import JSONCoding
import KakehashiMock
import KakehashiRuntime
import MockEngine
import OpenAPIModel
import SourceDiagnostics
import Synchronization
import Testing

/// What a single request does not show.
struct FaultTests {
    private static func contract(_ faults: String) -> String {
        """
        openapi: 3.0.3
        info: {title: t, version: '1'}
        paths:
          /pets:
            get:
              x-kakehashi-faults: \(faults)
              responses: {'200': {description: all, content: {text/plain: {example: "0123456789"}}}}
        """
    }

    private static let request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/pets")

    private static func service(_ faults: String) throws -> CompiledService {
        try EmbeddedContract.compile(entry: "api.yaml", files: ["api.yaml": contract(faults)])
    }

    /// The answers of one player, a request for each second.
    private static func statuses(_ faults: String, seconds: [Int]) throws -> [Int] {
        let rest = Mutex(seconds)
        var surroundings = Surroundings()
        surroundings.time = { .seconds(rest.withLock { $0.first ?? 0 }) }
        let player = MockPlayer(try service(faults), surroundings: surroundings)
        return seconds.map { _ in
            defer { rest.withLock { _ = $0.removeFirst() } }
            return player.answer(to: request, body: []).response.status.code
        }
    }

    @Test func `a quota is used up and comes back with the next window`() throws {
        let found = try Self.statuses("['quota(2,10)']", seconds: [0, 1, 2, 9, 10, 11, 12, 21])
        #expect(found == [200, 200, 429, 429, 200, 200, 429, 200])
    }

    @Test func `a window of maintenance has a beginning and an end`() throws {
        let found = try Self.statuses("['maintenance(5,8)']", seconds: [0, 4, 5, 7, 8])
        #expect(found == [200, 200, 503, 503, 200])
    }

    @Test func `a frequency is about that of the answers, and the same chance gives the same answers`() throws {
        let service = try Self.service("['error(500)@30%']")
        let run = {
            (0..<1000).map { number in
                var circumstances = Circumstances()
                circumstances.chance = UInt64(number)
                return service.answer(to: Self.request, body: [], in: circumstances).response.status.code
            }
        }
        let (first, second) = (run(), run())
        #expect(first == second)
        #expect((250...350).contains(first.count { $0 == 500 }))
    }

    @Test(arguments: [("latency(uniform,100,200)", 100, 200), ("latency(lognormal,100,0.5)", 10, 1000)])
    func `random delays differ and keep to their bounds`(fault: String, least: Int, most: Int) throws {
        let service = try Self.service("['\(fault)']")
        let delays = (0..<200).map { number in
            var circumstances = Circumstances()
            circumstances.chance = UInt64(number)
            return service.answer(to: Self.request, body: [], in: circumstances).delivery.delay
        }
        #expect(Set(delays).count > 20)
        #expect(delays.allSatisfy { (.milliseconds(least) ... .milliseconds(most)).contains($0) })
        let median = delays.sorted()[100]
        #expect((.milliseconds(85) ... .milliseconds(165)).contains(median))
    }

    @Test func `a body comes in the pace of its fault`() async throws {
        let pauses = Mutex<[Duration]>([])
        let answer = try Self.service("[trickle(20)]").answer(to: Self.request, body: [])
        let (_, body) = try await answer.deliver { time in pauses.withLock { $0.append(time) } }
        var chunks: [Int] = []
        for try await chunk in body { chunks.append(chunk.count) }
        #expect(chunks == Array(repeating: 1, count: 10))
        #expect(pauses.withLock { $0 } == Array(repeating: .milliseconds(20), count: 9))
    }

    @Test func `a body that is cut is an error behind its first bytes`() async throws {
        let answer = try Self.service("[truncate(4)]").answer(to: Self.request, body: [])
        let (_, body) = try await answer.deliver { _ in }
        #expect(body.length == 10)
        var bytes: [UInt8] = []
        let error = await #expect(throws: BrokenConnection.self) {
            for try await chunk in body { bytes += chunk }
        }
        #expect(error == .cut)
        #expect(bytes == Array("0123".utf8))
    }

    @Test(arguments: ["[latencie(200)]", "latency(200)", "[7]", "[reset, 'error(200)']"])
    func `a list that is not understood is a finding at its place, and nothing happens`(faults: String) throws {
        let document = try #require(DocumentLoader.load(text: Self.contract(faults)).value)
        let outcome = CompiledService.compile(document)
        #expect(outcome.diagnostics.map(\.rule.id) == ["mock/invalid-fault"])
        #expect(outcome.diagnostics.map(\.pointer) == ["/paths/~1pets/get/x-kakehashi-faults"])
        let service = try #require(outcome.value)
        #expect(service.answer(to: Self.request, body: []).response.status.code == 200)
    }
}
