import KakehashiTestSupport
import SourceDiagnostics
import Testing

@testable import OpenAPIModel

/// A bad document, in one file or several, and what must be found in it, at the marks. Marks stand where a range
/// begins.
struct BadDocument: Sendable, CustomTestStringConvertible {
    var files: [String: String]
    var findings: [String]

    var testDescription: String { findings.joined(separator: ", ") }

    /// The whole text of the entry document.
    init(text: String, others: [String: String] = [:], _ findings: String...) {
        files = Self.inFolder(others.merging(["openapi.yaml": text]) { $1 })
        self.findings = findings.sorted()
    }

    /// What comes after a head that is all right; `paths` is added where it is missing.
    init(_ body: String, others: [String: String] = [:], _ findings: String...) {
        let paths = body.contains("paths:") ? "" : "paths: {}\n"
        files = Self.inFolder(others.merging(["openapi.yaml": Self.head + paths + body]) { $1 })
        self.findings = findings.sorted()
    }

    /// The body of a schema `A`, indented by six spaces or in flow style.
    init(schema: String, _ findings: String...) {
        let text = Self.head + "paths: {}\ncomponents:\n  schemas:\n    A:\n      \(schema)\n"
        files = Self.inFolder(["openapi.yaml": text])
        self.findings = findings.sorted()
    }

    /// The parameters of a GET of `/a/{id}`, in flow style.
    init(parameters: String, _ findings: String...) {
        let operation = "    get: {responses: {'200': {description: ok}}, parameters: [\(parameters)]}\n"
        files = Self.inFolder(["openapi.yaml": Self.head + "paths:\n  '/a/{id}':\n" + operation])
        self.findings = findings.sorted()
    }

    /// The fields of a media type of a request body, in flow style.
    init(form mediaType: String, _ fields: String, _ findings: String...) {
        let text = "paths: {}\ncomponents: {requestBodies: {A: {content: {\(mediaType): {\(fields)}}}}}\n"
        files = Self.inFolder(["openapi.yaml": Self.head + text])
        self.findings = findings.sorted()
    }

    /// The keywords of a schema `A` of version 3.1, in flow style.
    init(version31 schema: String, _ findings: String...) {
        let text = "openapi: ⑳3.1.1\ninfo: {title: t, version: '1'}\ncomponents: {schemas: {A: {\(schema)}}}\n"
        files = Self.inFolder(["openapi.yaml": text])
        self.findings = (findings + ["⑳ openapi/version-3-1"]).sorted()
    }

    static let entry = "specs/openapi.yaml"

    /// Below the root of the file system, so that there is something to lead out to.
    private static func inFolder(_ files: [String: String]) -> [String: String] {
        Dictionary(uniqueKeysWithValues: files.map { ("specs/" + $0.key, $0.value) })
    }

    static let head = "openapi: 3.0.3\ninfo: {title: t, version: '1'}\n"
    static let idParameter = "{name: id, in: path, required: true, schema: {}}"
}

extension BadDocument {
    func load() -> (found: [String], outcome: Outcome<Document>, files: SourceFiles) {
        let marked = MarkedFiles(files)
        let (outcome, files) = DocumentLoader(provider: marked.provider).loadWithFiles(path: Self.entry)
        return (marked.findings(outcome.diagnostics, in: files), outcome, files)
    }
}
