import SourceDiagnostics
import YAMLSyntax

/// The contract is not of OpenAPI 3.0.3.
enum PlatformVersion: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-openapi-version", .warning,
        .init("the contract is not of OpenAPI 3.0.3", ja: "契約が OpenAPI 3.0.3 ではない"),
        .init(
            "All contracts of the platform have the same version, so that every tool in use reads them all.",
            ja: "プラットフォームの契約はすべて同じ版にします。使われているどの道具でも読めるようにするためです。"),
        samples: .init(
            bad: """
                openapi: 3.0.1
                """,
            good: """
                openapi: 3.0.3
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let version = walk.root["openapi"], let text = version.scalarText, text != "3.0.3" else { return [] }
        let isMinor = text.hasPrefix("3.0.")
        return [
            finding(
                .init("the version is '\(text)'", ja: "版が「\(text)」である"), at: version,
                fix: .init("write '3.0.3'", ja: "「3.0.3」と書く"),
                edit: isMinor ? NodeEdits.replace(version, with: "3.0.3") : nil)
        ]
    }
}
