import OpenAPILint
import OpenAPIModel
import SourceDiagnostics

/// Settles what holds for a run: a flag before a variable, a variable before the file, the file before the default.
struct SettingsResolver {
    private let environment: RunEnvironment
    private let flags: SettingsFlags
    private let provider: any FileProvider = DiskFileProvider()
    private(set) var file: ConfigurationFile?
    /// About variables.
    private(set) var diagnostics: [Diagnostic] = []

    init(environment: RunEnvironment, flags: SettingsFlags) {
        self.environment = environment
        self.flags = flags
        let named = flags.config ?? environment["KAKEHASHI_CONFIG"]
        let path = named ?? ConfigurationFile.nearest(from: environment.workingFolder, provider: provider)
        file = path.map { ConfigurationFile(path: $0, provider: provider) }
    }

    mutating func session() -> ContractSession {
        var options = LoaderOptions(rootFolder: root())
        for limit in Limit.allCases {
            let value =
                flags.limits[limit] ?? number(limit.variable, upTo: limit.values.upperBound)
                ?? file?.number("limits.\(limit.rawValue)")
            if let value { limit.set(value, on: &options) }
        }
        return ContractSession(
            language: language(), color: flags.color, environment: environment, options: options,
            references: references(), lint: lint(), generation: GenerationSettings(file, "generate"),
            projectFolder: file?.folder ?? "",
            threshold: word("KAKEHASHI_FAIL_ON") ?? .error)
    }

    private mutating func language() -> Language {
        flags.language ?? word("KAKEHASHI_LANGUAGE") ?? file?.text("language").flatMap(Language.init)
            ?? environment.language ?? .english
    }

    private func root() -> String? { flags.root ?? environment["KAKEHASHI_ROOT"] ?? seenFromFile("root") }

    /// Hosts add up: who runs the command may allow more than the file does, and never needs to repeat it.
    private mutating func references() -> ReferenceSettings {
        var settings = ReferenceSettings(allowedHosts: flags.allowedHosts)
        let named = environment["KAKEHASHI_ALLOW_HOSTS"]?.split(separator: ",").map(String.init) ?? []
        for text in named { allow(text, on: &settings, from: "KAKEHASHI_ALLOW_HOSTS") }
        for text in file?.texts("references.allow-hosts") ?? [] { allow(text, on: &settings, from: nil) }
        settings.lock = flags.lock ?? environment["KAKEHASHI_LOCK"] ?? seenFromFile("references.lock")
        settings.fetchTimeout =
            flags.fetchTimeout ?? number("KAKEHASHI_FETCH_TIMEOUT", upTo: ConfigurationKey.longestFetch)
            ?? file?.number("references.fetch-timeout") ?? settings.fetchTimeout
        settings.fetchLimit =
            flags.fetchLimit ?? number("KAKEHASHI_FETCH_LIMIT")
            ?? file?.number("references.fetch-limit") ?? settings.fetchLimit
        return settings
    }

    private mutating func allow(_ text: String, on settings: inout ReferenceSettings, from variable: String?) {
        if let host = AllowedHost(text) {
            if !settings.allowedHosts.contains(host) { settings.allowedHosts.append(host) }
            return
        }
        let advice = LocalizedText(
            "write a host, such as 'example.jp' or 'example.jp:8443'",
            ja: "「example.jp」や「example.jp:8443」のようにホストを書く")
        if let variable {
            diagnostics.append(SettingsFinding.variable(variable, text, advice))
        } else {
            file?.reject("references.allow-hosts", text, advice)
        }
    }

    private mutating func lint() -> LintConfiguration {
        var lint = file?.lint ?? LintConfiguration()
        lint.profile = word("KAKEHASHI_PROFILE") ?? lint.profile
        lint.ignoreFile = environment["KAKEHASHI_IGNORE_FILE"] ?? lint.ignoreFile.map(seenFromFile(path:))
        return lint
    }

    private func seenFromFile(_ key: String) -> String? { file?.text(key).map(seenFromFile(path:)) }

    private func seenFromFile(path: String) -> String { FilePath.join(file?.folder ?? "", path) }

    private mutating func number(_ variable: String, upTo limit: Int = Int(Int32.max)) -> Int? {
        guard let text = environment[variable] else { return nil }
        if let value = Int(text), value > 0, value <= limit { return value }
        diagnostics.append(
            SettingsFinding.variable(variable, text, SettingsFinding.advice(.number(from: 1, to: limit))))
        return nil
    }

    private mutating func word<Word: RawRepresentable & CaseIterable>(_ variable: String) -> Word?
    where Word.RawValue == String {
        guard let text = environment[variable] else { return nil }
        if let word = Word(rawValue: text) { return word }
        diagnostics.append(
            SettingsFinding.variable(variable, text, SettingsFinding.advice(.word(Word.allCases.map(\.rawValue)))))
        return nil
    }
}
