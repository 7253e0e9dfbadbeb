import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operationId is not in lowerCamelCase.
enum OperationIDCasing: StyleRule {
    static let profiles = ProfileSeverities.strict(.info, platform: .error)

    static let rule = Rule(
        "lint/operation-id-camel-case", .info,
        .init("an operationId is not in lowerCamelCase", ja: "operationId が lowerCamelCase ではない"),
        .init(
            "Swift functions are written in lowerCamelCase. An operationId in this form is found again in the "
                + "generated code letter for letter.",
            ja: "Swift の関数は lowerCamelCase で書きます。operationId が同じ形なら、生成コードで同じ綴りのまま見つかります。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      operationId: list_shelters
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      operationId: listShelters
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.allOperations.compactMap { site in
            guard let node = site.node["operationId"], let id = node.string, !LetterCase.lowerCamel.accepts(id) else {
                return nil
            }
            return finding(
                .init(
                    "the operationId '\(id)' is not in lowerCamelCase", ja: "operationId「\(id)」が lowerCamelCase ではない"),
                at: node, fix: .init("write it as '\(suggestion(id))'", ja: "「\(suggestion(id))」と書く"))
        }
    }

    private static func suggestion(_ id: String) -> String {
        let words = LetterCase.words(of: id)
        return words.prefix(1).joined() + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }
}
