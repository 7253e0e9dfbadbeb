import SourceDiagnostics
import YAMLSyntax

/// Personal data is given without opt-in.
enum PlatformOptIn: StyleRule {
    static let profiles = ProfileSeverities.platform(.error)

    static let rule = Rule(
        "lint/platform-opt-in", .error, .init("personal data is given without opt-in", ja: "個人データがオプトインなしで扱われる"),
        .init(
            "On the platform personal data flows only with the person's consent, so a contract whose data "
                + "class is 'personal' has 'optIn: required'.",
            ja: "プラットフォームでは、個人データは本人の同意があるときだけ流通します。データの区分が「personal」の契約は「optIn: required」とします。"),
        samples: .init(
            bad: """
                x-platform:
                  owner: fukushima-pref
                  operator: 福島県
                  layer: service
                  field: [防災]
                  dataClass: personal
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
                  dataClass: personal
                  serviceType: administrative
                  connection: {status: connected, basis: stated}
                  optIn: required
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        let facts = PlatformFacts(walk)
        guard facts.dataClass == "personal", let optIn = facts.node?["optIn"], optIn.string == "not-required" else {
            return []
        }
        return [
            finding(
                .init("personal data does not need opt-in", ja: "個人データにオプトインが要らない"), at: optIn,
                fix: .init("write 'required'", ja: "「required」と書く"), edit: NodeEdits.replace(optIn, with: "required"))
        ]
    }
}
