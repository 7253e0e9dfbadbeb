import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operation uses TRACE.
enum TraceMethod: StyleRule {
    static let profiles = ProfileSeverities.everywhere(.warning)

    static let rule = Rule(
        "lint/trace-method", .warning, .init("an operation uses TRACE", ja: "操作が TRACE を使う"),
        .init(
            "TRACE sends the request back as it arrived, credentials included, and gateways refuse it. It is "
                + "no method for an API.",
            ja: "TRACE は、認証情報も含めて届いた要求をそのまま返すため、ゲートウェイは拒否します。API のメソッドには向きません。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    trace:
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.allOperations.compactMap { site in
            guard site.operation.method == .trace else { return nil }
            return finding(
                .init("'\(site.title)' uses TRACE", ja: "「\(site.title)」が TRACE を使う"), atKeyOf: site.node,
                fix: .init("use GET", ja: "GET を使う"))
        }
    }
}
