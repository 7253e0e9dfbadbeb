import KakehashiRuntime
import MockAdminAPI
import MockServer
import Testing

@Suite(.timeLimit(.minutes(2)), .serialized)
struct LifeCycleChangeTests {
    @Test func `a service goes from mock to real without a restart, and it is written down who did it`() async throws {
        try await PlatformFixture.running({ _ in [LifeCycleStep(.mock)] }) { host in
            let listed = try await host.admin.listServices().ok.body
            #expect(listed.day.description == "2027-01-15")
            #expect(listed.services.map(\.id) == ["notes", "later"])
            #expect(
                listed.services.map(\.stage) == [.mock, .planned] && listed.services.map(\.isPlayable) == [true, false])
            let steps: [MockAdmin.LifeCycleStep] = [
                .init(stage: .real, upstream: host.realURL, fallback: [.onUnreachable]),
                .init(stage: .retired, from: .init("2028-04-01")),
            ]
            let after = try await host.admin.setLifeCycle(
                service: "notes", body: .init(steps: steps), kakehashiActor: "platform-team"
            ).ok.body
            #expect(after.steps.map(\.stage) == [.real, .retired])
            #expect(try await host.ask(.get, "/notes/notes").source == "real")
            let audit = try await host.admin.listAudit().ok.body.entries
            #expect(audit.count == 1 && audit[0].actor == "platform-team" && audit[0].service == "notes")
            #expect(audit[0].before.steps.map(\.stage) == [.mock] && audit[0].after == after)
            let detail = try await host.admin.getService(service: "notes").ok.body
            #expect(detail.service.stage == .real && detail.service.next?.from.description == "2028-04-01")
            let then = try await host.admin.listServices(on: .init("2028-04-01")).ok.body
            #expect(then.services[0].stage == .retired)
        }
    }

    @Test(arguments: [
        (MockAdmin.LifeCycleStep(stage: .real), "/steps/0"),
        (.init(stage: .real, upstream: "ftp://x"), "/steps/0/upstream"),
        (.init(stage: .mock, operations: ["nobody"]), "/steps/0/operations/0"),
    ])
    func `a step that cannot be is refused with its place, and nothing changes`(
        step: MockAdmin.LifeCycleStep, pointer: String
    ) async throws {
        try await PlatformFixture.running({ _ in [LifeCycleStep(.mock)] }) { host in
            let problem = try await host.admin.setLifeCycle(service: "notes", body: .init(steps: [step]))
                .unprocessableContent.body
            #expect(problem.errors?.map(\.pointer) == [pointer])
            #expect(host.service.lifeCycle.steps.map(\.stage) == [.mock])
            #expect(try await host.admin.listAudit().ok.body.entries.isEmpty)
        }
    }

    @Test func `what has no contract cannot be made to answer`() async throws {
        try await PlatformFixture.running({ _ in [LifeCycleStep(.mock)] }) { host in
            let body = MockAdmin.LifeCycle(steps: [.init(stage: .mock)])
            let problem = try await host.admin.setLifeCycle(service: "later", body: body).unprocessableContent.body
            #expect(problem.errors?.first?.message == "the service has no contract that can be served")
            #expect(try await host.admin.getService(service: "nobody").notFound.body.status == 404)
        }
    }

    @Test func `requests are counted by service, operation, source and status`() async throws {
        try await PlatformFixture.running({ _ in [LifeCycleStep(.mock)] }) { host in
            for _ in 0..<3 { try await host.ask(.get, "/notes/notes") }
            try await host.ask(.get, "/notes/notes?limit=x")
            try await host.ask(.get, "/notes/nothing")
            let text = try await host.admin.getMetrics().ok.body
            let labels = #"document="/notes",operation="listNotes",source="mock",status="#
            #expect(text.contains("kakehashi_requests_total{\(labels)\"2xx\"} 3\n"))
            #expect(text.contains("kakehashi_requests_total{\(labels)\"4xx\"} 1\n"))
            #expect(
                text.contains(#"kakehashi_requests_total{document="/notes",operation="",source="mock",status="4xx"} 1"#)
            )
            #expect(text.contains("kakehashi_request_duration_seconds_bucket{\(labels)\"2xx\",le=\"+Inf\"} 3\n"))
            #expect(text.contains("# TYPE kakehashi_sessions gauge\nkakehashi_sessions 1\n"))
        }
    }
}
