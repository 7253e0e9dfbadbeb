import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

/// What a generated mock has of its contract's files.
@Suite struct EmbeddedContractTests {
    private static let contract = """
        openapi: 3.0.3
        info: {title: t, version: '1'}
        paths: {}
        components: {schemas: {A: {$ref: 'https://example.com/latest/pet.yaml'}, B: {$ref: '../common/b.yaml'}}}
        """

    private func mock(in folder: String) throws -> String {
        let (asked, found) = (
            try RemoteURL("https://example.com/latest/pet.yaml"), try RemoteURL("https://example.com/v2/pet.yaml")
        )
        var remote = RemoteDocuments()
        remote[asked] = .text(Array("{type: string}".utf8), location: found)
        let provider = InMemoryFileProvider([
            "\(folder)/core/api.yaml": Self.contract, "\(folder)/common/b.yaml": "{type: integer}",
        ])
        let loaded = DocumentLoader(
            provider: provider, options: LoaderOptions(rootFolder: folder, remote: remote)
        ).load(path: "\(folder)/core/api.yaml")
        #expect(loaded.diagnostics.map(\.message.english) == [])
        let options = GenerationOptions(modes: [.mock], toolVersion: "0.0.0")
        let document = try #require(loaded.value)
        let files = try #require(CodeGenerator.generate(document, options: options).value)
        return files.map(\.text).joined()
    }

    @Test func `A file that was fetched is named by where it was, and the URL that led there is kept`() throws {
        let text = try mock(in: "specs")
        #expect(text.contains(#"files["https://example.com/v2/pet.yaml"] ="#))
        #expect(
            text.contains(
                #"redirects: ["https://example.com/latest/pet.yaml": "https://example.com/v2/pet.yaml"]"#))
    }

    @Test func `The names of files are the same wherever the contract lies, fetched ones beside them or not`() throws {
        let text = try mock(in: "specs")
        #expect(text.contains(#"entry: "core/api.yaml""#))
        #expect(text.contains(#"files["common/b.yaml"] ="#))
        #expect(try mock(in: "/home/somebody/work/specs") == text)
    }
}
