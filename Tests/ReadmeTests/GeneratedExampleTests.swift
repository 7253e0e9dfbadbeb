import Foundation
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

@testable import ContractCommands

/// The Swift that the examples use is the one that their contracts give.
@Suite struct GeneratedExampleTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let contract: String
        let name: String
        let folder: String
        var modes: [GenerationOptions.Mode] = [.types, .client, .server]
        var accessModifier = "public"

        var testDescription: String { folder }
    }

    @Test(arguments: [
        Example(
            contract: "Tests/ReadmeTests/shelters.yaml", name: "Shelters", folder: "Tests/ReadmeTests/Generated",
            accessModifier: "internal"),
        Example(
            contract: "Tests/Fixtures/Town/openapi.yaml", name: "Reports", folder: "Tests/Fixtures/Town/ReportsAPI"),
        Example(
            contract: "Tests/Fixtures/Town/openapi.yaml", name: "Reports", folder: "Tests/Fixtures/Town/ReportsMock",
            modes: [.mock]),
    ])
    func `The generated code is up to date`(example: Example) throws {
        let path = Files.root.appendingPathComponent(example.contract).path
        let document = try #require(DocumentLoader(provider: DiskFileProvider()).load(path: path).value)
        let options = GenerationOptions(
            modes: example.modes, name: example.name, accessModifier: example.accessModifier,
            toolVersion: ToolVersion.current)
        let files = try #require(CodeGenerator.generate(document, options: options).value)
        let folder = OutputFolder(path: Files.root.appendingPathComponent(example.folder).path)
        let changes = folder.changes(for: files, contract: example.name)
        #expect(changes.written.map(\.name) == [])
        #expect(changes.removed == [])
    }
}
