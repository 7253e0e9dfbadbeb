import JSONCoding
import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A fact about the platform is not one of the known words.
enum PlatformFactsValue: StyleRule {
    static let profiles = ProfileSeverities.platform(.error)

    static let rule = Rule(
        "lint/platform-facts-value", .error,
        .init("a fact about the platform is not one of the known words", ja: "プラットフォームの事実が決められた語ではない"),
        .init(
            "The members of 'x-platform' have fixed words, so that catalogues and filters find every contract "
                + "that they mean. A service that waits for its connection has a year, or null where none is set.",
            ja: "「x-platform」の項目の値は決まった語です。カタログや絞り込みで漏れなく見つかるようにするためです。接続待ちのサービスには年度を書き、未定なら null とします。"),
        samples: .init(
            bad: """
                x-platform:
                  owner: fukushima-pref
                  operator: 福島県
                  layer: services
                  field: [防災]
                  dataClass: non-personal
                  serviceType: administrative
                  connection: {status: connected, basis: stated}
                  optIn: not-required
                """,
            good: """
                x-platform:
                  owner: fukushima-pref
                  operator: 福島県
                  layer: service
                  field: [防災]
                  dataClass: non-personal
                  serviceType: administrative
                  connection: {status: connected, basis: stated}
                  optIn: not-required
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let facts = PlatformFacts(walk).node else { return [] }
        var result = words.compactMap { name, words in facts[name].flatMap { check($0, name, words) } }
        if let connection = facts["connection"] {
            result += connectionWords.compactMap { name, words in connection[name].flatMap { check($0, name, words) } }
            result += checkYears(connection)
        }
        return result
    }

    private static func check(_ node: Node, _ name: String, _ words: [String]) -> Diagnostic? {
        let text = node.scalarText ?? ""
        guard !words.contains(text) else { return nil }
        let nearest = EditDistance.nearest(to: text, in: words)
        return finding(
            .init("'\(name)' is '\(text)'", ja: "「\(name)」が「\(text)」である"), at: node,
            fix: nearest.map { .init("write '\($0)'", ja: "「\($0)」と書く") }
                ?? .init(
                    "write one of \(words.map { "'\($0)'" }.joined(separator: ", "))",
                    ja: "\(words.map { "「\($0)」" }.joined())のどれかを書く"),
            edit: nearest.flatMap { NodeEdits.replace(node, with: $0) })
    }

    private static func checkYears(_ connection: Node) -> [Diagnostic] {
        var result: [Diagnostic] = []
        for name in ["fiscalYear", "retireFiscalYear"] {
            guard let node = connection[name], node.kind != .null, node.number?.int64.map({ 2000...2100 ~= $0 }) != true
            else { continue }
            result.append(
                finding(
                    .init("'\(name)' is '\(node.scalarText ?? "")'", ja: "「\(name)」が「\(node.scalarText ?? "")」である"),
                    at: node,
                    fix: .init("give a year, or null", ja: "年度か null を書く")))
        }
        if connection["status"]?.string == "awaiting-connection", connection["fiscalYear"] == nil {
            result.append(
                finding(
                    .init("a service that waits has no 'fiscalYear'", ja: "接続待ちなのに「fiscalYear」がない"),
                    atKeyOf: connection,
                    fix: .init("add the year, or null", ja: "年度か null を書く")))
        }
        return result
    }

    private static let words: [(String, [String])] = [
        ("owner", ["fukushima-pref", "aizuwakamatsu", "yabuki", "ishikawa"]),
        ("layer", ["core", "service", "asset", "municipal"]),
        ("dataClass", ["personal", "non-personal", "mixed"]),
        ("serviceType", ["platform", "administrative", "private", "data"]),
        ("optIn", ["required", "not-required"]),
    ]
    private static let connectionWords: [(String, [String])] = [
        ("status", ["connected", "awaiting-connection"]), ("basis", ["stated", "inferred"]),
    ]
}
