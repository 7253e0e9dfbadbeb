import JSONCoding
import OpenAPILint
import SourceDiagnostics
import YAMLSyntax

/// Findings about settings.
enum SettingsFinding {
    /// nil for a value that can be used.
    static func about(_ value: Node, _ path: String, _ shape: ConfigurationKey.Shape) -> Diagnostic? {
        switch shape {
        case .text: value.kind == .string ? nil : wrongKind(value, path, shape)
        case .texts:
            if value.kind != .sequence {
                wrongKind(value, path, shape)
            } else {
                value.elements.first { $0.kind != .string }.map { wrongKind($0, path, .text) }
            }
        case .number(let low, let high):
            if value.kind != .integer {
                wrongKind(value, path, shape)
            } else if let number = value.number?.int64, (Int64(low)...Int64(high)).contains(number) {
                nil
            } else {
                wrongValue(value, path, shape)
            }
        case .word(let words): words.contains(value.string ?? "") ? nil : wrongWord(value, path, words)
        case .flag: value.kind == .bool ? nil : wrongKind(value, path, shape)
        case .words, .names:
            value.kind == .sequence ? about(value.elements, path, shape) : wrongKind(value, path, shape)
        case .nameMap, .nameLists:
            value.kind == .mapping ? about(value.entries.map(\.value), path, shape) : wrongKind(value, path, shape)
        case .list: value.kind == .sequence ? nil : wrongKind(value, path, shape)
        case .mapping, .levels: value.kind == .mapping ? nil : wrongKind(value, path, shape)
        }
    }

    /// The first of a list's or a mapping's values that cannot be used.
    private static func about(
        _ values: some Sequence<Node>, _ path: String, _ shape: ConfigurationKey.Shape
    ) -> Diagnostic? {
        values.lazy.compactMap { value in
            switch shape {
            case .words(let words): wrongWordOrNil(value, path, words)
            case .names(let name), .nameMap(let name):
                if value.kind != .string {
                    wrongKind(value, path, .text)
                } else if name.allows(value.string ?? "") {
                    nil
                } else {
                    wrongName(value, path, name)
                }
            case .nameLists(let name): about(value, path, .names(name))
            default: nil
            }
        }.first
    }

    private static func wrongWordOrNil(_ value: Node, _ path: String, _ words: [String]) -> Diagnostic? {
        words.contains(value.string ?? "") ? nil : wrongWord(value, path, words)
    }

    private static func wrongName(_ value: Node, _ path: String, _ name: SwiftName) -> Diagnostic {
        let text = value.string ?? ""
        return Diagnostic(
            ConfigurationRules.invalidValue,
            .init("'\(path)' has '\(text)'", ja: "「\(path)」に「\(text)」がある"), at: value.range,
            pointer: value.pointer, fixes: [.init(name.advice)])
    }

    static func unknownKey(_ key: Node, _ value: Node, _ known: [String], below path: String) -> Diagnostic {
        let name = key.scalarText ?? ""
        let nearest = EditDistance.nearest(to: name, in: known)
        let fixes: [Diagnostic.Fix] =
            if let nearest {
                [
                    .init(
                        .init("rename it to '\(nearest)'", ja: "「\(nearest)」に改める"),
                        edits: [.init(range: key.range, replacement: nearest)])
                ]
            } else {
                [.init(.init("the keys here are \(list(known))", ja: "ここで使えるキーは\(japaneseList(known))"))]
            }
        let message: LocalizedText =
            path.isEmpty
            ? .init("there is no key '\(name)'", ja: "「\(name)」というキーはない")
            : .init("'\(path)' has no key '\(name)'", ja: "「\(path)」に「\(name)」というキーはない")
        return Diagnostic(
            ConfigurationRules.unknownKey, message, at: key.range, pointer: value.pointer, fixes: fixes)
    }

    static func missing(_ key: ConfigurationKey, _ node: Node, below path: String) -> Diagnostic {
        let message: LocalizedText =
            path.isEmpty
            ? .init("the key '\(key.name)' is missing", ja: "キー「\(key.name)」がない")
            : .init("'\(path)' lacks the key '\(key.name)'", ja: "「\(path)」にキー「\(key.name)」がない")
        return Diagnostic(
            ConfigurationRules.missingKey, message, at: node.key?.range ?? node.range, pointer: node.pointer,
            fixes: [.init(advice(key.shape))])
    }

    static func wrongKind(_ value: Node, _ path: String, _ shape: ConfigurationKey.Shape) -> Diagnostic {
        Diagnostic(
            ConfigurationRules.invalidValue,
            .init("'\(path)' is \(value.kind.description)", ja: "「\(path)」が\(japanese(value.kind))である"),
            at: value.isScalar ? value.range : value.key?.range ?? value.range, pointer: value.pointer,
            fixes: [.init(advice(shape))])
    }

    static func wrongValue(_ value: Node, _ path: String, _ shape: ConfigurationKey.Shape) -> Diagnostic {
        let text = value.scalarText ?? ""
        return Diagnostic(
            ConfigurationRules.invalidValue, .init("'\(path)' is '\(text)'", ja: "「\(path)」が「\(text)」である"),
            at: value.range, pointer: value.pointer, fixes: [.init(advice(shape))])
    }

    /// A word that is understood and changes nothing.
    static func withoutEffect(_ value: Node, _ path: String) -> Diagnostic {
        var finding = wrongValue(value, path, .text)
        finding.severity = .warning
        finding.fixes = [
            .init(.init("leave it out, it changes nothing here", ja: "ここでは何も変わらないので、省く"))
        ]
        return finding
    }

    private static func wrongWord(_ value: Node, _ path: String, _ words: [String]) -> Diagnostic {
        guard value.isScalar else { return wrongKind(value, path, .word(words)) }
        var finding = wrongValue(value, path, .word(words))
        if let nearest = EditDistance.nearestOrLonger(to: value.scalarText ?? "", in: words) {
            finding.fixes = [
                .init(
                    .init("write '\(nearest)'", ja: "「\(nearest)」と書く"),
                    edits: [.init(range: value.range, replacement: nearest)])
            ]
        }
        return finding
    }

    static func unreadable(_ path: String, _ error: FileProviderError, at range: SourceRange? = nil) -> Diagnostic {
        let message: LocalizedText =
            switch error {
            case .notFound: .init("the file '\(path)' does not exist", ja: "ファイル「\(path)」がない")
            case .isDirectory: .init("'\(path)' is a folder", ja: "「\(path)」はフォルダーである")
            case .tooLarge(let limit):
                .init(
                    "the file '\(path)' is over the limit of \(limit) bytes",
                    ja: "ファイル「\(path)」が上限の \(limit) バイトを超えている")
            default: .init("the file '\(path)' cannot be read", ja: "ファイル「\(path)」を読めない")
            }
        return Diagnostic(
            SettingsRules.unreadableFile, message, at: range, fileName: range == nil ? path : nil)
    }

    static func variable(_ name: String, _ value: String, _ advice: LocalizedText) -> Diagnostic {
        Diagnostic(
            SettingsRules.invalidVariable, .init("\(name) is '\(value)'", ja: "\(name) が「\(value)」である"), at: nil,
            fixes: [.init(advice)])
    }

    static func advice(_ shape: ConfigurationKey.Shape) -> LocalizedText {
        switch shape {
        case .text: .init("write a text", ja: "文字列を書く")
        case .texts: .init("write a list of texts", ja: "文字列のリストを書く")
        case .number(let low, let high) where low == high: .init("write \(low)", ja: "\(low) と書く")
        case .number(let low, let high):
            .init("write a whole number from \(low) to \(high)", ja: "\(low) から \(high) までの整数を書く")
        case .word(let words):
            .init("write one of \(list(words))", ja: "\(japaneseList(words))のどれかを書く")
        case .mapping(let keys):
            .init(
                "write a mapping with the keys \(list(keys.map(\.name)))",
                ja: "\(japaneseList(keys.map(\.name)))をキーに持つマッピングを書く")
        case .flag: .init("write true or false", ja: "true または false と書く")
        case .words(let words):
            .init("write a list of \(list(words))", ja: "\(japaneseList(words))のリストを書く")
        case .names: .init("write a list of names", ja: "名前のリストを書く")
        case .nameMap: .init("write a mapping from names to names in Swift", ja: "名前から Swift の名前へのマッピングを書く")
        case .nameLists:
            .init("write a mapping from names to lists of names in Swift", ja: "名前から Swift の名前のリストへのマッピングを書く")
        case .list(let keys):
            .init(
                "write a list of mappings with the keys \(list(keys.map(\.name)))",
                ja: "\(japaneseList(keys.map(\.name)))をキーに持つマッピングのリストを書く")
        case .levels: .init("write a mapping from rule ids to severities", ja: "規則の ID から重大度へのマッピングを書く")
        }
    }

    private static func list(_ words: [String]) -> String { words.map { "'\($0)'" }.joined(separator: ", ") }

    private static func japaneseList(_ words: [String]) -> String { words.map { "「\($0)」" }.joined() }

    private static func japanese(_ kind: Node.Kind) -> String {
        switch kind {
        case .null: "null"
        case .bool: "真偽値"
        case .integer: "整数"
        case .float: "数値"
        case .string: "文字列"
        case .sequence: "リスト"
        case .mapping: "マッピング"
        }
    }
}
