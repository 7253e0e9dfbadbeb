import ContractCommands
import Foundation
import JSONCoding
import SourceDiagnostics
import Testing

/// `generate --platform`: all contracts of a catalogue.
@Suite struct PlatformGenerationTests {
    private static let contract = """
        openapi: 3.0.3
        info: {title: Bus, version: '1.0'}
        paths:
          /lines:
            get:
              responses: {'204': {description: None.}}

        """

    private static func service(_ id: String, _ contract: String) -> String {
        "  - {id: \(id), name: {ja: バス, en: Bus}, contract: \(contract)}\n"
    }

    private func platform(_ services: String) throws -> Tool {
        let tool = try Tool()
        try tool.write(Self.contract, to: "specs/core/bus-lines.yaml")
        try tool.write(Self.contract, to: "specs/services/tickets.yaml")
        try tool.write("services:\n" + services, to: "specs/platform.yaml")
        return tool
    }

    @Test("each contract gets an API and a mock, and one that is pending gets nothing")
    func all() throws {
        let tool = try platform(
            Self.service("tickets", "services/tickets.yaml") + Self.service("bus-lines", "core/bus-lines.yaml")
                + Self.service("later", "pending"))
        let generate = ["generate", "--platform", "specs/platform.yaml", "--output-directory", "out"]
        let written = try tool.run(generate)
        #expect(written.status == 0, "\(written.errors)")
        // In the order of the catalogue.
        #expect(
            written.output.split(separator: "\n").map { $0.prefix { $0 != ":" } } == [
                "out/TicketsAPI", "out/TicketsMock", "out/BusLinesAPI", "out/BusLinesMock",
            ])
        #expect(try tool.read("out/BusLinesAPI/BusLines+Client.swift").contains("extension BusLines"))
        #expect(try tool.read("out/BusLinesMock/BusLines+Mock.swift").contains("import BusLinesAPI"))
        #expect(try tool.run(generate + ["--check"]).status == 0)

        try tool.write(
            Self.contract.replacingOccurrences(of: "/lines", with: "/stops"), to: "specs/core/bus-lines.yaml")
        let stale = try tool.run(generate + ["--check"])
        #expect(stale.status == 1)
        #expect(stale.output.contains("out/TicketsAPI: up to date"))
        #expect(stale.errors.contains("out/BusLinesAPI: not up to date"))
    }

    @Test("a contract with an error does not keep the others from being written")
    func oneIsWrong() throws {
        let tool = try platform(
            Self.service("broken", "core/broken.yaml") + Self.service("tickets", "services/tickets.yaml"))
        try tool.write("openapi: 3.0.3\ninfo: {title: A, version: '1'}\n", to: "specs/core/broken.yaml")
        let result = try tool.run(["generate", "--platform", "specs/platform.yaml", "--output-directory", "out"])
        #expect(result.status == 1)
        #expect(result.errors.contains("specs/core/broken.yaml: 1 error"), "\(result.errors)")
        #expect(result.output.hasPrefix("out/TicketsAPI: "), "\(result.output)")
    }

    @Test(
        "what is wrong in a catalogue is found at its place, and nothing is written",
        arguments: [
            (
                "  - ①{id: a, name: {ja: あ, en: A}}\n",
                "'services[1]' lacks the key 'contract' [config/missing-key]"
            ),
            (
                "  - {id: a, ①name: {ja: あ}, contract: pending}\n",
                "'services[1].name' lacks the key 'en' [config/missing-key]"
            ),
            (
                "  - {id: a, name: {ja: あ, en: A}, contract: pending, ①layr: core}\n",
                "'services[1]' has no key 'layr' [config/unknown-key]"
            ),
            (
                service("a", "pending") + "  - {id: ①a, name: {ja: あ, en: A}, contract: pending}\n",
                "'services[2].id' is 'a' [config/invalid-value]"
            ),
            (
                service("a", "pending") + "municipalities:\n  - {code: ①'072029', name: 会津若松市}\n",
                "'municipalities[1].code' is '072029' [config/invalid-value]"
            ),
        ])
    func faults(_ marked: String, _ message: String) throws {
        let lines = ("services:\n" + marked).split(separator: "\n", omittingEmptySubsequences: false)
        let line = try #require(lines.firstIndex { $0.contains("①") })
        let column = try #require(Array(lines[line]).firstIndex(of: "①"))
        let tool = try platform(marked.replacingOccurrences(of: "①", with: ""))
        let result = try tool.run(["generate", "--platform", "specs/platform.yaml", "--output-directory", "out"])
        #expect(result.status == 2)
        #expect(
            result.errors.hasPrefix("specs/platform.yaml:\(line + 1):\(column + 1): error: \(message)"),
            "\(result.errors)")
        #expect(tool.files(in: "out") == [])
    }

    @Test("a document, or an option about one contract, does not go with a catalogue")
    func usage() throws {
        let tool = try platform(Self.service("tickets", "services/tickets.yaml"))
        for extra in [["specs/services/tickets.yaml"], ["--name", "A"], ["--mode", "types"], ["--lenient"]] {
            let result = try tool.run(
                ["generate", "--platform", "specs/platform.yaml", "--output-directory", "out"] + extra)
            #expect(result.status == 64)
            #expect(result.errors.contains("cannot be used together"), "\(result.errors)")
        }
        #expect(try tool.run(["generate", "--output-directory", "out"]).status == 64)
    }

    @Test("the schema of a catalogue says what must be there, and that what may be left out may be null")
    func schema() throws {
        let schema = try JSONValue(jsonText: ConfigurationSchema.platform.text(.english))
        let service = try #require(schema["properties"]?["services"]?["items"])
        #expect(service["required"] == ["id", "name", "contract"])
        #expect(service["properties"]?["contract"]?["type"] == "string")
        #expect(service["properties"]?["note"]?["type"] == ["string", "null"])
    }
}
