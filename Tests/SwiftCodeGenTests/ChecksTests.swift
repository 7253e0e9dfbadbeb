import Foundation
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

@_spi(Generated) @testable import KakehashiRuntime

/// The file of checks: what the generator writes, the runtime reads.
struct ChecksTests {
    private static let corpus = ProcessInfo.processInfo.environment["KAKEHASHI_CORPUS"]

    private static let documents: [String] = ["line", "oai", "twilio", "github"].flatMap { folder -> [String] in
        guard let corpus else { return [] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(corpus)/\(folder)")) ?? []
        return names.filter { $0.hasSuffix("ml") }.sorted().map { "\(folder)/\($0)" }
    }

    private static func files(
        _ document: Document, _ modes: [GenerationOptions.Mode], _ validation: GenerationOptions.Validation
    ) -> [GeneratedFile] {
        var options = GenerationOptions(modes: modes, name: "Sample", toolVersion: "1")
        options.validation = validation
        return CodeGenerator.generate(document, options: options).value ?? []
    }

    /// The text in the literal of a file of checks.
    private static func checks(_ files: [GeneratedFile]) throws -> String? {
        guard let file = files.first(where: { $0.name == "Sample+Checks.swift" }) else { return nil }
        let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map { $0.drop { $0 == " " } }
        let start = try #require(lines.firstIndex { $0.hasPrefix("#") && $0.hasSuffix("\"\"\"") })
        let end = try #require(lines.lastIndex { $0.hasPrefix("\"\"\"#") })
        return lines[(start + 1)..<end].joined(separator: "\n")
    }

    @Test(
        "the runtime reads the checks of every real document",
        .enabled(if: corpus != nil, "KAKEHASHI_CORPUS is not set: the checks of real documents are skipped"),
        arguments: documents.isEmpty ? [""] : documents)
    func corpusChecks(path: String) throws {
        let loaded = DocumentLoader(provider: DiskFileProvider()).load(path: "\(try #require(Self.corpus))/\(path)")
        let document = try #require(loaded.value)
        let text = try #require(try Self.checks(Self.files(document, [.types, .server], .both)))
        let checks = ContractChecks(text)
        for operation in document.paths.flatMap(\.operations) {
            guard let id = operation.operationID, text.contains("\"\(id)\":{") else { continue }
            let found = try #require(checks.operation(id))
            #expect(found.parameters.count == operation.parameters.count)
            #expect((found.body != nil) == (operation.requestBody != nil))
            #expect(found.responses.count <= operation.responses.count)
        }
    }

    private static let contract = ###"""
        openapi: 3.0.3
        info: {title: t, version: '1'}
        paths:
          /pets:
            parameters:
              - {name: filter, in: query, schema: {type: object, properties: {a: {type: integer}}}}
            post:
              operationId: addPet
              requestBody:
                required: true
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Pet'}}
                  multipart/form-data:
                    schema:
                      type: object
                      properties:
                        photo: {type: string, format: binary}
                        meta: {$ref: '#/components/schemas/Pet'}
                        tags: {type: array, items: {type: string}}
                  image/png: {}
              responses:
                '2XX':
                  description: ok
                  content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
        components:
          schemas:
            Pet:
              type: object
              properties:
                name: {type: string, pattern: '^[\#"""#\\##]+$'}
                parent: {$ref: '#/components/schemas/Pet'}
            Unused: {type: string, maxLength: 3}
        """###

    private static func document() throws -> Document {
        try #require(DocumentLoader.load(text: contract, name: "t.yaml").value)
    }

    @Test("only what operations lead to is in the checks, and responses where they are asked for")
    func content() throws {
        let document = try Self.document()
        let requests = try #require(try Self.checks(Self.files(document, [.types, .server], .requests)))
        let lines = requests.split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines[1].hasPrefix(#""Pet":{"type":"object","properties":{"name":{"type":"string","pattern":"#))
        let operation = [
            #""addPet":{"parameters":[{"name":"filter","in":"query","keys":["a"],"schema":{"type":"object","#,
            #""properties":{"a":{"type":"integer"}}}}],"body":{"required":true,"content":{"application/json":"#,
            #"{"schema":{"$ref":"Pet"}},"multipart/form-data":{"schema":{"type":"object","properties":{"photo":"#,
            #"{"type":"string","format":"binary"},"meta":{"$ref":"Pet"},"tags":{"type":"array","items":"#,
            #"{"type":"string"}}}},"parts":{"photo":"file","meta":"json","tags":"text[]"}},"image/png":{}}}}"#,
        ]
        #expect(lines[3] == operation.joined())
        let both = try #require(try Self.checks(Self.files(document, [.types, .server], .both)))
        #expect(both.contains(#""responses":{"2XX":{"content":{"application/json":{"schema":{"type":"array","items":"#))
        let responses = try #require(try Self.checks(Self.files(document, [.types, .client], .responses)))
        #expect(!responses.contains("parameters") && responses.contains("2XX"))
    }

    @Test("a form that is read part by part has its schema, and which parts are lists")
    func streamedForm() throws {
        var options = GenerationOptions(modes: [.types, .server], name: "Sample", toolVersion: "1")
        options.streamedForms = ["addPet"]
        let files = try #require(CodeGenerator.generate(try Self.document(), options: options).value)
        let text = try #require(try Self.checks(files))
        let end = #""items":{"type":"string"}}}},"streamed":true,"parts":{"tags":"text[]"}}"#
        #expect(text.contains(end))
    }

    @Test(
        "there is a file of checks with the types, unless nothing is to be checked",
        arguments: [
            ([.types, .client, .server], .requests, true), ([.types, .client], .requests, true),
            ([.types, .client], .both, true), ([.types, .client], .responses, true), ([.types], .requests, true),
            ([.types, .server], .off, false), ([.server], .requests, false),
        ] as [([GenerationOptions.Mode], GenerationOptions.Validation, Bool)])
    func presence(modes: [GenerationOptions.Mode], validation: GenerationOptions.Validation, exists: Bool) throws {
        let files = Self.files(try Self.document(), modes, validation)
        #expect(files.contains { $0.name == "Sample+Checks.swift" } == exists)
        let texts = files.map { String(decoding: $0.bytes, as: UTF8.self) }
        #expect(texts.contains { $0.contains("checks: Sample.checks") } == exists)
    }
}
