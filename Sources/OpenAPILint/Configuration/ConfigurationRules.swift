package import SourceDiagnostics

/// What can be wrong with a configuration file and with the file of ignored findings.
///
/// Severity: an error where the run would not do what the writer asked for, a warning where it still does.
package enum ConfigurationRules {
    package static let all: [Rule] = [
        unknownKey, missingKey, invalidValue, unknownRule, fixedSeverity, ignoreWithoutReason, ignoreExpired,
        ignoreUnused,
        ignoreRefused,
    ]

    package static let unknownKey = Rule(
        "config/unknown-key", .error, .init("a configuration key is not known", ja: "設定のキーが知られていない"),
        .init(
            "The key has no meaning at this place, so what it should set would silently not happen. Often it is "
                + "misspelled or wrongly indented.",
            ja: "このキーはこの場所では意味を持たず、設定したつもりのことが行われません。つづりか字下げの誤りであることが多いです。"),
        samples: .init(
            bad: "# kakehashi.yaml\nlint:\n  profil: strict\n", good: "# kakehashi.yaml\nlint:\n  profile: strict\n"))

    package static let missingKey = Rule(
        "config/missing-key", .error, .init("a configuration key is missing", ja: "設定のキーがない"),
        .init(
            "The catalogue of a platform says of each service what it is called and where its contract is. Without that "
                + "nothing can be done for it.",
            ja: "基盤の目録には、サービスごとに名前と契約の場所が必要です。なければ、そのサービスについて何もできません。"))

    package static let invalidValue = Rule(
        "config/invalid-value", .error, .init("a configuration value is not allowed", ja: "設定の値が許されない"),
        .init(
            "The key has a value of another type or another word than it can have.",
            ja: "キーの値の型が違うか、使える語ではありません。"),
        samples: .init(
            bad: "# kakehashi.yaml\nlimits:\n  depth: deep\n", good: "# kakehashi.yaml\nlimits:\n  depth: 100\n"))

    package static let unknownRule = Rule(
        "config/unknown-rule", .error, .init("a rule id is not known", ja: "規則の ID が知られていない"),
        .init(
            "Rules are named by their full id, such as 'lint/operation-summary'. 'kakehashi lint --list-rules' lists "
                + "them all.",
            ja: "規則は「lint/operation-summary」のような ID 全体で指定します。「kakehashi lint --list-rules」で一覧を表示できます。"),
        samples: .init(
            bad: "# kakehashi.yaml\nlint:\n  rules:\n    operation-summary: off\n",
            good: "# kakehashi.yaml\nlint:\n  rules:\n    lint/operation-summary: off\n"))

    package static let fixedSeverity = Rule(
        "config/fixed-severity", .error,
        .init("the severity of an error cannot be lowered", ja: "エラーの重大度は下げられない"),
        .init(
            "An error of reading a contract says that a part of it has no meaning, and later steps leave that part "
                + "out. Only style rules, warnings and infos can be changed.",
            ja: "契約を読むときのエラーは、その部分に意味がないことを示し、後の処理はその部分を除きます。変えられるのは書き方の規則と、警告と情報だけです。"),
        samples: .init(
            bad: "# kakehashi.yaml\nlint:\n  rules:\n    openapi/status-code: warning\n",
            good: "# kakehashi.yaml\nlint:\n  rules:\n    openapi/unused-component: warning\n"))

    package static let ignoreWithoutReason = Rule(
        "config/ignore-without-reason", .error,
        .init("an ignored finding has no reason", ja: "無視する指摘に理由がない"),
        .init(
            "Whoever reads the file later must be able to judge whether the finding may still be ignored.",
            ja: "後で読む人が、まだ無視してよいかを判断できるように、理由を書きます。"),
        samples: .init(
            bad: """
                # .kakehashi-ignore.yaml
                ignore:
                  - file: api.yaml
                    rule: lint/no-servers
                    fingerprint: '9fcf96ca39877eba'
                """,
            good: """
                # .kakehashi-ignore.yaml
                ignore:
                  - file: api.yaml
                    rule: lint/no-servers
                    fingerprint: '9fcf96ca39877eba'
                    reason: 'The address is not decided yet.'
                """))

    package static let ignoreExpired = Rule(
        "config/ignore-expired", .warning,
        .init("the time to ignore a finding is over", ja: "指摘を無視する期限が過ぎた"),
        .init(
            "After the day in 'expires' the finding is shown again. Mend the contract, or give a new day and a reason "
                + "that holds today.",
            ja: "「expires」の日を過ぎると、指摘は再び表示されます。契約を直すか、今の理由と新しい期限を書きます。"))

    package static let ignoreUnused = Rule(
        "config/ignore-unused", .info, .init("an ignored finding does not occur", ja: "無視する指摘が現れない"),
        .init(
            "The contract has no such finding any more, so the entry can go.",
            ja: "契約にはもうその指摘がないので、項目を消せます。"))

    package static let ignoreRefused = Rule(
        "config/ignore-refused", .warning, .init("an error cannot be ignored", ja: "エラーは無視できない"),
        .init(
            "Errors of reading a contract are shown in any case, as later steps refuse or leave out what they are "
                + "about.",
            ja: "契約を読むときのエラーは必ず表示されます。後の処理がその部分を拒むか除くためです。"))
}

extension Rule {
    /// Whether configuration may change how much a finding of this severity matters.
    func canChange(_ severity: Severity) -> Bool { severity != .error || id.hasPrefix("lint/") }
}
