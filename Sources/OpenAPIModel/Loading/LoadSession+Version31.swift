import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// What OpenAPI 3.1 says otherwise than 3.0. It is read as far as it means the same; what is not read is a finding.
extension LoadSession {
    func reportUnsupported(_ name: String, key: Node, value: Node) {
        report(
            Diagnostic(
                OpenAPIRules.unsupportedIn31,
                .init("'\(name)' of OpenAPI 3.1 is not read", ja: "OpenAPI 3.1 の「\(name)」は読み込まれない"), at: key.range,
                pointer: value.pointer))
    }

    func reportUnsupportedValue(_ name: String, _ message: LocalizedText, _ value: Node) {
        report(
            OpenAPIRules.unsupportedIn31,
            .init("'\(name)' \(message.english)", ja: "「\(name)」\(message.japanese)"), at: value)
    }

    // MARK: References

    /// The description that a reference brings along (OAS 3.1.1, section 4.8.23); nil where it has none.
    func ownDescription(ofReference node: Node) -> String? {
        guard isVersion31, node["$ref"] != nil, node.entries.count > 1 else { return nil }
        if node.entries.contains(where: { !["$ref", "summary", "description"].contains($0.key.scalarText) }) {
            checkSiblings(of: node)
        }
        return string("description", in: node)
    }

    /// As `ownDescription`, for the summary.
    func ownSummary(ofReference node: Node) -> String? {
        guard isVersion31, node["$ref"] != nil else { return nil }
        return string("summary", in: node)
    }

    /// The object itself, or a copy with the description that the reference brings along.
    func redescribed<Object>(
        _ id: TableID<Object>, by node: Node, _ table: ReferenceWritableKeyPath<LoadSession, ObjectTable<Object>>,
        _ description: WritableKeyPath<Object, String?>, _ componentName: WritableKeyPath<Object, String?>
    ) -> TableID<Object>? {
        guard let text = ownDescription(ofReference: node) else { return id }
        if let known = self[keyPath: table].id(of: node) { return known }
        var copy = self[keyPath: table][id]
        copy[keyPath: description] = text
        // Two objects of one name would be two types of one name.
        copy[keyPath: componentName] = nil
        return self[keyPath: table].add(copy, for: node)
    }

    /// Schemas that 3.0 does not know: true, false, and a reference with other keywords. nil for all others.
    func schemaOfVersion31(at node: Node) -> Schema.ID? {
        var node = node
        // A chain is gone link by link, for each link may have keywords.
        var visited: Set<Node> = []
        while let reference = node["$ref"], node.entries.count == 1, visited.insert(node).inserted {
            guard let text = reference.string, let next = follow(text, from: node, at: reference) else { return nil }
            node = next
        }
        if let known = schemaIDs[node] { return known }
        if let flag = node.bool { return booleanSchema(flag, at: node) }
        guard node["$ref"] != nil, node.entries.count > 1 else { return nil }
        var schema = Schema(origin: origin(of: node))
        schema.componentName = schemaName(of: node)
        return add(schema, for: node, contents: node)
    }

    private func booleanSchema(_ flag: Bool, at node: Node) -> Schema.ID {
        var schema = Schema(origin: origin(of: node))
        schema.componentName = schemaName(of: node)
        if !flag {
            schema.not = Schema.ID(index: schemas.count)
            addAnonymous(Schema(origin: origin(of: node)))
        }
        return add(schema, for: node, contents: nil)
    }

    // MARK: Keywords

    /// `type` with a list, or with "null".
    func readType31(_ key: Node, _ value: Node, into schema: inout Schema) {
        var types: [Schema.SchemaType] = []
        var known: Set<String> = []
        let elements = value.kind == .sequence ? Array(value.elements) : [value]
        if elements.isEmpty {
            report(
                OpenAPIRules.invalidValue, .init("'type' has no types", ja: "「type」に型がない"), at: value,
                fixes: [.init(.init("name a type or remove 'type'", ja: "型を書くか「type」を削除する"))])
        }
        for element in elements {
            if let text = element.string, !known.insert(text).inserted {
                report(
                    OpenAPIRules.invalidValue, .init("'type' has '\(text)' twice", ja: "「type」に「\(text)」が 2 回ある"),
                    at: element, fixes: [.removeOne])
            } else if element.string == "null" {
                schema.isNullable = true
            } else if element.kind == .null, !element.isUnread {
                schema.isNullable = true
                reportWrongType(
                    of: element, key: key, .string,
                    fixes: [
                        .init(
                            .init("put it in quotes", ja: "引用符で囲む"),
                            edits: [.init(range: element.contentRange, replacement: "'null'")])
                    ])
            } else if let type = word(key, element, as: Schema.SchemaType.self) {
                types.append(type)
            }
        }
        if types.count == 1 { schema.type = types[0] }
        if types.isEmpty, schema.isNullable {
            schema.enumValues = [.null]
            schema.enumNode = nil
        }
        guard types.count > 1 else { return }
        reportUnsupportedValue(
            "type",
            .init(
                "with several types is not read; anything is accepted",
                ja: "に複数の型を書くことはできず、どの値も受け入れられる"), value)
    }

    /// 3.1 has no `nullable`; a program for 3.1 does not look at it.
    func reportNullable(_ key: Node, _ value: Node) {
        report(
            Diagnostic(
                OpenAPIRules.misplacedField,
                .init("'nullable' has no effect in OpenAPI 3.1", ja: "「nullable」は OpenAPI 3.1 では効果がない"), at: key.range,
                pointer: value.pointer,
                fixes: [.init(.init("add 'null' to the list of types", ja: "型のリストに「null」を加える"))]))
    }

    /// Keywords whose meaning depends on others, when all others are read.
    func finish31(_ schema: inout Schema, _ node: Node) {
        if let (_, value) = node.entry("const"), !value.isUnread { readConstant(value, into: &schema, node) }
        for (key, value) in node["$defs"]?.entries.map({ $0 }) ?? [] { definitions.append((key, value)) }
        var examples = list("examples", in: node)?.map { WrittenValue($0) } ?? []
        if schema.writtenExample == nil, !examples.isEmpty { schema.writtenExample = examples.removeFirst() }
        schema.furtherExamples = examples
        if let limit = exclusiveLimit("exclusiveMinimum", node) {
            if schema.minimum.map({ limit >= $0 }) ?? true {
                schema.minimum = limit
                schema.exclusiveMinimum = true
            }
        }
        if let limit = exclusiveLimit("exclusiveMaximum", node) {
            if schema.maximum.map({ limit <= $0 }) ?? true {
                schema.maximum = limit
                schema.exclusiveMaximum = true
            }
        }
        guard let reference = node["$ref"] else { return }
        guard let text = reference.string, let target = follow(text, from: node, at: reference),
            target.bool != nil || isOfKind(.schemas, target, text, at: reference, [node])
        else {
            schema.isInvalid = true
            leaveOut(.schema, node)
            return
        }
        schema.allOf.insert(self.schema(at: target), at: 0)
    }

    /// `const` is an enum of one value, which must be among those of `enum` if there are both.
    private func readConstant(_ value: Node, into schema: inout Schema, _ node: Node) {
        let constant = value.jsonValue()
        defer { schema.enumNode = nil }
        guard let others = schema.enumValues, let list = schema.enumNode, !others.contains(constant) else {
            schema.enumValues = [constant]
            return
        }
        report(
            OpenAPIRules.contradictingBounds,
            .init("'const' is not among the values of 'enum'", ja: "「const」が「enum」の値に含まれていない"), at: value,
            notes: [.init(.init("'enum' is here", ja: "「enum」はここ"), at: list.range)], fixes: [.removeOne])
        leaveOut(.bounds, value)
        schema.enumValues = nil
    }

    /// Definitions mean something where a reference leads to them.
    func checkDefinitions() {
        for (key, value) in definitions where schemaIDs[value] == nil && value["$ref"] == nil {
            let name = key.scalarText ?? ""
            report(
                Diagnostic(
                    OpenAPIRules.unsupportedIn31,
                    .init(
                        "'\(name)' of '$defs' is not read, as no reference leads to it",
                        ja: "「$defs」の「\(name)」は、どこからも参照されないので読み込まれない"), at: key.range,
                    pointer: value.pointer))
        }
    }

    private func exclusiveLimit(_ name: String, _ node: Node) -> JSONNumber? {
        node.entry(name).flatMap { number($0.key, $0.value) }
    }
}
