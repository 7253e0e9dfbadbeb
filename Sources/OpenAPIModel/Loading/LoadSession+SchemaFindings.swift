import SourceDiagnostics
import YAMLSyntax

/// Findings about keywords that have another form, or another place, in other versions of the specification.
extension LoadSession {
    /// A list of types is of version 3.1.
    func reportTypeList(_ key: Node, _ value: Node) {
        let types = value.elements.compactMap { $0.kind == .null ? "null" : $0.string }
        let others = types.filter { $0 != "null" }
        let fix: LocalizedText =
            others.count == 1 && types.count == 2
            ? .init("write 'type: \(others[0])' and 'nullable: true'", ja: "「type: \(others[0])」と「nullable: true」を書く")
            : .init("name one type, or use 'oneOf' with a schema for each", ja: "型を 1 つだけ書くか、型ごとのスキーマを「oneOf」に並べる")
        reportWrongType(of: value, key: key, .string, fixes: [.init(fix)])
    }

    /// A number as exclusive bound is of version 3.1.
    func reportExclusiveNumber(_ key: Node, _ value: Node) {
        let name = key.scalarText ?? ""
        let bound = name == "exclusiveMinimum" ? "minimum" : "maximum"
        let number = value.scalarText ?? ""
        reportWrongType(
            of: value, key: key, .boolean,
            fixes: [
                .init(
                    .init(
                        "write '\(bound): \(number)' and '\(name): true'",
                        ja: "「\(bound): \(number)」と「\(name): true」を書く"))
            ])
    }

    /// The schema of a property; a keyword that is indented too far is none.
    func property(_ key: Node, _ node: Node) -> Schema.ID {
        let name = key.scalarText ?? ""
        guard node.kind == .sequence, SchemaKeyword.byName[name] != nil else { return schema(at: node) }
        reportWrongType(
            of: node, key: key, ComponentKind.schemas.nameAsTarget,
            fixes: [
                .init(.init("move '\(name)' out of 'properties'", ja: "「\(name)」を「properties」の外に出す"))
            ])
        return invalidSchema(at: node)
    }
}
