import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// What is personal is not marked as such.
enum PlatformDataClass: StyleRule {
    static let profiles = ProfileSeverities.platform(.info)

    static let rule = Rule(
        "lint/platform-data-class", .info, .init("what is personal is not marked as such", ja: "個人データに区分が書かれていない"),
        .init(
            "'x-kakehashi-data-class' (non-personal, personal, sensitive) on a property decides what is masked "
                + "in logs and recordings and what needs consent. By its name the property is personal.",
            ja: "プロパティの「x-kakehashi-data-class」（non-personal、personal、sensitive）は、ログや記録で何を伏せるか、何に同意が要るかを決めます。"
                + "名前から見て個人データのプロパティです。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Resident:
                      type: object
                      properties: {dateOfBirth: {type: string, format: date}}
                """,
            good: """
                components:
                  schemas:
                    Resident:
                      type: object
                      properties:
                        dateOfBirth: {type: string, format: date, x-kakehashi-data-class: personal}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.flatMap { site -> [Diagnostic] in
            var result = unknownClass(of: site)
            guard site.node[PersonalData.field] == nil else { return result }
            for property in site.schema.properties where names.contains(property.name) {
                guard let node = site.node["properties"]?[property.name],
                    walk.site(of: property.schema)?.node[PersonalData.field] == nil, node[PersonalData.field] == nil
                else { continue }
                result.append(
                    finding(
                        .init("'\(property.name)' has no data class", ja: "「\(property.name)」にデータの区分がない"),
                        at: property.nameRange, in: node,
                        fix: .init("add '\(PersonalData.field): personal'", ja: "「\(PersonalData.field): personal」を書く"))
                )
            }
            return result
        }
    }

    private static func unknownClass(of site: SchemaSite) -> [Diagnostic] {
        guard let value = site.node[PersonalData.field], let text = value.scalarText else { return [] }
        guard !PersonalData.classes.contains(text) else { return [] }
        return [
            finding(
                .init("the data class is '\(text)'", ja: "データの区分が「\(text)」である"), at: value,
                fix: .init(
                    "write one of \(PersonalData.classes.map { "'\($0)'" }.joined(separator: ", "))",
                    ja: "\(PersonalData.classes.map { "「\($0)」" }.joined())のどれかを書く"))
        ]
    }

    /// The items of the shared schema Person and what other contracts call the same.
    private static let names: Set<String> = [
        "familyName", "givenName", "familyNameKana", "givenNameKana", "familyNameEn", "givenNameEn", "fullName",
        "dateOfBirth", "birthDate", "sex", "nationality", "homeAddress", "bloodType", "residentNumber",
    ]
}
