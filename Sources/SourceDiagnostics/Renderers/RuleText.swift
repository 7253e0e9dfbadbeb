/// Words that stand around findings and rules.
package enum RuleText {
    package static let note = LocalizedText("note", ja: "補足")
    package static let fix = LocalizedText("fix", ja: "修正案")
    package static let bad = LocalizedText("Bad:", ja: "悪い例:")
    package static let good = LocalizedText("Good:", ja: "良い例:")

    package static func severity(_ severity: Severity) -> LocalizedText {
        switch severity {
        case .error: LocalizedText("error", ja: "エラー")
        case .warning: LocalizedText("warning", ja: "警告")
        case .info: LocalizedText("info", ja: "情報")
        }
    }

    /// `2 errors, 1 warning`.
    package static func counts(_ diagnostics: [Diagnostic]) -> LocalizedText {
        let counts = [Severity.error, .warning, .info].map { (severity: $0, count: diagnostics.count(of: $0)) }
            .filter { $0.count > 0 }
        guard !counts.isEmpty else { return LocalizedText("no findings", ja: "指摘なし") }
        let english = counts.map { severity, count in
            "\(count) \(severity.rawValue)" + (count == 1 || severity == .info ? "" : "s")
        }
        let japanese = counts.map { "\(self.severity($0.severity).japanese) \($0.count) 件" }
        return LocalizedText(english.joined(separator: ", "), ja: japanese.joined(separator: "、"))
    }
}
