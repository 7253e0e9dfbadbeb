import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation never succeeds.
enum NoSuccessResponse: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/no-success-response", .warning, .init("an operation never succeeds", ja: "操作に成功の応答がない"),
        .init(
            "Without a response of 1XX, 2XX, 3XX or 'default', generated code takes every good answer for an "
                + "undocumented one.",
            ja: "1XX、2XX、3XX、「default」のどれもないと、生成コードは成功の応答をすべて契約にないものとして扱います。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      responses: {'404': {description: ない}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses: {'200': {description: 一覧}, '404': {description: ない}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.allOperations.compactMap { site in
            let statuses = site.operation.responses.map(\.status)
            guard !statuses.isEmpty, statuses.allSatisfy(\.isError), let responses = site.node["responses"] else {
                return nil
            }
            return finding(
                .init("'\(site.title)' has no response for success", ja: "「\(site.title)」に成功の応答がない"),
                atKeyOf: responses,
                fix: .init("add a response such as '200'", ja: "「200」などの応答を書く"))
        }
    }
}
