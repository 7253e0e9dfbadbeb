import OpenAPIModel
import SourceDiagnostics
import YAMLSyntax

/// A schema has keywords of a type and no type.
enum SchemaTypeMissing: StyleRule {
    static let profiles = ProfileSeverities.recommended(.warning)

    static let rule = Rule(
        "lint/schema-type-missing", .warning,
        .init("a schema has keywords of a type and no type", ja: "型のキーワードがあるのに型がない"),
        .init(
            "Keywords such as 'properties' only limit values of their type. Without 'type' a number or a text "
                + "is allowed there too, and generated code must take anything.",
            ja: "「properties」などのキーワードは、その型の値だけを制限します。「type」がないと数値や文字列も許され、生成コードは何でも受け取ることになります。"),
        samples: .init(
            bad: """
                components:
                  schemas:
                    Shelter: {properties: {name: {type: string}}}
                """,
            good: """
                components:
                  schemas:
                    Shelter: {type: object, properties: {name: {type: string}}}
                """))

    static func check(_ walk: ContractWalk) -> [Diagnostic] {
        walk.schemas.compactMap { site in
            let schema = site.schema
            guard schema.type == nil, site.node["type"] == nil, !isPartOfComposition(site.node) else { return nil }
            guard schema.allOf.isEmpty, schema.oneOf.isEmpty, schema.anyOf.isEmpty, schema.not == nil else {
                return nil
            }
            guard let (keyword, type) = implied.first(where: { site.node[$0.keyword] != nil }) else { return nil }
            return finding(
                .init("a schema with '\(keyword)' has no type", ja: "「\(keyword)」のあるスキーマに型がない"), atKeyOf: site.node,
                fix: .init("add 'type: \(type)'", ja: "「type: \(type)」を書く"),
                edit: type == "number" ? nil : NodeEdits.insert("type", type, in: site.node))
        }
    }

    /// There the type stands in the schema around it or in a branch beside it.
    private static func isPartOfComposition(_ node: Node) -> Bool {
        if node.key?.scalarText == "not" { return true }
        return ["allOf", "oneOf", "anyOf"].contains(node.parent?.key?.scalarText ?? "")
            && node.parent?.kind == .sequence
    }

    private static let implied: [(keyword: String, type: String)] = [
        ("properties", "object"), ("additionalProperties", "object"), ("minProperties", "object"),
        ("maxProperties", "object"), ("items", "array"), ("minItems", "array"), ("maxItems", "array"),
        ("pattern", "string"), ("minLength", "string"), ("maxLength", "string"), ("minimum", "number"),
        ("maximum", "number"), ("multipleOf", "number"),
    ]
}
