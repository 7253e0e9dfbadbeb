import KakehashiTestSupport
import OpenAPILint
import OpenAPIModel
import SourceDiagnostics

/// A small document with marks, and what the rules of meaning find in it.
struct MeaningDocument {
    private static let entry = "specs/openapi.yaml"

    let marked: MarkedFiles
    let loaded: [Diagnostic]
    let found: [Diagnostic]
    let files: SourceFiles

    /// `openapi`, `info` and `paths` are added where they are missing.
    init(_ text: String) {
        marked = MarkedFiles([Self.entry: Self.completed(text)])
        let (outcome, files) = DocumentLoader(provider: marked.provider).loadWithFiles(path: Self.entry)
        loaded = outcome.diagnostics
        found = outcome.value.map { MeaningRules.check($0) } ?? []
        self.files = files
    }

    /// `① openapi/…` for each finding of the rules of meaning, those about unused components aside.
    var places: [String] {
        marked.findings(found.filter { $0.rule.id != "openapi/unused-component" }, in: files)
    }

    /// The places of findings in a document with these schemas, one a line; `@Name` refers to one of them.
    static func places(schemas: String) -> [String] {
        let lines = schemas.split(separator: "\n").joined(separator: "\n    ")
            .replacing(/@([A-Za-z]+)/) { "{$ref: '#/components/schemas/\($0.1)'}" }
        return MeaningDocument("components:\n  schemas:\n    " + lines).places
    }

    /// The places of findings in a document with this Media Type Object, in flow style, as the response of a GET.
    static func places(response: String, components: String = "{}") -> [String] {
        let response = response.split(separator: "\n").joined(separator: " ")
        return MeaningDocument(
            """
            paths:
              /a:
                get:
                  responses:
                    '200':
                      description: ok
                      content: {application/json: \(response)}
            components: \(components)
            """
        ).places
    }

    /// The text after the first fix of the first finding of a rule.
    func fixed(_ id: String) -> String? {
        guard let finding = found.first(where: { $0.rule.id == id }), let range = finding.range else { return nil }
        return String(decoding: finding.applyingFirstFix(to: files[range.file].bytes), as: UTF8.self)
    }

    static func completed(_ text: String) -> String {
        var head = ""
        if !text.contains("openapi:") { head += "openapi: 3.0.3\n" }
        if !text.contains("info:") { head += "info: {title: t, version: '1'}\n" }
        return head + text + (text.contains("paths:") ? "" : "\npaths: {}\n")
    }
}
