import KakehashiTestSupport
import MockEngine
import SourceDiagnostics
import Testing

/// Whatever is wrong with a scenario file is found at its place when the file is read.
@Suite struct ScenarioFindingTests {
    private static func findings(_ marked: [String: String]) throws -> [String] {
        let files = MarkedFiles(marked)
        let (outcome, sources) = try ScenarioFixture.compile(files.texts.mapValues(\.text))
        return files.findings(outcome.diagnostics, in: sources)
    }

    private static func findings(ofStep step: String) throws -> [String] {
        try findings(["a.scenario.yaml": "scenarios:\n  a:\n    steps:\n      - \(step)\n"])
    }

    @Test(
        "a wrong step is found where it is wrong",
        arguments: [
            ("{operation: ①listShelter}", "① mock/scenario-unknown-operation"),
            ("{operation: ①'GET /shelters/{shelterId}'}", "① mock/scenario-unknown-operation"),
            ("{operation: listShelters, ①anwser: {status: 200}}", "① mock/scenario-unknown-key"),
            ("①{answer: {status: 200}}", "① mock/scenario-missing-key"),
            ("{operation: ①7}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, times: ①0}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, ①answer: {}}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, answer: ①}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, answer: {delay: ①600001}}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, ①answer: {example: two, body: []}}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, answer: {headers: {①a b: c}}}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, answer: {headers: {①Content-Length: 1}}}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, answer: {headers: {①X-A: [1]}}}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, ①when: {}}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, when: {①form: {a: 1}}}", "① mock/scenario-unknown-key"),
            (
                "{operation: listShelters, when: {query: {①limit: {exists: true, equals: 1}}}}",
                "① mock/scenario-invalid-value"
            ),
            ("{operation: listShelters, when: {query: {limit: {exists: ①1}}}}", "① mock/scenario-invalid-value"),
            ("{operation: addShelter, when: {body: {id: {matches: ①'['}}}}", "① mock/scenario-invalid-value"),
            ("{operation: listShelters, when: {query: {①limits: 1}}}", "① mock/scenario-unknown-parameter"),
            ("{operation: 'GET /shelters/{id}', when: {path: {①limit: 1}}}", "① mock/scenario-unknown-parameter"),
            ("{operation: listShelters, when: {body: {①/id: 1}}}", "① mock/scenario-unknown-parameter"),
            ("{operation: listShelters, answer: {status: ①404}}", "① mock/scenario-unknown-response"),
            ("{operation: listShelters, answer: {example: ①tow}}", "① mock/scenario-unknown-response"),
            ("{operation: listShelters, answer: {status: 503, example: ①two}}", "① mock/scenario-unknown-response"),
            ("{operation: listShelters, answer: {fault: ①explode}}", "① mock/scenario-invalid-fault"),
            ("{operation: listShelters, answer: {status: 503, body: ①1}}", "① mock/scenario-body-mismatch"),
            ("{operation: listShelters, answer: {①body: {}}}", "① mock/scenario-body-mismatch"),
            ("{operation: listShelters, answer: {body: [{id: ①T-1}]}}", "① mock/scenario-body-mismatch"),
            ("{operation: listShelters, answer: {body: [①{free: 1}]}}", "① mock/scenario-body-mismatch"),
            ("{operation: addShelter, answer: {status: 409, body: ①long}}", "① mock/scenario-body-mismatch"),
            ("{operation: listShelters, goTo: ①away}", "① mock/scenario-unknown-state"),
            ("{operation: listShelters, state: ①away}", "① mock/scenario-unreachable-state"),
            ("{operation: listShelters, state: [start, ①away]}", "① mock/scenario-unreachable-state"),
        ])
    func step(_ text: String, _ finding: String) throws {
        #expect(try Self.findings(ofStep: text) == [finding], "\(text)")
    }

    @Test(
        "a template that is none is found",
        arguments: [
            "{{", "{{}}", "{{nwo}}", "{{request}}", "{{request.query.}}", "{{request.query.limits}}",
            "{{request.path.id}}",
            "{{request.form.a}}", "{{request.body}}", "{{request.body.name}}", "{{request.bodyguard}}",
            "{{state.shelters}}",
            "{{state.people.count}}", "{{state.shelters.}}", "{{state.shelters.S-1#id}}", "{{now()}}",
            "{{count}} {{ {{now}} }}",
        ])
    func template(_ text: String) throws {
        let found = try Self.findings(
            ofStep: "{operation: listShelters, answer: {headers: {A: ①'\(text)'}, status: 503}}")
        #expect(found == ["① mock/scenario-invalid-template"], "\(text)")
    }

    @Test(
        "templates that are some are not",
        arguments: [
            "", "}}", "{ {now}", "{{now}}{{uuid}}", "{{ request.query.limit }}", "{{request.query.api_key}}",
            "{{request.header.X-A}}", "{{request.cookie.a.b}}", "{{state.shelters.count}}",
            "{{state./shelters.S-1.2#/id}}",
        ])
    func noFault(_ text: String) throws {
        #expect(
            try Self.findings(ofStep: "{operation: listShelters, answer: {headers: {A: '\(text)'}, status: 503}}") == []
        )
    }

    @Test(
        "what templates stand for is not judged, all around them is",
        arguments: [
            ("body: {id: '{{uuid}}', free: '{{count}}', tags: '{{now}}', contact: '{{now}}'}", [String]()),
            ("body: {id: 'S-{{count}}', contact: {mail: '{{now}}'}}", []), ("body: '{{request.body}}'", []),
            ("body: {id: S-1, free: ①'{{count}} of 3'}", ["①"]), ("①body: {free: '{{count}}'}", ["①"]),
            ("body: {id: '{{count}}', more: ①'{{count}}'}", ["①"]),
            ("body: {id: S-1, ①tags: ['{{count}}', '{{count}}', '{{count}}']}", ["①"]),
            ("body: {id: S-1, ①contact: {mail: ②7}}", ["①", "②"]),
        ])
    func open(_ body: String, _ marks: [String]) throws {
        let found = try Self.findings(ofStep: "{operation: addShelter, answer: {\(body)}}")
        #expect(found == marks.map { "\($0) mock/scenario-body-mismatch" }, "\(body)")
    }

    @Test func `names of scenarios are names, and no two are the same`() throws {
        let found = try Self.findings([
            "a.scenario.yaml": """
            scenarios:
              ①none: {steps: [{operation: listShelters}]}
              ②"a b": {steps: [{operation: listShelters}]}
              c: {steps: [{operation: listShelters}]}
            """,
            "b.scenario.yaml": """
            scenarios:
              ③c: {steps: [{operation: listShelters}]}
              ④c: {steps: [{operation: listShelters}]}
            """,
        ])
        #expect(
            found == [
                "① mock/scenario-invalid-value", "② mock/scenario-invalid-value", "③ mock/scenario-duplicate-name",
                "④ mock/scenario-duplicate-name", "④ yaml/duplicate-key",
            ])
    }

    @Test func `states that are listed are all there are`() throws {
        let found = try Self.findings([
            "a.scenario.yaml": """
            scenarios:
              a:
                states: [start, over]
                steps:
                  - {operation: listShelters, goTo: over}
                  - {state: ①away, operation: listShelters, goTo: ②start_}
              b:
                ③states: [over]
                steps: [{operation: listShelters, goTo: over}]
              c:
                start: ④open
                states: [over]
                steps: [{operation: listShelters, goTo: over}]
              d:
                start: open
                states: [open, over, ⑤away, closed]
                steps:
                  - {operation: listShelters, goTo: over}
                  - {state: over, operation: listShelters, goTo: closed}
            """
        ])
        #expect(
            found == [
                "① mock/scenario-unknown-state", "② mock/scenario-unknown-state", "③ mock/scenario-unknown-state",
                "④ mock/scenario-unknown-state", "⑤ mock/scenario-unreachable-state",
            ])
    }

    @Test(
        "a file that is no scenario file is refused",
        arguments: [
            ("①[]", "① yaml/not-a-mapping"), ("①{}", "① mock/scenario-missing-key"),
            ("①scenarios: {}", "① mock/scenario-invalid-value"),
            ("scenarios: ①full-house", "① mock/scenario-invalid-value"),
            ("scenarios:\n  ①a: []", "① mock/scenario-invalid-value"),
            ("scenarios:\n  a:\n    ①steps: []", "① mock/scenario-invalid-value"),
        ])
    func file(_ text: String, _ finding: String) throws {
        let found = try Self.findings(["a.scenario.yaml": text])
        #expect(found == [finding], "\(text)")
    }

    @Test func `a finding names what may have been meant`() throws {
        let (outcome, files) = try ScenarioFixture.compile([
            "a.scenario.yaml": "scenarios:\n  a: {steps: [{operation: listShelter, state: start}]}\n"
        ])
        #expect(
            TextRenderer(files: files).render(outcome.diagnostics) == """
                a.scenario.yaml:2:27: error: the contract has no operation 'listShelter' [mock/scenario-unknown-operation]
                  2 |   a: {steps: [{operation: listShelter, state: start}]}
                    |                           ^~~~~~~~~~~
                fix: write 'listShelters'

                """)
    }

    @Test func `findings are told in Japanese`() throws {
        let (outcome, files) = try ScenarioFixture.compile([
            "a.scenario.yaml": """
            more: 1
            scenarios:
              none: {steps: [{operation: listShelter, goTo: x}, 1, {}]}
              a b: {steps: []}
              c:
                start: d
                steps:
                  - {state: [e, 1], operation: listShelters, when: {query: {x: 1}}, answer: {status: 404, headers: {a b: 1}}}
                  - {operation: listShelters, answer: {example: two, body: '{{x}}', fault: x}}
                  - {operation: listShelters, answer: {body: [{id: 1}]}}
            """
        ])
        let text = TextRenderer(files: files, language: .japanese).render(outcome.diagnostics)
        let messages = text.split(separator: "\n").filter { $0.contains("a.scenario.yaml:") }
        #expect(messages.count > 12)
        for message in messages {
            #expect(!message.contains(/\b(the|of|is|has|an|name)\b(?!-)/), "\(message)")
        }
    }

    @Test func `a large file of states is read at once`() throws {
        let steps = (0..<3000).map { "      - {state: s\($0), operation: listShelters, goTo: s\($0 + 1)}\n" }
        let text =
            "scenarios:\n  a:\n    start: s0\n    steps:\n" + steps.joined()
            + "      - {state: s3000, operation: listShelters}\n"
        let service = try ScenarioFixture.service(text)
        #expect(service.scenarioSummaries.map(\.stepCount) == [3001])
        #expect(service.scenarioSummaries.first?.states.count == 3001)
    }
}
