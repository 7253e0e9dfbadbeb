import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A choice of objects has no discriminator.
enum UnionWithoutDiscriminator: StyleRule {
    static let profiles = ProfileSeverities.recommended(.info)

    static let rule = Rule(
        "lint/union-without-discriminator", .info,
        .init("a choice of objects has no discriminator", ja: "オブジェクトの選択に discriminator がない"),
        .init(
            "To find out which object came, a reader tries one schema after the other, and where two fit the "
                + "first is taken. A 'discriminator' names the property that decides, and makes clear errors "
                + "possible.",
            ja: "どのオブジェクトが来たかを知るには、スキーマを順に試すしかなく、二つに合えば最初のものになります。「discriminator」で決め手のプロパティを示すと、エラーも分かりやすくなります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter:
                      oneOf:
                        - {type: object, properties: {km: {type: number}}}
                        - {type: object, properties: {name: {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Shelter: 
                      oneOf:
                        - {$ref: '#/components/schemas/Near'}
                        - {$ref: '#/components/schemas/Named'}
                      discriminator: {propertyName: kind}
                    Near: {type: object, required: [kind], properties: {kind: {type: string}}}
                    Named: {type: object, required: [kind], properties: {kind: {type: string}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            let schema = site.schema
            guard schema.discriminator == nil, site.node["discriminator"] == nil else { return nil }
            let isOneOf = schema.oneOf.count > 1
            let objects = (isOneOf ? schema.oneOf : schema.anyOf).filter { isObject(walk.document[$0]) }
            guard objects.count > 1, let list = site.node[isOneOf ? "oneOf" : "anyOf"] else { return nil }
            return finding(
                .init(
                    "a choice of \(objects.count) objects has no 'discriminator'",
                    ja: "\(objects.count)種類のオブジェクトの選択に「discriminator」がない"),
                atKeyOf: list, fix: .init("add a property that says which one it is", ja: "どれであるかを示すプロパティを加える"))
        }
    }

    private static func isObject(_ schema: Schema) -> Bool {
        // A branch that only demands properties is a condition, not a kind of object.
        schema.type == .object && !schema.properties.isEmpty || !schema.allOf.isEmpty
    }
}
