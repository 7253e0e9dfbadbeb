import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A contract asks for the My Number.
enum PlatformMyNumber: StyleRule {
    static let profiles = ProfileSeverities.platform(.error)

    static let rule = Rule(
        "lint/platform-my-number", .error, .init("a contract asks for the My Number", ja: "契約が個人番号を扱う"),
        .init(
            "The 個人番号 (My Number) may only be handled for purposes that the law names, and the platform is "
                + "none of them. People are identified by the common id (PlatformSubject) alone.",
            ja: "個人番号（マイナンバー）は法律で定められた目的でしか扱えず、プラットフォームはこれに当たりません。人は共通ID（PlatformSubject）だけで識別します。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Resident: {type: object, properties: {myNumber: {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Resident: {type: object, properties: {subject: {type: string}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let inSchemas = walk.schemas.flatMap { site -> [Diagnostic] in
            site.schema.properties.compactMap { property in
                guard isMyNumber(property.name), let node = site.node["properties"]?[property.name] else { return nil }
                return report(property.name, at: property.nameRange, in: node)
            }
        }
        let inParameters = walk.parameters.compactMap { site -> Diagnostic? in
            guard isMyNumber(site.parameter.name), let name = site.node["name"] else { return nil }
            return report(site.parameter.name, at: name.range, in: site.node)
        }
        let inExamples = walk.exampleValues.compactMap { value -> Diagnostic? in
            guard let name = value.name, isMyNumber(name), value.node.isScalar else { return nil }
            return report(name, at: value.node.range, in: value.node)
        }
        return inSchemas + inParameters + inExamples
    }

    private static func report(_ name: String, at range: SourceRange, in node: Node) -> Diagnostic {
        finding(
            .init("'\(name)' is the My Number of a person", ja: "「\(name)」は個人番号である"), at: range, in: node,
            fix: .init("identify people by the common id", ja: "共通IDで人を識別する"))
    }

    private static func isMyNumber(_ name: String) -> Bool {
        let words = LetterCase.words(of: name).joined()
        return ["mynumber", "individualnumber", "kojinbango", "personalnumber", "個人番号", "マイナンバー"].contains(words)
    }
}
