import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// Findings about texts that stand where a boolean or a number belongs. Most come from YAML 1.1, where more words had a
/// meaning, or from quotation marks too many.
extension LoadSession {
    /// Puts quotation marks around a number or a boolean that should be a text.
    static func quoteFixes(_ value: Node) -> [Diagnostic.Fix] {
        guard value.isScalar, value.kind != .null else { return [] }
        return [
            .init(
                .init("put it in quotes", ja: "引用符で囲む"),
                edits: [.init(range: value.contentRange, replacement: "'\(value.scalarText ?? "")'")])
        ]
    }

    func reportNoBoolean(_ value: Node, _ key: Node) {
        guard let text = value.string else { return reportWrongType(of: value, key: key, .boolean) }
        let meant: Bool? =
            switch text.lowercased() {
            case "true", "yes", "on", "y": true
            case "false", "no", "off", "n": false
            default: nil
            }
        let isOldWord = value.isPlain && meant != nil
        reportText(
            text, value, key, .boolean, writing: meant.map { "\($0)" },
            isOldWord
                ? .init("YAML 1.2 has no booleans but 'true' and 'false'", ja: "YAML 1.2 の真偽値は「true」と「false」だけである")
                : nil)
    }

    func reportNoNumber(_ value: Node, _ key: Node) {
        guard let text = value.string else { return reportWrongType(of: value, key: key, .number) }
        guard value.isPlain else {
            return reportText(text, value, key, .number, writing: OldNumber.isJSON(text) ? text : nil, nil)
        }
        if [".inf", ".nan"].contains(text.lowercased().drop { "+-".contains($0) }) {
            return reportNoJSONNumber(text, value, key.scalarText ?? "")
        }
        let meant = OldNumber.text(of: text)
        reportText(
            text, value, key, .number, writing: meant,
            meant.map { _ in .init("YAML 1.2 does not write numbers like this", ja: "YAML 1.2 の数の書き方ではない") })
    }

    private func reportNoJSONNumber(_ text: String, _ value: Node, _ name: String) {
        let fix = LocalizedText(
            "write the digits of a number, or remove '\(name)'", ja: "数字で書くか「\(name)」を削除する")
        report(
            OpenAPIRules.wrongType,
            .init("'\(name)' is '\(text)', which is no number in JSON", ja: "「\(name)」の「\(text)」は JSON の数ではない"),
            at: value, fixes: [.init(fix)])
    }

    private func reportText(
        _ text: String, _ value: Node, _ key: Node, _ expected: LocalizedText, writing meant: String?,
        _ reason: LocalizedText?
    ) {
        let name = key.scalarText ?? ""
        let fix =
            meant.map { Diagnostic.Fix.write($0, edits: [.init(range: value.contentRange, replacement: $0)]) }
            ?? .init(.init("make it \(expected.english)", ja: "\(expected.japanese)にする"))
        report(
            OpenAPIRules.wrongType, .init("'\(name)' is the string '\(text)'", ja: "「\(name)」が文字列「\(text)」である"),
            at: value, notes: reason.map { [.init($0, at: nil)] } ?? [], fixes: [fix])
    }
}

extension Node {
    /// Whether a scalar stands without quotation marks on its line.
    fileprivate var isPlain: Bool {
        firstByte.map { ![UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "|"), UInt8(ascii: ">")].contains($0) }
            ?? false
    }
}

/// Numbers as YAML 1.1 wrote them.
enum OldNumber {
    /// In the notation of JSON; nil for what was no number there either.
    static func text(of text: String) -> String? {
        let sign = text.hasPrefix("-") ? "-" : ""
        let digits = text.drop { "+-".contains($0) }.filter { $0 != "_" }.lowercased()
        guard text.first != "_" else { return nil }
        if digits.hasPrefix("0b") { return UInt64(digits.dropFirst(2), radix: 2).map { sign + String($0) } }
        if digits.hasPrefix("0x") { return UInt64(digits.dropFirst(2), radix: 16).map { sign + String($0) } }
        if digits.hasPrefix("0o") { return UInt64(digits.dropFirst(2), radix: 8).map { sign + String($0) } }
        return isJSON(sign + digits) ? sign + digits : nil
    }

    static func isJSON(_ text: String) -> Bool { JSONNumber(text: text) != nil }
}
