import SourceDiagnostics
import YAMLSyntax

/// What the keywords of one schema say together.
extension LoadSession {
    func checkKeywords(of schema: Schema, _ node: Node) {
        checkItems(of: schema, node)
        if schema.isReadOnly, schema.isWriteOnly, let place = node["writeOnly"] {
            report(
                OpenAPIRules.readAndWriteOnly,
                .init("the schema is both 'readOnly' and 'writeOnly'", ja: "スキーマに「readOnly」と「writeOnly」の両方がある"),
                at: place,
                notes: node["readOnly"].map {
                    [.init(.init("'readOnly' is here", ja: "「readOnly」はここ"), at: $0.range)]
                } ?? [], fixes: [.removeOne])
        }
        if let required = node["required"] { checkRequired(schema.required, required) }
        checkExclusiveBounds(of: schema, node)
    }

    /// OAS 3.0.4, section 4.7.24.1: `items` must be present if the type is `array`.
    private func checkItems(of schema: Schema, _ node: Node) {
        guard schema.type == .array, schema.items == nil, !isVersion31 else { return }
        guard let type = node["type"], node["items"] == nil, !isMisspelled("items", in: node) else { return }
        report(
            Diagnostic(
                OpenAPIRules.arrayWithoutItems,
                .init("the array schema has no 'items'", ja: "配列のスキーマに「items」がない"), at: type.range,
                pointer: node.pointer,
                fixes: [.init(.init("add 'items: {}' if anything may be in it", ja: "何でもよければ「items: {}」を加える"))]))
    }

    /// JSON Schema Wright-00, section 5.15: at least one name, and each once.
    private func checkRequired(_ names: [String], _ node: Node) {
        if node.kind == .sequence, node.elements.count == 0, !isVersion31 {
            report(
                OpenAPIRules.requiredList, .init("'required' has no names", ja: "「required」に名前がない"), at: node,
                fixes: [.remove("required")])
        }
        guard names.count > 1, Set(names).count < names.count else { return }
        var seen: Set<String> = []
        for element in node.elements {
            guard let name = element.scalarText, !seen.insert(name).inserted else { continue }
            report(
                OpenAPIRules.requiredList,
                .init("'\(name)' is required twice", ja: "「\(name)」が「required」に重複している"), at: element,
                fixes: [.removeOne])
        }
    }

    private func checkExclusiveBounds(of schema: Schema, _ node: Node) {
        guard !isVersion31 else { return }
        if schema.exclusiveMinimum, node["minimum"] == nil {
            reportMisplaced("exclusiveMinimum", in: node, .init("without 'minimum'", ja: "「minimum」なしでは"))
        }
        if schema.exclusiveMaximum, node["maximum"] == nil {
            reportMisplaced("exclusiveMaximum", in: node, .init("without 'maximum'", ja: "「maximum」なしでは"))
        }
    }
}
