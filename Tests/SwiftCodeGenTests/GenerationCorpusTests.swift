import KakehashiTestSupport
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

@Suite struct GenerationCorpusTests {
    @Test("Swift is generated from real documents", arguments: ["line", "oai", "twilio", "github"])
    func generates(group: String) throws {
        guard let corpus = Corpus.folder() else { return }
        let paths = Corpus.files(in: corpus + "/" + group, endings: [".yaml", ".yml", ".json"])
        #expect(!paths.isEmpty)
        for path in paths { #expect(try !generate(path).isEmpty, "\(path)") }
    }

    @Test("the same document as JSON and as YAML gives the same Swift but for the header")
    func sameSwift() throws {
        guard let corpus = Corpus.folder() else { return }
        let outputs = try ["yaml", "json"].map { ending in
            try generate(corpus + "/github/api.github.com." + ending).map { file in
                (file.name, file.bytes.drop { $0 != UInt8(ascii: "\n") })
            }
        }
        #expect(outputs[0].map(\.0) == outputs[1].map(\.0))
        for (yaml, json) in zip(outputs[0], outputs[1]) { #expect(yaml.1 == json.1, "\(yaml.0)") }
    }

    private func generate(_ path: String) throws -> [GeneratedFile] {
        let document = try #require(DocumentLoader(provider: DiskFileProvider()).load(path: path).value)
        let options = GenerationOptions(modes: [.types, .client, .server], toolVersion: "0.0.0")
        return try #require(CodeGenerator.generate(document, options: options).value)
    }
}
