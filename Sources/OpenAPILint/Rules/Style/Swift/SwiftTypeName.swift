import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A schema has the name of a Swift type.
enum SwiftTypeName: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/swift-type-name", .info, .init("a schema has the name of a Swift type", ja: "スキーマの名前が Swift の型と同じである"),
        .init(
            "Within generated code a schema named 'Error' or 'Data' hides the type of Swift or Foundation, or "
                + "gets another name itself. A more telling name helps readers of both.",
            ja: "「Error」や「Data」という名前のスキーマは、生成コードの中で Swift や Foundation の型を隠すか、別の名前になります。意味のはっきりした名前にすると、"
                + "どちらの読み手にも分かりやすくなります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Error: {type: object}
                """,
            good: """
                components:
                  schemas:
                    Problem: {type: object}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.namedSchemas.compactMap { key, value in
            guard let name = key.scalarText, SwiftSpelling.commonTypes.contains(SwiftSpelling.type(name)) else {
                return nil
            }
            return finding(
                .init("'\(name)' is a type of Swift", ja: "「\(name)」は Swift の型である"), at: key.range, in: value,
                fix: .init("give it a more telling name", ja: "意味のはっきりした名前にする"))
        }
    }
}
