import SourceDiagnostics
import YAMLSyntax

/// A license has no URL.
enum LicenseWithoutAddress: StyleRule {
    static let profiles = ProfileSeverities.strict(.info)

    static let rule = Rule(
        "lint/license-url", .info, .init("a license has no URL", ja: "利用条件の URL がない"),
        .init(
            "The name of a license is often short for several versions; the URL leads to the text that holds.",
            ja: "利用条件の名称だけでは版が分からないことがあります。URL で実際の条文を示します。"),
        samples: .init(
            bad: """
                info: {title: 避難所, version: 1.0.0, license: {name: CC BY}}
                """,
            good: """
                info:
                  title: 避難所
                  version: 1.0.0
                  license: {name: CC BY, url: 'https://creativecommons.org/licenses/by/4.0/'}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        guard let license = walk.root["info"]?["license"], license.kind == .mapping, license["url"] == nil else {
            return []
        }
        return [
            finding(
                .init("'license' has no 'url'", ja: "「license」に「url」がない"), atKeyOf: license,
                fix: .init("add the URL of its text", ja: "条文の URL を書く"))
        ]
    }
}
