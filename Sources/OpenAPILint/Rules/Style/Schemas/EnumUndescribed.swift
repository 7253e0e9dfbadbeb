import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// The values of an enumeration are not explained.
enum EnumUndescribed: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/enum-description", .info, .init("the values of an enumeration are not explained", ja: "列挙の値の説明がない"),
        .init(
            "Words that are clear to the writer are riddles to others. A description that says what each value "
                + "means saves the question.",
            ja: "書いた人には明らかな語も、ほかの人には分かりません。各値の意味を説明に書きます。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {state: {type: string, enum: [open, held]}}}
                """,
            good: """
                components:
                  schemas:
                    Shelter:
                      type: object
                      properties:
                        state: {type: string, enum: [open, held], description: open は開設中、held は準備中}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            guard let list = site.node["enum"], list.elements.count > 1, site.node["description"] == nil else {
                return nil
            }
            // The schema of a parameter or header is explained by that.
            guard site.node.parent?["description"] == nil || site.node.key?.scalarText != "schema" else { return nil }
            return finding(
                .init("\(list.elements.count) values are not explained", ja: "\(list.elements.count)個の値の説明がない"),
                atKeyOf: list, fix: .init("say in 'description' what each means", ja: "各値の意味を「description」に書く"))
        }
    }
}
