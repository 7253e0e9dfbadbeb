import Foundation
import JSONCoding
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

@Suite struct FormatTests {
    private static let machineFormats = ["json", "sarif", "github", "junit"]

    private func tool() throws -> Tool {
        let tool = try Tool()
        try tool.write(Contract.bad, to: "bad.yaml")
        try tool.write(Contract.good, to: "pets.yaml")
        return tool
    }

    /// Whether a text is one of the format.
    private func isValid(_ text: String, _ format: String) -> Bool {
        switch format {
        case "json": (try? JSONValue(jsonText: text))?["findings"]?.arrayValue?.isEmpty == false
        case "sarif": (try? JSONValue(jsonText: text))?["runs"]?[0]?["results"]?.arrayValue?.isEmpty == false
        case "github": text.hasPrefix("::error file=bad.yaml,")
        case "junit": XMLParser(data: Data(text.utf8)).parse() && text.contains("<failure")
        default: text.contains("bad.yaml:3:3: error: ")
        }
    }

    @Test(
        "a machine format on standard output stands there alone, and text goes to the other stream",
        arguments: machineFormats)
    func onOutput(_ format: String) throws {
        let result = try tool().run("validate", "bad.yaml", "--format", format)
        #expect(result.status == 1)
        #expect(isValid(result.output, format), "\(result.output)")
        #expect(isValid(result.errors, "text"), "\(result.errors)")
    }

    @Test("a machine format in a file leaves standard output to the text", arguments: machineFormats)
    func inFile(_ format: String) throws {
        let tool = try tool()
        let result = try tool.run("validate", "bad.yaml", "-f", format, "-o", "findings")
        #expect(result.status == 1)
        #expect(isValid(try tool.read("findings"), format))
        #expect(isValid(result.output, "text"))
        #expect(result.errors == "")
    }

    @Test("formats and outputs come in pairs")
    func pairs() throws {
        let tool = try tool()
        var arguments = ["validate", "bad.yaml", "-f", "text", "-o", "-"]
        for format in Self.machineFormats { arguments += ["--format", format, "--output", "findings.\(format)"] }
        let result = try tool.run(arguments)
        #expect(result.status == 1)
        #expect(isValid(result.output, "text"))
        for format in Self.machineFormats { #expect(isValid(try tool.read("findings.\(format)"), format), "\(format)") }
    }

    @Test("text in a file is not shown as well")
    func textInFile() throws {
        let tool = try tool()
        let result = try tool.run("validate", "bad.yaml", "--output", "findings.txt")
        #expect(result.output == "")
        let text = try tool.read("findings.txt")
        #expect(isValid(text, "text") && !text.contains("\u{1B}"))
        let other = try tool.run("validate", "bad.yaml", "-f", "text", "-o", "a.txt", "-f", "json", "-o", "-")
        #expect(isValid(other.output, "json"))
        #expect(other.errors == "")
    }

    @Test(
        "formats that do not pair are wrong usage",
        arguments: [
            ["-f", "json", "-f", "sarif"], ["-f", "json", "-f", "sarif", "-o", "a"], ["-o", "a", "-o", "b"],
            ["-f", "json", "-f", "json", "-o", "a", "-o", "b"], ["-f", "json", "-f", "sarif", "-o", "a", "-o", "a"],
            ["-f", "xml"], ["--fail-on", "never"],
        ])
    func usage(_ arguments: [String]) throws {
        let tool = try tool()
        let result = try tool.run(["validate", "bad.yaml"] + arguments)
        #expect(result.status == 64)
        #expect(tool.files(in: ".") == ["bad.yaml", "pets.yaml"])
    }

    @Test("a place that cannot be written to is said, and ends with 2")
    func unwritable() throws {
        let result = try tool().run("validate", "bad.yaml", "-f", "json", "-o", "no/such/folder.json")
        #expect(result.status == 2)
        #expect(result.errors == "no/such/folder.json: error: cannot write: the folder does not exist\n")
    }

    @Test("a device stays a device, and a link a link")
    func special() throws {
        let tool = try tool()
        #expect(try tool.run("validate", "bad.yaml", "-f", "json", "-o", "/dev/null").status == 1)
        let type = try FileManager.default.attributesOfItem(atPath: "/dev/null")[.type] as? FileAttributeType
        #expect(type == .typeCharacterSpecial)
        try tool.write("", to: "real.json")
        try FileManager.default.createSymbolicLink(atPath: tool.path("link.json"), withDestinationPath: "real.json")
        #expect(try tool.run("validate", "bad.yaml", "-f", "json", "-o", "link.json").status == 1)
        #expect(isValid(try tool.read("real.json"), "json"))
    }

    @Test("several documents share one report, in their order, and a clean one is in it")
    func several() throws {
        let result = try tool().run("validate", "pets.yaml", "missing.yaml", "bad.yaml", "-f", "json")
        #expect(result.status == 2)
        let documents = try JSONValue(jsonText: result.output)["documents"]?.arrayValue ?? []
        #expect(documents.map { $0["name"]?.stringValue } == ["pets.yaml", "missing.yaml", "bad.yaml"])
        #expect(documents.map { $0["counts"]?["error"] } == [0, 1, 5])
    }

    @Test("the same run gives the same bytes, in another folder too", arguments: machineFormats)
    func stable(_ format: String) throws {
        let texts = try (0..<2).map { _ in try tool().run("validate", "bad.yaml", "pets.yaml", "-f", format).output }
        #expect(texts[0] == texts[1])
        #expect(!texts[0].contains("/tmp/"))
    }

    @Test("standard input is a document like any other")
    func standardInput() throws {
        let tool = try tool()
        let good = try tool.run(["validate", "-"], input: Contract.good)
        #expect(good.status == 0)
        #expect(good.output.hasPrefix("<stdin>: no findings"))
        let bad = try tool.run(["validate", "-", "pets.yaml"], input: Contract.bad)
        #expect(bad.status == 1)
        #expect(bad.output.hasPrefix("<stdin>:3:3: error: "))
        #expect(bad.output.contains("pets.yaml: no findings"))
        let other = try tool.run(
            ["validate", "-"], input: Contract.good.replacing("#/components", with: "pets.yaml#/components"))
        #expect(other.status == 0, "what it refers to lies in the working folder\n\(other.output)")
        #expect(try tool.run(["validate", "-"], input: "").status == 1)
    }

    @Test("a reader that has gone away does not change how the command ends")
    func closedPipe() throws {
        let tool = try tool()
        let process = try tool.process(["validate"] + Array(repeating: "bad.yaml", count: 200))
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        try pipe.fileHandleForReading.close()
        try pipe.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationReason == .exit)
        #expect(process.terminationStatus == 1)
    }
}
