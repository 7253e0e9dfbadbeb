import ContractCommands
import Foundation
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

/// A folder below `generated/` and what the generator writes to it.
struct GeneratedFolder: Sendable, CustomTestStringConvertible {
    /// Below the package's folder.
    let contract: String
    let name: String
    let modes: [GenerationOptions.Mode]
    var access = "public"

    var testDescription: String { name }

    /// The contract of our own host, which no service of the platform has.
    static let admin = GeneratedFolder(
        contract: "specs/admin/mock-admin.yaml", name: "MockAdminAPI", modes: [.types, .client, .server],
        access: "package")

    /// The contracts of the platform under `specs/`: files with a key `openapi`, the others are parts of them.
    static func ofPlatform() throws -> [GeneratedFolder] {
        try SourceTree.files(below: "specs", ending: ".yaml")
            .filter { $0.path != admin.contract }
            .filter { file in file.lines.contains { $0.hasPrefix("openapi:") } }
            .flatMap { file in
                let name = CodeGenerator.contractName(CodeGenerator.baseName(of: file.path))
                return [
                    GeneratedFolder(contract: file.path, name: name + "API", modes: [.types, .client, .server]),
                    GeneratedFolder(contract: file.path, name: name + "Mock", modes: [.mock]),
                ]
            }
    }

    func generate() throws -> [GeneratedFile] {
        let loader = DocumentLoader(
            provider: DiskFileProvider(), options: LoaderOptions(rootFolder: SourceTree.path("specs")))
        let outcome = loader.load(path: SourceTree.path(contract))
        #expect(!outcome.diagnostics.hasErrors, "\(contract)")
        let document = try #require(outcome.value)
        var options = GenerationOptions(modes: modes, toolVersion: ToolVersion.current)
        options.accessModifier = access
        return try #require(CodeGenerator.generate(document, options: options).value)
    }
}

@Suite struct GeneratedTests {
    @Test("generated/ has a folder for every contract, and no other")
    func folders() throws {
        let folders = try GeneratedFolder.ofPlatform() + [.admin]
        #expect(folders.count > 1)
        #expect(SourceTree.names(in: "generated") == folders.map(\.name).sorted())
    }

    @Test("every contract is in the catalogue, and has a target and a product")
    func catalogue() throws {
        let catalogue = PlatformCatalogue(path: SourceTree.path("specs/platform.yaml"), provider: DiskFileProvider())
        #expect(catalogue.diagnostics.isEmpty, "\(catalogue.diagnostics.map(\.message.english))")
        let named = catalogue.services.filter { $0.contract != nil }.map(\.targetName)
        #expect(catalogue.services.count == 64)
        #expect(
            named.flatMap { [$0 + "API", $0 + "Mock"] }.sorted()
                == (try GeneratedFolder.ofPlatform().map(\.name).sorted()))
        let manifest = try String(contentsOfFile: SourceTree.path("Package.swift"), encoding: .utf8)
        let list = try #require(manifest.firstMatch(of: /let contracts = \[([^\]]*)\]/)).output.1
        #expect(list.matches(of: /"(\w+)"/).map { String($0.output.1) } == named)
    }

    @Test("generated/ is what the generator writes")
    func upToDate() throws {
        for folder in try GeneratedFolder.ofPlatform() + [.admin] {
            let files = try folder.generate()
            let path = "generated/" + folder.name
            #expect(SourceTree.names(in: path) == files.map(\.name).sorted())
            for file in files {
                let place = SourceTree.path(path + "/" + file.name)
                let isSame = FileManager.default.contents(atPath: place) == Data(file.bytes)
                #expect(isSame, "\(path)/\(file.name) is not up to date")
            }
        }
    }
}
