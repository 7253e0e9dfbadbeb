import Foundation
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

/// A small contract in `Fixtures`, and what is generated from it.
struct Fixture: Sendable, CustomTestStringConvertible {
    /// Of the contract's file and of its snapshot, without extension.
    var name: String
    var modes: [GenerationOptions.Mode] = [.types]
    /// The namespace; nil for the one that the file's name gives.
    var namespace: String?
    var accessModifier = "public"
    /// Whether the snapshot shows the program that serves the mock.
    var mockExecutable = false
    var typing = TypingOptions()
    var nameOverrides: [String: String] = [:]
    var additionalImports: [String] = []
    var conformances: [String: [String]] = [:]
    var streamedForms: Set<String> = []
    /// Ids of the generator's warnings.
    var warnings: [String] = []

    var testDescription: String { name }

    static let all: [Fixture] = [
        Fixture(name: "objects"),
        Fixture(name: "arrays"),
        Fixture(name: "dictionaries"),
        Fixture(name: "additional-properties"),
        Fixture(name: "enums"),
        Fixture(name: "all-of", warnings: ["swift/conflicting-property", "swift/conflicting-types"]),
        Fixture(name: "alternatives", warnings: ["swift/ambiguous-union"]),
        Fixture(name: "defaults"),
        Fixture(name: "sides"),
        Fixture(name: "deprecated-types"),
        Fixture(name: "constraints"),
        Fixture(
            name: "type-options",
            typing: TypingOptions(
                strictEnums: ["Status", "Payment.Method", "Payment.Level"],
                formatTypes: ["date-time": "Date", "number": "JSONNumber"], schemaTypes: ["Money": "Decimal"])),
        Fixture(
            name: "configuration", modes: [.types, .client, .server],
            nameOverrides: [
                "get_shelters_v2": "shelter", "言語": "language", "名称": "name", "T_SHELTER_KIND": "ShelterKind",
                "学校": "school",
            ],
            additionalImports: ["Observation"], conformances: ["Shelter": ["Identifiable", "Observable"]]),
        Fixture(name: "discriminator"),
        Fixture(name: "inheritance"),
        Fixture(name: "unions"),
        Fixture(name: "recursion", warnings: ["swift/recursive-alias", "swift/recursive-alias"]),
        Fixture(name: "formats", accessModifier: "package"),
        Fixture(name: "parameters", modes: [.types, .client, .server]),
        Fixture(name: "parameter-styles", modes: [.types, .client, .server]),
        Fixture(name: "header-responses", modes: [.types, .client, .server]),
        Fixture(name: "media-types", modes: [.types, .client, .server]),
        Fixture(name: "statuses", modes: [.types, .client, .server]),
        Fixture(name: "operation-names", modes: [.types, .client, .server]),
        Fixture(name: "deprecated", modes: [.types, .client]),
        Fixture(name: "shared-responses", modes: [.types, .client]),
        Fixture(name: "bodies", modes: [.types, .client, .server], accessModifier: "internal"),
        Fixture(name: "services", modes: [.types, .client, .server]),
        Fixture(name: "links", modes: [.types, .client], warnings: ["swift/left-out", "swift/left-out"]),
        Fixture(name: "subscriptions", modes: [.types, .client, .server], warnings: ["swift/left-out"]),
        Fixture(name: "multipart", modes: [.types, .client, .server]),
        Fixture(name: "streamed-forms", modes: [.types, .client, .server], streamedForms: ["sendFilm"]),
        Fixture(name: "streams", modes: [.types, .client, .server]),
        Fixture(name: "xml-bodies", modes: [.types, .client, .server]),
        Fixture(name: "forms", modes: [.client, .server]),
        Fixture(name: "security", modes: [.types, .client, .server], warnings: ["swift/left-out"]),
        Fixture(name: "mock", modes: [.mock]),
        Fixture(name: "mocked-service", modes: [.mock], mockExecutable: true),
        Fixture(name: "uncased-script", modes: [.types, .client, .server], namespace: "防災"),
    ]

    private static var folder: URL {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
    }

    static func path(_ file: String) -> String { folder.appendingPathComponent(file).path }

    /// Names of the contracts in the folder, without extension.
    static func namesOnDisk() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map(CodeGenerator.baseName)
    }

    func document() throws -> Document {
        let outcome = DocumentLoader(provider: DiskFileProvider()).load(path: Self.path(name + ".yaml"))
        #expect(!outcome.diagnostics.hasErrors, "\(name): \(outcome.diagnostics.map(\.message.english))")
        return try #require(outcome.value)
    }

    func generate(modes: [GenerationOptions.Mode]? = nil) throws -> [GeneratedFile] {
        var options = GenerationOptions(
            modes: modes ?? self.modes, name: namespace, accessModifier: accessModifier, typing: typing,
            toolVersion: "0.0.0")
        options.mockExecutable = mockExecutable && modes == nil
        options.nameOverrides = nameOverrides
        options.additionalImports = additionalImports
        options.conformances = conformances
        options.streamedForms = streamedForms
        let outcome = CodeGenerator.generate(try document(), options: options)
        let found = outcome.diagnostics.filter { $0.severity > .info }.map(\.rule.id)
        #expect(found.sorted() == warnings, "\(name)")
        return try #require(outcome.value)
    }
}

extension GeneratedFile {
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Whether it holds no more than what every file has.
    var isEmpty: Bool { text.hasSuffix("\nprivate typealias GeneratedCodeVersion = GeneratedCodeVersion1\n") }
}
