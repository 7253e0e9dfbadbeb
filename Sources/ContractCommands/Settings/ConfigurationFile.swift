import JSONCoding
import OpenAPILint
import SourceDiagnostics
import YAMLSyntax

/// `kakehashi.yaml` as it was read: the values that can be used, by the path of their keys.
struct ConfigurationFile: Sendable {
    static let name = "kakehashi.yaml"
    /// Enough for people, and small enough that a wrong file is refused at once.
    private static let sizeLimit = 1 << 20

    /// As findings show it.
    let path: String
    private(set) var files = SourceFiles()
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var lint = LintConfiguration()
    private var values: [String: Node] = [:]

    /// What keys that name files are seen from.
    var folder: String { FilePath.directory(of: path) }

    /// The nearest file in the working folder or above; nil where there is none.
    static func nearest(from workingFolder: String?, provider: any FileProvider) -> String? {
        guard let workingFolder else { return nil }
        let depth = workingFolder.split(separator: "/").count
        return (0...depth).lazy.map { String(repeating: "../", count: $0) + name }
            .first { (try? provider.canonicalPath($0)) != nil }
    }

    /// A file that cannot be read is a finding.
    init(path: String, provider: any FileProvider, keys: [ConfigurationKey] = ConfigurationKey.all) {
        self.path = path
        let file: SourceFile
        do throws(FileProviderError) {
            file = files.add(name: path, bytes: try provider.read(path: path, limit: Self.sizeLimit))
        } catch {
            diagnostics = [SettingsFinding.unreadable(path, error)]
            return
        }
        let parsed = DocumentSyntax.parse(file)
        diagnostics = parsed.diagnostics
        // A file of comments says nothing, and that is well.
        guard let node = parsed.value, node.kind != .null else {
            if !keys.contains(where: \.isRequired) { diagnostics.removeAll { $0.rule == YAMLRules.empty } }
            return
        }
        read(node, keys, path: "")
    }

    func text(_ key: String) -> String? { values[key]?.string }

    func number(_ key: String) -> Int? { values[key]?.number?.int64.flatMap { Int(exactly: $0) } }

    func texts(_ key: String) -> [String]? { values[key]?.elements.compactMap(\.string) }

    func flag(_ key: String) -> Bool? { values[key]?.bool }

    /// The entries of a mapping whose values are texts.
    func map(_ key: String) -> [String: String]? {
        values[key].map { node in
            Dictionary(
                node.entries.compactMap { key, value in value.string.map { (key.scalarText ?? "", $0) } },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// The entries of a mapping whose values are lists of texts.
    func lists(_ key: String) -> [String: [String]]? {
        values[key].map { node in
            Dictionary(
                node.entries.map { key, value in (key.scalarText ?? "", value.elements.compactMap(\.string)) },
                uniquingKeysWith: { first, _ in first })
        }
    }

    /// How many mappings a list has; their keys are those of `item(_:_:)`.
    func count(_ key: String) -> Int? { values[key].map { $0.elements.count } }

    static func item(_ key: String, _ position: Int) -> String { "\(key)[\(position + 1)]" }

    /// What the paths of the keys of each mapping of a list begin with.
    func items(_ key: String) -> [String] { (0..<(count(key) ?? 0)).map { Self.item(key, $0) + "." } }

    /// A text that another room cannot use.
    mutating func refuse(_ key: String, _ advice: LocalizedText) {
        guard let value = values[key] else { return }
        var finding = SettingsFinding.wrongValue(value, key, .text)
        finding.fixes = [.init(advice)]
        diagnostics.append(finding)
    }

    /// A text of a list that another room cannot use.
    mutating func reject(_ key: String, _ text: String, _ advice: LocalizedText) {
        guard let element = values[key]?.elements.first(where: { $0.string == text }) else { return }
        diagnostics.append(
            Diagnostic(
                ConfigurationRules.invalidValue, .init("'\(key)' has '\(text)'", ja: "「\(key)」に「\(text)」がある"),
                at: element.range, pointer: element.pointer, fixes: [.init(advice)]))
    }

    private mutating func read(_ node: Node, _ keys: [ConfigurationKey], path: String) {
        guard node.kind == .mapping else {
            diagnostics.append(SettingsFinding.wrongKind(node, path.isEmpty ? self.path : path, .mapping(keys)))
            return
        }
        for (name, value) in node.entries {
            let text = name.scalarText ?? ""
            guard let key = keys.first(where: { $0.name == text }) else {
                diagnostics.append(SettingsFinding.unknownKey(name, value, keys.map(\.name), below: path))
                continue
            }
            // A key with nothing behind it is one that nobody has filled in yet.
            if value.kind == .null { continue }
            read(value, as: key, path: path.isEmpty ? text : path + "." + text)
        }
        let given = Set(node.entries.filter { $0.value.kind != .null }.compactMap(\.key.scalarText))
        diagnostics += keys.filter { $0.isRequired && !given.contains($0.name) }.map {
            SettingsFinding.missing($0, node, below: path)
        }
    }

    private mutating func read(_ value: Node, as key: ConfigurationKey, path: String) {
        if key.isReadElsewhere {
            let outcome = LintConfiguration.read(value, known: AllRules.all)
            diagnostics += outcome.diagnostics
            lint = outcome.value ?? lint
            return
        }
        if case .mapping(let keys) = key.shape { return read(value, keys, path: path) }
        if case .list(let keys) = key.shape, value.kind == .sequence {
            values[path] = value
            for (position, element) in value.elements.enumerated() {
                read(element, keys, path: Self.item(path, position))
            }
            return
        }
        if let finding = SettingsFinding.about(value, path, key.shape) {
            diagnostics.append(finding)
        } else {
            values[path] = value
            if let word = value.string, key.wordsWithoutEffect.contains(word) {
                diagnostics.append(SettingsFinding.withoutEffect(value, path))
            }
        }
    }
}
