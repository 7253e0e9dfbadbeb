import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// An operationId has signs that other tools refuse.
enum OperationIDSigns: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/operation-id-url-safe", .warning,
        .init("an operationId has signs that other tools refuse", ja: "operationId にほかの道具が扱えない文字がある"),
        .init(
            "An operationId becomes a file name, an anchor in a URL and a function. Letters, digits and '-', "
                + "'_', '.', '/' survive all of that.",
            ja: "operationId はファイル名、URL のアンカー、関数名になります。英数字と「-」「_」「.」「/」ならどこでも使えます。"),
        samples: .init(
            bad: """
                paths:
                  /shelters:
                    get:
                      operationId: list shelters?
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
            guard let node = site.node["operationId"], let id = node.string else { return nil }
            guard let sign = id.unicodeScalars.first(where: { !allowed($0) }) else { return nil }
            return finding(
                .init(
                    "the operationId '\(id)' has a '\(Character(sign))'",
                    ja: "operationId「\(id)」に「\(Character(sign))」がある"),
                at: node, fix: .init("use letters, digits and '-', '_' only", ja: "英数字と「-」「_」だけを使う"))
        }
    }

    private static func allowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
                || "-_./".unicodeScalars.contains(scalar))
    }
}
