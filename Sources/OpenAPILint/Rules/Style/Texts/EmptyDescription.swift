import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A description is empty.
enum EmptyDescription: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/empty-description", .warning, .init("a description is empty", ja: "説明が空である"),
        .init(
            "An empty description or summary tells no more than none, and hides from other rules that one is "
                + "missing.",
            ja: "空の説明や要約は、ないのと同じです。しかも、書かれていないことがほかの規則から見えなくなります。"),
        samples: .init(
            bad: """
                tags: [{name: shelters, description: ''}]
                """,
            good: """
                tags: [{name: shelters}]
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.proses.compactMap { prose in
            guard prose.text.allSatisfy(\.isWhitespace) else { return nil }
            let name = prose.key.scalarText ?? ""
            // A response must have one (OAS 3.0.4, section 4.7.17).
            let isResponse = prose.owner.parent?.key?.scalarText == "responses"
            return finding(
                .init("'\(name)' is empty", ja: "「\(name)」が空である"), atKeyOf: prose.value,
                fix: .init("write it or remove it", ja: "書くか、消す"),
                edit: isResponse ? nil : NodeEdits.remove(name, from: prose.owner))
        }
    }
}
