import JSONValidation
import OpenAPIModel
import SourceDiagnostics

/// Where the schemas of a document stand.
struct SchemaPlaces: Sendable {
    private let origins: [Origin]

    init(_ document: Document) { origins = document.schemas.map(\.origin) }

    /// What the tool tells of violations.
    func placed(_ violations: [ValueViolation]) -> [SchemaViolation] {
        violations.map { violation in
            let origin = origins[violation.schema]
            let keyword = violation.keyword.map { "/" + $0 } ?? ""
            return SchemaViolation(
                rule: SchemaRules.rule(for: violation.code), instancePointer: violation.instancePointer,
                schema: Origin(range: origin.range, pointer: origin.pointer + keyword),
                message: LocalizedText(violation.message), expected: LocalizedText(violation.expected),
                actual: violation.actual)
        }
    }
}

extension LocalizedText {
    init(_ text: BilingualText) { self.init(text.english, ja: text.japanese) }
}
