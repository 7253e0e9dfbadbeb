import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A common error is not declared.
enum PlatformErrorResponses: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-error-responses", .warning, .init("a common error is not declared", ja: "共通のエラーが宣言されていない"),
        .init(
            "The gateway answers 429 and 503 for every operation, 401 and 403 where a credential is needed, "
                + "400 where something can be wrong, 404 where a path names a thing. What is not declared comes to "
                + "clients as a surprise.",
            ja: "ゲートウェイは、どの操作にも 429 と 503 を、認証があれば 401 と 403 を、誤りうる要求には 400 を、パスで物を指す操作には 404 を返します。宣言がないと、"
                + "クライアントには想定外の応答になります。"),
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
                      responses:
                        '200': {description: 一覧}
                        '429': {description: 多すぎる}
                        '503': {description: 使えない}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.operations.compactMap { site in
            let operation = site.operation
            var statuses = [429, 503]
            if !walk.isOpen(operation) { statuses += [401, 403] }
            if !operation.parameters.isEmpty || operation.requestBody != nil { statuses.append(400) }
            if operation.path.contains("{") { statuses.append(404) }
            let missing = statuses.sorted().filter { status in
                !operation.responses.contains { $0.status.covers(status) }
            }
            guard !missing.isEmpty, let responses = site.node["responses"] else { return nil }
            let list = missing.map(String.init)
            return finding(
                .init(
                    "'\(site.title)' has no \(list.map { "'\($0)'" }.joined(separator: ", "))",
                    ja: "「\(site.title)」に\(list.map { "「\($0)」" }.joined())がない"),
                atKeyOf: responses, fix: .init("refer to the common responses", ja: "共通の応答を参照する"))
        }
    }
}
