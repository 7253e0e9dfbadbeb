import Foundation
import KakehashiTestSupport
import Testing

/// Scenario files beside a contract, and those that are named.
@Suite struct MockScenarioTests {
    private static let contract = """
        openapi: 3.0.3
        info: {title: Shelters, version: '1'}
        paths:
          /shelters:
            get:
              operationId: listShelters
              responses:
                '200': {description: all, content: {application/json: {example: [城西]}}}
                '503': {description: closed}

        """

    private static func scenario(_ name: String, _ operation: String = "listShelters") -> String {
        "scenarios:\n  \(name):\n    steps:\n      - {operation: \(operation), answer: {status: 503}, goTo: start}\n"
    }

    private static func explain(_ tool: borrowing Tool, _ arguments: String...) throws -> Tool.Result {
        try tool.run(["explain-request", "GET", "/shelters", "shelters.yaml"] + arguments)
    }

    @Test func `the steps of a scenario are among the decisions`() throws {
        let tool = try Tool(.full)
        try tool.write(Self.contract, to: "shelters.yaml")
        try tool.write(Self.scenario("outage"), to: "shelters.scenario.yaml")
        let result = try Self.explain(tool, "--scenario", "outage")
        #expect(result.status == 0, "\(result.errors)")
        #expect(Snapshot().difference(result.output, "explain-request-scenario.txt") == nil)
    }

    @Test func `files whose names begin as that of the contract are read, and those that are named`() throws {
        let tool = try Tool(.full)
        for name in ["shelters.yaml", "shelters.v2.yaml", "shops.yaml"] { try tool.write(Self.contract, to: name) }
        try tool.write(Self.scenario("plain"), to: "shelters.scenario.yaml")
        try tool.write(Self.scenario("night"), to: "shelters.night.scenario.yml")
        // Of other contracts, which would not fit.
        try tool.write(Self.scenario("other", "listV2"), to: "shelters.v2.scenario.yaml")
        try tool.write(Self.scenario("other", "listV2"), to: "shelters.v2.night.scenario.yaml")
        try tool.write(Self.scenario("other", "listShops"), to: "shops.scenario.yaml")
        try tool.write(Self.scenario("other", "listShops"), to: "shelters2.scenario.yaml")
        try tool.write(Self.scenario("far"), to: "scenarios/far.yaml")
        for name in ["plain", "night"] {
            let result = try Self.explain(tool, "--scenario", name)
            #expect(result.status == 0 && result.output.contains("\n503\n"), "\(result.errors)")
        }
        #expect(try Self.explain(tool, "--scenario", "far").status == 64)
        let far = try Self.explain(
            tool, "--scenario", "far", "--scenario-file", "scenarios/far.yaml", "--scenario-file",
            "./shelters.scenario.yaml")
        #expect(far.status == 0 && far.output.contains("\n503\n"), "\(far.errors)")
    }

    @Test func `a scenario with errors is not played`() throws {
        let tool = try Tool(.full)
        try tool.write(Self.contract, to: "shelters.yaml")
        try tool.write(Self.scenario("outage", "listShops"), to: "shelters.scenario.yaml")
        for command in [["mock", "--port", "0"], ["explain-request", "GET", "/shelters"]] {
            let result = try tool.run(command + ["shelters.yaml"])
            #expect(result.status == 1)
            #expect(result.output == "")
            #expect(
                result.errors.hasPrefix(
                    "shelters.scenario.yaml:4:21: error: the contract has no operation 'listShops' "
                        + "[mock/scenario-unknown-operation]\n"), "\(result.errors)")
        }
    }

    @Test func `a file that is named must be there`() throws {
        let tool = try Tool(.full)
        try tool.write(Self.contract, to: "shelters.yaml")
        let result = try Self.explain(tool, "--scenario-file", "night.yaml")
        #expect(result.status == 2)
        #expect(result.errors.contains("'night.yaml' does not exist"), "\(result.errors)")
    }

    @Test func `a scenario that no contract has, or a file for several contracts, is wrong usage`() throws {
        let tool = try Tool(.full)
        try tool.write(Self.contract, to: "shelters.yaml")
        try tool.write(Self.contract, to: "shops.yaml")
        let unknown = try Self.explain(tool, "--scenario", "outage")
        #expect(unknown.status == 64)
        #expect(unknown.errors.contains("'--scenario' names 'outage', which is no scenario of a contract"))
        let several = try tool.run(["mock", "shelters.yaml", "shops.yaml", "--scenario-file", "a.yaml"])
        #expect(several.status == 64)
        #expect(several.errors.contains("'--scenario-file' is for one contract"))
    }

    @Test func `a scenario file among the contracts is none of them`() throws {
        let tool = try Tool(.full)
        try tool.write(Self.contract, to: "shelters.yaml")
        try tool.write(Self.scenario("outage"), to: "shelters.scenario.yaml")
        let alone = try tool.run(["mock", "shelters.scenario.yaml"])
        #expect(alone.status == 64)
        #expect(alone.errors.contains("'shelters.scenario.yaml' has scenarios; name their contract"))
        // One contract is left, so that another file of scenarios may be named.
        let both = try tool.run(["mock", "shelters.yaml", "shelters.scenario.yaml", "--scenario-file", "none.yaml"])
        #expect(both.status == 2, "\(both.errors)")
        #expect(both.errors.contains("'none.yaml' does not exist"))
    }

    @Test func `the schema of scenario files is printed for editors`() throws {
        let tool = try Tool(.full)
        for (language, file) in [("en", "scenario-schema.json"), ("ja", "scenario-schema.ja.json")] {
            let result = try tool.run(["config", "schema", "scenario", "--language", language])
            #expect(result.status == 0)
            #expect(Snapshot().difference(result.output, file) == nil)
        }
    }
}
