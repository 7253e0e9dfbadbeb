import JSONCoding
import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An extension of an operation cannot be used.
enum PlatformOperationFacts: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-operation-facts", .warning,
        .init("an extension of an operation cannot be used", ja: "操作の拡張が使えない"),
        .init(
            "The gateway and the mock server read 'x-required-acr' (aal1, aal2, aal3), 'x-consent-purpose' (a "
                + "purpose), 'x-stateful' (resource, action, key) and 'x-callback-delay-ms'. With another value they "
                + "do as if it were not there.",
            ja: "ゲートウェイと模擬サーバーは「x-required-acr」（aal1、aal2、aal3）、「x-consent-purpose」（利用目的）、「x-stateful」（resource、"
                + "action、key）、「x-callback-delay-ms」を読みます。ほかの値は、ないものとして扱われます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      x-required-acr: aal4
                      responses: {'200': {description: 一覧}}
                """,
            good: """
                paths:
                  /shelters:
                    get:
                      x-required-acr: aal3
                      x-stateful: {resource: shelters, action: list, key: id}
                      responses: {'200': {description: 一覧}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.allOperations.flatMap { site -> [Diagnostic] in
            var result: [Diagnostic] = []
            if let acr = site.node["x-required-acr"] { result += check(acr, in: ["aal1", "aal2", "aal3"]) }
            if let purpose = site.node["x-consent-purpose"], purpose.string?.isEmpty != false {
                result.append(wrong(purpose, .init("name the purpose", ja: "利用目的を書く")))
            }
            if let delay = site.node["x-callback-delay-ms"], delay.number?.int64.map({ $0 >= 0 }) != true {
                result.append(wrong(delay, .init("give milliseconds", ja: "ミリ秒を書く")))
            }
            if let state = site.node["x-stateful"] { result += checkState(state) }
            return result
        }
    }

    private static func checkState(_ state: Node) -> [Diagnostic] {
        let missing = ["resource", "action", "key"].filter { state[$0]?.string == nil }
        if !missing.isEmpty {
            return [
                finding(
                    .init(
                        "'x-stateful' has no \(missing.map { "'\($0)'" }.joined(separator: ", "))",
                        ja: "「x-stateful」に\(missing.map { "「\($0)」" }.joined())がない"),
                    atKeyOf: state, fix: .init("add what is missing", ja: "足りない項目を書く"))
            ]
        }
        return state["action"].map {
            check($0, in: ["create", "read", "list", "update", "delete", "transition"])
        } ?? []
    }

    private static func check(_ node: Node, in words: [String]) -> [Diagnostic] {
        let text = node.scalarText ?? ""
        guard !words.contains(text) else { return [] }
        return [
            wrong(
                node,
                .init(
                    "write one of \(words.map { "'\($0)'" }.joined(separator: ", "))",
                    ja: "\(words.map { "「\($0)」" }.joined())のどれかを書く"))
        ]
    }

    private static func wrong(_ node: Node, _ fix: LocalizedText) -> Diagnostic {
        let name = node.key?.scalarText ?? ""
        let text = node.scalarText ?? ""
        return finding(.init("'\(name)' is '\(text)'", ja: "「\(name)」が「\(text)」である"), at: node, fix: fix)
    }
}
