import OpenAPILint
import OpenAPIModel
import SourceDiagnostics

/// A sample of a rule as a contract that can be read: what the sample leaves out is added behind it, so that places
/// stay the same.
struct SampleContract {
    let document: Document?
    let loading: [Diagnostic]
    let text: String

    init(_ sample: String) {
        var text = sample.hasSuffix("\n") ? sample : sample + "\n"
        let keys = Set(
            text.split(separator: "\n").compactMap { $0.first == " " ? nil : $0.split(separator: ":").first })
        if !keys.contains("openapi") { text += "openapi: 3.0.3\n" }
        if !keys.contains("info") { text += "info: {title: 例, version: 1.0.0}\n" }
        if !keys.contains("paths") { text += "paths: {}\n" }
        self.init(complete: text)
    }

    init(complete text: String) {
        self.text = text
        let outcome = DocumentLoader.load(text: text)
        document = outcome.value
        loading = outcome.diagnostics
    }

    func findings(of rule: any StyleRule.Type) -> [Diagnostic] {
        document.flatMap { ContractWalk($0) }.map { rule.check($0).sortedByPlace() } ?? []
    }
}
