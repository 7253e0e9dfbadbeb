import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The text of a field that must be a URL, also where it is none.
    func url(_ name: String, in node: Node) -> String? {
        guard let (key, value) = node.entry(name), let text = string(key, value) else { return nil }
        checkURL(text, name, value)
        return text
    }

    func requiredURL(_ name: String, in node: Node, _ object: LocalizedText) -> String? {
        if node[name] == nil { reportMissing(name, in: node, object) }
        return url(name, in: node)
    }

    /// RFC 3986, section 2; characters beyond ASCII are let through, as an address with them has only one meaning.
    private func checkURL(_ text: String, _ name: String, _ value: Node) {
        let isValid = !text.isEmpty && text.utf8.allSatisfy(Self.isURLByte)
        guard !isValid, value.kind == .string else { return }
        report(
            OpenAPIRules.textForm, .init("'\(name)' is not a URL: '\(text)'", ja: "「\(name)」が URL ではない: 「\(text)」"),
            at: value)
    }

    private static func isURLByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "\\"),
            UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"):
            false
        default: true
        }
    }

    /// Something on both sides of one `@`; what mail systems accept beyond that is not for a contract to say.
    func checkEmail(in node: Node) {
        guard let value = node["email"], let text = value.string else { return }
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        let isValid = parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && !text.contains(where: \.isWhitespace)
        guard !isValid else { return }
        report(
            OpenAPIRules.textForm,
            .init("'email' is not an email address: '\(text)'", ja: "「email」がメールアドレスではない: 「\(text)」"), at: value)
    }

    /// Reports two fields of which an object can have only one.
    func checkExclusive(_ first: String, _ second: String, in node: Node, _ object: ObjectFields, _ rule: Rule) {
        guard let one = node[first], let (key, _) = node.entry(second) else { return }
        report(
            Diagnostic(
                rule,
                .init(
                    "the \(object.name.english) has both '\(first)' and '\(second)'",
                    ja: "\(object.name.japanese)に「\(first)」と「\(second)」の両方がある"), at: key.range, pointer: node.pointer,
                notes: [.init(.init("'\(first)' is here", ja: "「\(first)」はここ"), at: one.range)], fixes: [.removeOne]))
    }

    /// Reports a field that has no effect where it stands.
    func reportMisplaced(_ name: String, in node: Node, _ reason: LocalizedText) {
        guard let (key, value) = node.entry(name) else { return }
        report(
            Diagnostic(
                OpenAPIRules.misplacedField,
                .init("'\(name)' has no effect \(reason.english)", ja: "「\(name)」は\(reason.japanese)効果がない"),
                at: key.range, pointer: value.pointer, fixes: [.remove(name)]))
    }
}
