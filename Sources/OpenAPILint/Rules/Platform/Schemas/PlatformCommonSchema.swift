import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A shared schema is defined otherwise.
enum PlatformCommonSchema: StyleRule {
    static let profiles = ProfileSeverities.platform(.warning)

    static let rule = Rule(
        "lint/platform-common-schema", .warning, .init("a shared schema is defined otherwise", ja: "共通のスキーマの定義が違う"),
        .init(
            "Codes such as 'MunicipalityCode' and 'PostalCode' mean the same in all contracts. Refer to the "
                + "shared file, or keep its pattern.",
            ja: "「MunicipalityCode」や「PostalCode」などのコードは、どの契約でも同じ意味です。共通のファイルを参照するか、同じパターンにします。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    MunicipalityCode: {type: string, pattern: '^[0-9]{5}$'}
                """,
            good: """
                components:
                  schemas:
                    MunicipalityCode: {type: string, pattern: '^[0-9]{6}$'}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            guard let name = site.schema.componentName, let pattern = patterns[name] else { return nil }
            guard site.schema.type != .string || site.schema.pattern != pattern else { return nil }
            let place = site.node["pattern"] ?? site.node
            return finding(
                .init("'\(name)' differs from the shared schema", ja: "「\(name)」が共通のスキーマと違う"), atKeyOf: place,
                fix: .init("write 'pattern: \(pattern)'", ja: "「pattern: \(pattern)」と書く"),
                edit: site.schema.type == .string
                    ? site.node["pattern"].flatMap { NodeEdits.replace($0, with: pattern) } : nil)
        }
    }

    private static let patterns = [
        "MunicipalityCode": "^[0-9]{6}$", "JmaAreaCode": "^[0-9]{6,7}$", "PostalCode": "^[0-9]{7}$",
        "CorporateNumber": "^[1-9][0-9]{12}$", "PoiCode": "^[0-9]{4}$", "YearMonth": "^[0-9]{4}-[0-9]{2}$",
        "PlatformSubject": "^[A-Za-z0-9_-]{16,64}$",
    ]
}
