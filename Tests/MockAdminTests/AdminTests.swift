import JSONCoding
import KakehashiRuntime
import MockAdminAPI
import Testing

@Suite(.timeLimit(.minutes(2)), .serialized)
struct AdminTests {
    private static let key = ["X-Notes-Key": "s3cret", "Kakehashi-Session": "anna"]

    // MARK: What is served

    @Test func `it says what is served`() async throws {
        try await AdminHost.running { host in
            let health = try await host.admin.getHealth().ok.body
            #expect(health.documents == 2 && health.requests == 0)
            let documents = try await host.admin.listDocuments().ok.body.documents
            #expect(documents.map(\.path) == ["/notes-api", "/"])
            #expect(documents[0].title == "Notes" && documents[0].version == "1.2.0" && documents[0].operations == 3)
            let routes = try await host.admin.listRoutes(document: "/notes-api").ok.body.routes
            #expect(routes.map(\.operationId) == ["listNotes", "createNote", "getNote"])
            #expect(
                routes[2].samplePath == "/notes-api/notes/n-1" || routes[2].samplePath.hasPrefix("/notes-api/notes/"))
            #expect(routes[0].state == .init(resource: "/notes", action: .list))
            let missing = try await host.admin.listRoutes(document: "/other").notFound.body
            #expect(missing.detail?.contains("'/notes-api', '/'") == true)
        }
    }

    @Test(arguments: [("Origin", "http://site.example"), ("Origin", "null"), ("Host", "site.example")])
    func `pages of other sites and other names get nothing`(name: String, value: String) async throws {
        try await AdminHost.running { host in
            let foreign = try await host.ask(.get, "/__kakehashi/health", [name: value])
            #expect(foreign.status == 403)
            let own = try await host.ask(.get, "/__kakehashi/health", ["Origin": "http://localhost:1"])
            #expect(own.status == 200)
        }
    }

    // MARK: Journal

    @Test func `the journal finds requests by what is known of them`() async throws {
        try await AdminHost.running { host in
            try await host.ask(.get, "/notes-api/notes")
            try await host.ask(.get, "/notes-api/notes?limit=x", ["Kakehashi-Session": "anna"])
            try await host.ask(.get, "/notes-api/note/n-1")
            try await host.ask(.get, "/ping")
            func journal(
                _ find: (MockAdmin.Client) async throws -> MockAdmin.ListJournal.Response
            ) async throws -> [String] { try await find(host.admin).ok.body.entries.map(\.id) }
            #expect(try await journal { try await $0.listJournal() } == ["4", "3", "2", "1"])
            #expect(try await journal { try await $0.listJournal(session: "anna") } == ["2"])
            #expect(try await journal { try await $0.listJournal(session: "default") } == ["4", "3", "1"])
            #expect(try await journal { try await $0.listJournal(document: "/") } == ["4"])
            #expect(try await journal { try await $0.listJournal(operationId: "listNotes") } == ["2", "1"])
            #expect(try await journal { try await $0.listJournal(status: "4XX") } == ["3", "2"])
            #expect(try await journal { try await $0.listJournal(status: "200") } == ["4", "1"])
            #expect(try await journal { try await $0.listJournal(violations: true) } == ["2"])
            #expect(try await journal { try await $0.listJournal(matched: false) } == ["3"])
            let page = try await host.admin.listJournal(limit: 3).ok.body
            #expect(page.next == "2" && page.entries.count == 3)
            #expect(try await journal { try await $0.listJournal(before: "2") } == ["1"])
            _ = try await host.admin.clearJournal(session: "anna").noContent
            #expect(try await journal { try await $0.listJournal() } == ["4", "3", "1"])
        }
    }

    @Test func `an entry has both messages, the way to the answer, and no credential`() async throws {
        try await AdminHost.running { host in
            let callback = #"{"text":"x","callback":"http://127.0.0.1:\#(host.port)/ping"}"#
            let answer = try await host.ask(
                .post, "/notes-api/notes", Self.key.merging(["Kakehashi-Trace": "1"]) { $1 }, body: callback)
            #expect(answer.status == 201)
            let name = try #require(HTTPField.Name("Kakehashi-Trace"))
            let id = try #require(answer.fields[name])
            // The callback is on its way.
            var record = try await host.admin.getJournalEntry(entry: id).ok.body
            for _ in 0..<100 where record.callbacks.isEmpty {
                try await Task.sleep(for: .milliseconds(20))
                record = try await host.admin.getJournalEntry(entry: id).ok.body
            }
            #expect(record.entry.session == "anna" && record.entry.operationId == "createNote")
            #expect(record.request.body == callback && record.response.body == answer.body)
            #expect(record.request.headers.contains(.init(name: "X-Notes-Key", value: "***")))
            #expect(record.decisions.contains { $0.text == "in the session 'anna'" })
            #expect(
                record.decisions[0].place == nil
                    || record.decisions.contains { $0.place?.hasPrefix("contract.yaml:") == true })
            #expect(record.callbacks.map(\.outcome) == [.notTaken] && record.callbacks.first?.status == 405)
        }
    }

    @Test func `a request that no operation has is shown with those that come near`() async throws {
        try await AdminHost.running { host in
            try await host.ask(.get, "/notes-api/note/n-1")
            let misses = try await host.admin.getJournalEntry(entry: "1").ok.body.nearMisses
            #expect(misses.first?.operationId == "getNote")
            #expect(misses.first?.reason == "'note' is 'notes'")
            try await host.ask(.delete, "/notes-api/notes")
            let method = try await host.admin.getJournalEntry(entry: "2").ok.body.nearMisses
            #expect(method.map(\.reason).prefix(2) == ["the method is GET", "the method is POST"])
        }
    }

    @Test func `events come as requests are answered`() async throws {
        try await AdminHost.running { host in
            let events = try await host.admin.streamEvents(session: "anna").ok.body
            try await host.ask(.get, "/ping")
            try await host.ask(.get, "/ping", ["Kakehashi-Session": "anna"])
            var iterator = events.makeAsyncIterator()
            let event = try #require(try await iterator.next())
            #expect(event.id == "2" && event.data.session == "anna" && event.data.operationId == "ping")
        }
    }

    // MARK: Sessions

    @Test func `a session is made, changed, copied and dropped`() async throws {
        try await AdminHost.running { host in
            let made = try await host.admin.createSession(body: .init(name: "a", seed: "7")).created
            #expect(made.location == "/__kakehashi/sessions/a" && made.body.seed == "7")
            #expect(try await host.admin.createSession(body: .init(name: "a")).conflict.body.status == 409)
            #expect(try await host.admin.createSession(body: .init()).created.body.name == "session-1")
            #expect(
                try await host.admin.createSession(body: .init(name: "b", copyOf: "nobody")).notFound.body.detail
                    == "there is no session 'nobody'")
            try await host.ask(
                .post, "/notes-api/notes", ["Kakehashi-Session": "a", "X-Notes-Key": "k"], body: #"{"text":"mine"}"#)
            let copy = try await host.admin.createSession(body: .init(name: "b", copyOf: "a")).created.body
            #expect(copy.seed == "7")
            let notes = try await host.ask(.get, "/notes-api/notes", ["Kakehashi-Session": "b"]).body
            #expect(notes.contains("mine"))
            let changed = try await host.admin.changeSession(session: "b", body: .init(seed: "8")).ok.body
            #expect(changed.seed == "8")
            _ = try await host.admin.dropSession(session: "a").noContent
            #expect(try await host.admin.getSession(session: "a").notFound.body.status == 404)
            #expect(try await host.admin.listSessions().ok.body.sessions.map(\.name) == ["b", "session-1"])
        }
    }

    @Test func `the same seed gives a session the same values and keys`() async throws {
        try await AdminHost.running { host in
            for (name, seed) in [("a", "7"), ("b", "7"), ("c", "8")] {
                _ = try await host.admin.createSession(body: .init(name: name, seed: seed)).created
            }
            let drawn = { (name: String) in
                try await host.ask(.get, "/ping", ["Kakehashi-Session": name, "Prefer": "dynamic=true"]).body
            }
            let values = (try await drawn("a"), try await drawn("b"), try await drawn("c"))
            #expect(values.0 == values.1 && values.0 != values.2)
        }
    }

    @Test func `faults of a session come before those of the host and after those of the request`() async throws {
        try await AdminHost.running { host in
            let faults = MockAdmin.FaultList(faults: ["ping=error(503)"])
            let known = try await host.admin.setFaults(session: "a", body: faults).ok.body.known
            #expect(known.contains("reset"))
            let status = { (fields: [String: String]) in try await host.ask(.get, "/ping", fields).status }
            #expect(try await status(["Kakehashi-Session": "a"]) == 503)
            #expect(try await status(["Kakehashi-Session": "a", "Prefer": "fault=none"]) == 200)
            #expect(try await status([:]) == 200)
            #expect(try await host.ask(.get, "/notes-api/notes", ["Kakehashi-Session": "a"]).status == 200)
            _ = try await host.admin.setFaults(session: "default", body: faults).ok
            #expect(try await status([:]) == 503)
            for (fault, code) in [("slow", "fault"), ("nobody=reset", "operation")] {
                let problem = try await host.admin.setFaults(session: "a", body: .init(faults: [fault]))
                    .unprocessableContent.body
                #expect(problem.errors?.map(\.pointer) == ["/faults/0"] && problem.errors?.first?.code == code)
            }
            #expect(try await host.admin.getFaults(session: "a").ok.body.faults == ["ping=error(503)"])
        }
    }

    @Test func `a clock is set and advanced, and what is made has its time`() async throws {
        try await AdminHost.running { host in
            let day = try #require(DateTime("2027-04-01T00:00:00+09:00"))
            let set = try await host.admin.setClock(session: "anna", body: .init(now: day)).ok.body
            #expect(set.now.description == "2027-03-31T15:00:00Z")
            let next = try await host.admin.setClock(session: "anna", body: .init(advanceSeconds: 3600)).ok.body
            #expect(next.now.description == "2027-03-31T16:00:00Z" && next.aheadSeconds == set.aheadSeconds + 3600)
            let made = try await host.ask(.post, "/notes-api/notes", Self.key, body: #"{"text":"x"}"#).body
            #expect(made.contains("2027-03-31T16:00:00Z"))
            let other = try await host.admin.getClock(session: "default").ok.body
            #expect(other.now.description == "2027-01-15T08:00:00Z" && other.aheadSeconds == 0)
        }
    }

    // MARK: Scenarios

    @Test func `a scenario is chosen for a session, put into a state and begun anew`() async throws {
        try await AdminHost.running { host in
            let scenarios = try await host.admin.listScenarios().ok.body.scenarios
            #expect(scenarios.map(\.name) == ["tired"] && scenarios[0].document == "/" && scenarios[0].steps == 2)
            #expect(scenarios[0].states == ["fresh", "tired"] && scenarios[0].place.hasPrefix("ping.scenario.yaml:"))
            let ping = { try await host.ask(.get, "/ping", ["Kakehashi-Session": "anna"]).body }
            let chosen = try await host.admin.setScenario(session: "anna", body: .init(scenario: "tired")).ok.body
            #expect(chosen.positions.map(\.state) == ["fresh"] && chosen.positions[0].isChosen)
            let first = (try await ping(), try await ping())
            #expect(first.0 == #"{"n":11}"# && first.1 == #"{"n":22}"#)
            let after = try await host.admin.getScenarios(session: "anna").ok.body.positions[0]
            #expect(after.state == "tired" && after.taken == [.init(step: 1, times: 1), .init(step: 2, times: 1)])
            _ = try await host.admin.restartScenarios(session: "anna").noContent
            #expect(try await ping() == #"{"n":11}"#)
            let moved = MockAdmin.ScenarioChange(scenario: "tired", state: "tired")
            _ = try await host.admin.setScenario(session: "anna", body: moved).ok
            #expect(try await ping() == #"{"n":22}"#)
            _ = try await host.admin.setScenario(session: "anna", body: .init(scenario: "none")).ok
            #expect(try await host.admin.getScenarios(session: "anna").ok.body.positions[0].isChosen == false)
            #expect(try await host.ask(.get, "/ping").body != #"{"n":11}"#)
        }
    }

    @Test(arguments: [
        (MockAdmin.ScenarioChange(scenario: "nothing"), "/scenario"),
        (.init(scenario: "tired", state: "angry"), "/state"),
    ])
    func `a scenario or a state that is not there is refused`(change: MockAdmin.ScenarioChange, pointer: String)
        async throws
    {
        try await AdminHost.running { host in
            let problem = try await host.admin.setScenario(session: "anna", body: change).unprocessableContent.body
            #expect(problem.errors?.map(\.pointer) == [pointer])
        }
    }

    // MARK: State

    @Test func `items are read, put and forgotten`() async throws {
        try await AdminHost.running { host in
            let state = try await host.admin.listState(session: "default").ok.body.resources
            #expect(state == [.init(document: "/notes-api", name: "/notes", key: "id", items: 1, isWritten: false)])
            let items: [MockAdmin.NewItem] = [
                .init(value: ["id": "n-8", "text": "eight"]), .init(value: ["id": "n-9", "text": "nine"]),
            ]
            #expect(
                try await host.admin.putState(session: "anna", resource: "/notes", body: .init(items: items)).ok.body
                    .items.map { $0.value["id"] } == ["n-8", "n-9"])
            let fields = ["Kakehashi-Session": "anna"]
            #expect(try await host.ask(.get, "/notes-api/notes/n-9", fields).body.contains("nine"))
            #expect(try await host.ask(.get, "/notes-api/notes/n-1", fields).status == 404)
            #expect(try await host.ask(.get, "/notes-api/notes/n-1").status == 200)
            _ = try await host.admin.resetState(session: "anna").noContent
            #expect(
                try await host.admin.readState(session: "anna", resource: "/notes").ok.body.items.map { $0.value["id"] }
                    == ["n-1"])
            #expect(
                try await host.admin.readState(session: "anna", resource: "/nothing").notFound.body.detail
                    == "there is no resource '/nothing'")
        }
    }

    @Test func `what cannot be an item is refused, and nothing is put`() async throws {
        try await AdminHost.running { host in
            let items: [MockAdmin.NewItem] = [
                .init(value: ["id": "n-8", "text": 8]), .init(value: ["text": "x"]),
                .init(value: ["id": "n-8", "text": "y"]),
            ]
            let problem = try await host.admin.putState(
                session: "default", resource: "/notes", body: .init(items: items)
            ).unprocessableContent.body
            let found = problem.errors?.map { "\($0.pointer) \($0.code)" }
            #expect(found == ["/items/0/value/text type", "/items/1/value missing", "/items/2/value/id duplicate"])
            #expect(try await host.admin.listState(session: "default").ok.body.resources[0].isWritten == false)
        }
    }

    @Test func `a snapshot makes a session what it was`() async throws {
        try await AdminHost.running { host in
            try await host.ask(.post, "/notes-api/notes", Self.key, body: #"{"text":"kept"}"#)
            _ = try await host.admin.changeSession(
                session: "anna",
                body: .init(seed: "7", faults: ["ping=error(500)"], clock: .init(advanceSeconds: 60)))
            let snapshot = try await host.admin.takeSnapshot(session: "anna").ok.body
            _ = try await host.admin.dropSession(session: "anna").noContent
            let restored = try await host.admin.restoreSnapshot(session: "ben", body: snapshot).ok.body
            #expect(restored.seed == "7" && restored.faults == ["ping=error(500)"])
            #expect(try await host.admin.takeSnapshot(session: "ben").ok.body.worlds == snapshot.worlds)
            #expect(try await host.ask(.get, "/notes-api/notes", ["Kakehashi-Session": "ben"]).body.contains("kept"))
            #expect(try await host.ask(.get, "/ping", ["Kakehashi-Session": "ben"]).status == 500)
            let broken = MockAdmin.Snapshot(worlds: [.init(document: "/", world: ["changes": "x"])])
            let problem = try await host.admin.restoreSnapshot(session: "ben", body: broken).unprocessableContent
            #expect(problem.body.errors?.first?.pointer == "/worlds/0/world/changes")
            #expect(try await host.ask(.get, "/ping", ["Kakehashi-Session": "ben"]).status == 500)
        }
    }
}
