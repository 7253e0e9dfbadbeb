import JSONCoding
import KakehashiTestSupport
import SourceDiagnostics
import Testing
import YAMLSyntax

struct YAMLSuiteTests {
    @Test func `every case of the yaml-test-suite is read as it says, but for those left out with a reason`() throws {
        guard let corpus = Corpus.folder() else { return }
        let cases = try YAMLSuiteCase.all(in: corpus + "/yaml-test-suite")
        #expect(cases.count > 350)
        for example in cases {
            let found = Found(example)
            if let reason = YAMLSuiteLeftOut.cases[example.name] {
                #expect(found.judgement != nil, "\(example.name) passes now: take it off the list")
                let rule = YAMLSuiteLeftOut.refusedEarly.contains(example.name) ? "yaml/syntax" : reason.rule
                #expect(rule.map { found.rules.contains($0) } ?? found.rules.isEmpty, "\(example.name): \(found.rules)")
            } else {
                #expect(found.judgement == nil, "\(example.name) \(found.judgement ?? "")")
            }
        }
        let names = Set(cases.map(\.name))
        #expect(YAMLSuiteLeftOut.cases.keys.filter { !names.contains($0) }.sorted() == [])
        #expect(YAMLSuiteLeftOut.refusedEarly.filter { YAMLSuiteLeftOut.cases[$0] == nil } == [])
    }

    private struct Found {
        var rules: Set<String>
        /// nil where it is what the case says.
        var judgement: String?

        init(_ example: YAMLSuiteCase) {
            var files = SourceFiles()
            let outcome = DocumentSyntax.parse(files.add(name: "a.yaml", bytes: Array(example.text.utf8)))
            let errors = outcome.diagnostics.filter { $0.severity == .error }
            rules = Set(errors.map(\.rule.id))
            switch example.expectation {
            case .refusal: judgement = errors.isEmpty ? "is accepted" : nil
            case .noJSON: judgement = "has no JSON"
            case .value(let value):
                if let error = errors.first {
                    judgement = "is refused: \(error.message.english)"
                } else if outcome.value?.jsonValue() != value {
                    let read = outcome.value?.jsonValue().jsonText ?? []
                    judgement = "is read as \(String(decoding: read, as: UTF8.self))"
                }
            }
        }
    }
}
