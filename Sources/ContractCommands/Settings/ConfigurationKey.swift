import OpenAPILint
import SourceDiagnostics

/// A key that a configuration file may have. The one table for reading it and for its JSON Schema.
struct ConfigurationKey: Sendable {
    enum Shape: Sendable {
        case text
        case texts
        case number(from: Int, to: Int)
        case word([String])
        case flag
        /// A list of words, each one of these.
        case words([String])
        /// A list of names in Swift.
        case names(SwiftName)
        /// Any text and the name in Swift that stands for it.
        case nameMap(SwiftName)
        /// Any text and a list of names in Swift.
        case nameLists(SwiftName)
        /// A list of mappings that have these keys.
        case list([ConfigurationKey])
        case mapping([ConfigurationKey])
        /// Rule ids and their levels.
        case levels
    }

    let name: String
    let shape: Shape
    let summary: LocalizedText
    /// Its value is read by the room that it belongs to; here it is known for the schema.
    let isReadElsewhere: Bool
    /// Words that are understood and change nothing, so that the configuration of another generator can be kept.
    let wordsWithoutEffect: [String]
    /// Any other key may be left out, or be null.
    let isRequired: Bool

    init(
        _ name: String, _ shape: Shape, _ summary: LocalizedText, isReadElsewhere: Bool = false,
        wordsWithoutEffect: [String] = [], isRequired: Bool = false
    ) {
        self.name = name
        self.shape = shape
        self.summary = summary
        self.isReadElsewhere = isReadElsewhere
        self.wordsWithoutEffect = wordsWithoutEffect
        self.isRequired = isRequired
    }

    static let all: [ConfigurationKey] = [
        ConfigurationKey(
            "version", .number(from: 1, to: 1), .init("The form of this file; 1.", ja: "このファイルの形式。1。")),
        ConfigurationKey(
            "language", .word(Language.allCases.map(\.rawValue)),
            .init("The language of findings.", ja: "指摘の言語。")),
        ConfigurationKey(
            "root", .text,
            .init(
                "Folder below which files may be read, seen from this file.",
                ja: "この中のファイルだけを読むフォルダー。このファイルからの相対パス。")),
        ConfigurationKey(
            "limits",
            .mapping(
                Limit.allCases.map {
                    ConfigurationKey(
                        $0.rawValue, .number(from: $0.values.lowerBound, to: $0.values.upperBound), $0.summary)
                }),
            .init("What keeps a document from using up the machine.", ja: "文書が計算機を使い切らないための上限。")),
        ConfigurationKey(
            "references",
            .mapping([
                ConfigurationKey(
                    "allow-hosts", .texts,
                    .init("Hosts that references may be fetched from.", ja: "参照先の取得を許すホスト。")),
                ConfigurationKey(
                    "lock", .text,
                    .init("The lock file, seen from this file.", ja: "ロックファイル。このファイルからの相対パス。")),
                ConfigurationKey(
                    "fetch-timeout", .number(from: 1, to: longestFetch),
                    .init("Seconds that a fetch may take.", ja: "取得にかけてよい秒数。")),
                ConfigurationKey(
                    "fetch-limit", positive, .init("Bytes that a fetch may give.", ja: "取得してよいバイト数。")),
            ]), .init("References to other hosts.", ja: "ほかのホストへの参照。")),
        ConfigurationKey(
            "lint",
            .mapping([
                ConfigurationKey(
                    "profile", .word(LintProfile.allCases.map(\.rawValue)),
                    .init("Which style rules are looked at.", ja: "調べる書き方の規則の組。")),
                ConfigurationKey(
                    "rules", .levels,
                    .init("Rule ids and how much each matters.", ja: "規則の ID とその重大度。")),
                ConfigurationKey(
                    "ignore-file", .text,
                    .init(
                        "The file of accepted findings, seen from this file.",
                        ja: "無視する指摘のファイル。このファイルからの相対パス。")),
            ]), .init("Style rules.", ja: "書き方の規則。"), isReadElsewhere: true),
        ConfigurationKey(
            "generate", .mapping(GenerationKeys.all),
            .init("What is generated, and how.", ja: "生成するものとその形。")),
    ]

    /// In seconds.
    static let longestFetch = 3600

    private static let positive = Shape.number(from: 1, to: Int(Int32.max))
}

extension Limit {
    var summary: LocalizedText {
        switch self {
        case .bytes: .init("Bytes of one file.", ja: "1 ファイルのバイト数。")
        case .nodes: .init("Nodes of one file.", ja: "1 ファイルのノード数。")
        case .depth: .init("Lists and mappings within each other.", ja: "入れ子の深さ。")
        case .aliasNodes: .init("Nodes that all aliases of a file stand for.", ja: "1 ファイルの別名が表すノード数。")
        case .files: .init("Files that one document is read from.", ja: "1 文書を成すファイル数。")
        case .references: .init("References of one document.", ja: "1 文書の参照の数。")
        case .totalBytes: .init("Bytes of all files of one document.", ja: "1 文書を成す全ファイルのバイト数。")
        }
    }
}
