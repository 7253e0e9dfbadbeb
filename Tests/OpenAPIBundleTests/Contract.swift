import Foundation
import OpenAPIBundle
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics
import Testing

/// A contract that was read from a disk or from texts.
struct Contract {
    let document: Document
    let diagnostics: [Diagnostic]
    private let provider: any FileProvider

    init(path: String, root: String? = nil) throws {
        try self.init(path, DiskFileProvider(), root)
    }

    /// The texts by file name; the entry is `openapi.yaml`.
    init(_ texts: [String: String]) throws {
        try self.init("openapi.yaml", InMemoryFileProvider(texts), nil)
    }

    private init(_ path: String, _ provider: any FileProvider, _ root: String?) throws {
        let outcome = DocumentLoader(provider: provider, options: LoaderOptions(rootFolder: root)).load(path: path)
        document = try #require(outcome.value, "\(outcome.diagnostics.map(\.message.english))")
        diagnostics = outcome.diagnostics
        self.provider = provider
    }

    /// What `validate` says.
    var findings: [Diagnostic] { diagnostics + MeaningRules.check(document) }

    func bundled() throws -> BundledContract {
        try #require(ContractBundler(provider: provider).bundle(document).value)
    }
}

extension BundledContract {
    /// The result as a contract of its own.
    func reloaded(as format: DocumentFormat? = nil) throws -> Contract {
        try Contract(["openapi.yaml": text(as: format)])
    }

    func text(as format: DocumentFormat? = nil) -> String { String(decoding: bytes(as: format), as: UTF8.self) }
}

extension [Diagnostic] {
    /// What was found, without the places in the text.
    var withoutPlaces: [String] {
        map { "\($0.rule.id) \($0.message.english) at \($0.pointer ?? "")" }.sorted()
    }
}

/// Folders that the tests read.
enum Folder {
    private static let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let fixtures = tests.appendingPathComponent("Fixtures").path
    static let specs = tests.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("specs")
        .path
}
