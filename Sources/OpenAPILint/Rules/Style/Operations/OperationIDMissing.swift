import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation has no operationId.
enum OperationIDMissing: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/operation-id-missing", .warning, .init("an operation has no operationId", ja: "操作に operationId がない"),
        .init(
            "Functions in generated code, links and the names in logs are made from the operationId. Without "
                + "one they are made from method and path and change with the path.",
            ja: "生成コードの関数名、リンク、ログの名前は operationId から作られます。ないと、メソッドとパスから作られ、パスを変えると名前も変わります。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
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
        walk.operations.compactMap { site in
            guard site.node["operationId"] == nil else { return nil }
            return finding(
                .init("'\(site.title)' has no 'operationId'", ja: "「\(site.title)」に「operationId」がない"),
                atKeyOf: site.node, fix: .init("add 'operationId'", ja: "「operationId」を書く"))
        }
    }
}
