import JSONCoding
import KakehashiRuntime
import MockAdminAPI
import MockEngine
import MockServer
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(2)), .serialized)
struct StageTests {
    private static let note = #"[{"id":"real-1","text":"from the real one"}]"#

    @Test(arguments: ["/notes/v1/notes", "/notes/notes"])
    func `a mock answers at the path of its service, with the version and without`(path: String) async throws {
        try await PlatformFixture.running({ _ in [LifeCycleStep(.mock)] }) { host in
            let answer = try await host.ask(.get, path)
            #expect(answer.status == 200 && answer.source == "mock" && answer.text.contains("mock-1"))
        }
    }

    @Test(arguments: ["/v1/notes", "/notes", "/notes/v1/notes"])
    func `a mock answers at the host name of its service`(path: String) async throws {
        try await PlatformFixture.running({ _ in [LifeCycleStep(.mock)] }) { host in
            let answer = try await host.ask(.get, path, ["Host": "notes.localhost:\(host.port)"])
            #expect(answer.status == 200 && answer.text.contains("mock-1"))
        }
    }

    @Test func `what is planned says when it connects`() async throws {
        try await PlatformFixture.running({ _ in [LifeCycleStep(.planned)] }) { host in
            #expect(try await host.ask(.get, "/notes/notes").status == 501)
            let later = try await host.ask(.get, "/later/x")
            #expect(later.status == 501 && later.text.contains("in the fiscal year 2027"))
        }
    }

    @Test func `what is retired is gone, and says before where to go`() async throws {
        let steps = { (_: String) in
            var last = LifeCycleStep(.retired, from: CalendarDate("2027-04-01"))
            last.successor = "https://new.example.jp/"
            return [LifeCycleStep(.mock), last]
        }
        try await PlatformFixture.running(steps) { host in
            let before = try await host.ask(.get, "/notes/notes")
            #expect(before.status == 200 && before["Deprecation"] == "true")
            #expect(before["Sunset"] == "Wed, 31 Mar 2027 15:00:00 GMT")
            #expect(before["Link"] == "<https://new.example.jp/>; rel=\"successor-version\"")
            _ = try await host.admin.setClock(
                session: "later", body: .init(now: DateTime("2027-04-01T00:00:00+09:00")))
            let after = try await host.ask(.get, "/notes/notes", ["Kakehashi-Session": "later"])
            #expect(after.status == 410 && after["Link"] == before["Link"] && after["Sunset"] == nil)
        }
    }

    @Test func `a real service answers below its URL, and is marked`() async throws {
        let asked = Mutex<[String]>([])
        let real: PlatformFixture.Real = { request, _ in
            asked.withLock { $0.append("\(request.method.rawValue) \(request.path ?? "")") }
            return PlatformFixture.json(Self.note)
        }
        try await PlatformFixture.running({ [.real($0)] }, real: real) { host in
            let answer = try await host.ask(.get, "/notes/v1/notes?limit=3")
            #expect(answer.status == 200 && answer.source == "real" && answer.text == Self.note)
            #expect(asked.withLock { $0 } == ["GET /base/notes?limit=3"])
            let record = try #require(host.journal[1])
            #expect(
                record.source == .real && record.operationID == "listNotes" && record.responseBody.text == Self.note)
        }
    }

    @Test func `an operation may be real before its service is`() async throws {
        let steps = { (url: String) in [LifeCycleStep(.mock), .real(url) { $0.operations = ["listNotes"] }] }
        try await PlatformFixture.running(steps, real: { _, _ in PlatformFixture.json(Self.note) }) { host in
            #expect(try await host.ask(.get, "/notes/notes").source == "real")
            let made = try await host.ask(
                .post, "/notes/notes", ["Content-Type": "application/json"], body: #"{"text":"x"}"#)
            #expect(made.status == 201 && made.source == "mock")
        }
    }

    @Test func `a caller may look at another day`() async throws {
        let steps = { (url: String) in [LifeCycleStep(.mock), .real(url) { $0.from = CalendarDate("2027-04-01") }] }
        try await PlatformFixture.running(steps, real: { _, _ in PlatformFixture.json(Self.note) }) { host in
            _ = try await host.admin.setClock(
                session: "april", body: .init(now: DateTime("2027-04-01T00:00:00+09:00")))
            #expect(try await host.ask(.get, "/notes/notes").source == "mock")
            #expect(try await host.ask(.get, "/notes/notes", ["Kakehashi-Session": "april"]).source == "real")
        }
    }

    // MARK: Canary

    @Test func `a canary answers its callers, and a share of the others`() async throws {
        let numbers = Mutex<UInt64>(0)
        let steps = { (url: String) in
            [
                LifeCycleStep.of(.canary, url) {
                    $0.share = 25
                    $0.callers = ["vendor-a"]
                }
            ]
        }
        let chance: @Sendable () -> UInt64 = {
            numbers.withLock { number in
                number += 100
                return number
            }
        }
        try await PlatformFixture.running(steps, real: { _, _ in PlatformFixture.json(Self.note) }, chance: chance) {
            host in
            #expect(try await host.ask(.get, "/notes/notes", ["Kakehashi-Caller": "vendor-a"]).source == "real")
            var sources: [String?] = []
            for _ in 0..<20 {
                sources.append(try await host.ask(.get, "/notes/notes", ["Kakehashi-Session": "one"]).source)
            }
            // A session is not torn between them.
            #expect(Set(sources).count == 1)
            var real = 0
            for number in 0..<200 {
                let session = ["Kakehashi-Session": "s\(number)"]
                if try await host.ask(.get, "/notes/notes", session).source == "real" { real += 1 }
            }
            #expect((25...80).contains(real))
        }
    }

    // MARK: Shadow

    @Test func `a shadow is asked after the answer, and what differs is told`() async throws {
        let real: PlatformFixture.Real = { request, _ in
            PlatformFixture.json(#"[{"id":7,"text":"x","extra":true}]"#)
        }
        try await PlatformFixture.running({ [.of(.shadow, $0)] }, real: real) { host in
            let answer = try await host.ask(.get, "/notes/notes")
            #expect(answer.source == "mock" && answer.text.contains("mock-1"))
            try await host.ask(.post, "/notes/notes", ["Content-Type": "application/json"], body: #"{"text":"x"}"#)
            for _ in 0..<100 where host.platform.comparisons.summaries.isEmpty {
                try await Task.sleep(for: .milliseconds(20))
            }
            let summary = try #require(try await host.admin.getService(service: "notes").ok.body.comparisons.first)
            #expect(summary.operationId == "listNotes" && summary.different == 1 && summary.alike == 0)
            #expect(
                summary.differences == [
                    "body /0/id: the value is a number, not a string", "'/*/extra' is there as well",
                    "'/*/id' is integer, not string",
                ])
            #expect(host.platform.comparisons.summaries.count == 1)
        }
    }

    @Test func `values may differ, and lists may be empty`() async throws {
        let real: PlatformFixture.Real = { _, _ in PlatformFixture.json("[]") }
        try await PlatformFixture.running({ [.of(.shadow, $0)] }, real: real) { host in
            try await host.ask(.get, "/notes/notes")
            for _ in 0..<100 where host.platform.comparisons.summaries.isEmpty {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(host.platform.comparisons.summaries.map(\.alike) == [1])
        }
    }
}
