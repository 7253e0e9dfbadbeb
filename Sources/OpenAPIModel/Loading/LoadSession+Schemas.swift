import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The id of the schema that a node is or refers to. Its contents are read later by `fillSchemas`, so neither a
    /// cycle nor a deep document needs a deep stack.
    func schema(at node: Node) -> Schema.ID {
        if isVersion31, let id = schemaOfVersion31(at: node) { return id }
        guard let target = resolve(node, as: .schemas) else { return invalidSchema(at: node) }
        if let known = schemaIDs[target] { return known }
        var schema = Schema(origin: origin(of: target))
        schema.componentName = schemaName(of: target)
        return add(schema, for: target, contents: target)
    }

    func schema(_ name: String, in node: Node) -> Schema.ID? { node[name].map { schema(at: $0) } }

    func invalidSchema(at node: Node) -> Schema.ID {
        if let known = schemaIDs[node] { return known }
        var schema = Schema(origin: origin(of: node))
        schema.isInvalid = true
        schema.componentName = componentName(of: node, .schemas)
        leaveOut(.schema, node)
        return add(schema, for: node, contents: nil)
    }

    func add(_ schema: Schema, for node: Node, contents: Node?) -> Schema.ID {
        let id = Schema.ID(index: schemas.count)
        schemas.append(schema)
        schemaIDs[node] = id
        schemaNodes.append(contents)
        return id
    }

    /// Adds a schema that no node stands for.
    func addAnonymous(_ schema: Schema) {
        schemas.append(schema)
        schemaNodes.append(nil)
    }

    /// Reads the contents of all schemas that have an id, and of those which they lead to.
    func fillSchemas() {
        while nextSchema < schemas.count {
            if let node = schemaNodes[nextSchema] {
                var schema = schemas[nextSchema]
                for (key, value) in node.entries { read(key, value, into: &schema) }
                if isVersion31 { finish31(&schema, node) }
                checkBounds(of: &schema, node)
                checkKeywords(of: schema, node)
                schemas[nextSchema] = schema
            }
            nextSchema += 1
        }
        checkDefinitions()
    }

    private func read(_ key: Node, _ value: Node, into schema: inout Schema) {
        guard let name = key.scalarText, !key.isUnread, !value.isUnread else { return }
        guard let keyword = SchemaKeyword.byName[name] else {
            if Self.isExtension(name) {
                schema.extensions.append(key: key, value: value)
            } else if !isVersion31 || name != "$ref" {
                reportUnknownField(name, key: key, value: value, .schema)
            }
            return
        }
        switch keyword {
        case .type, .title, .description, .format, .pattern, .enum, .default, .example, .externalDocs, .xml:
            readText(keyword, key, value, into: &schema)
        case .nullable, .readOnly, .writeOnly, .deprecated, .uniqueItems, .exclusiveMinimum, .exclusiveMaximum:
            readFlag(keyword, key, value, into: &schema)
        case .minimum, .maximum, .multipleOf, .minLength, .maxLength, .minItems, .maxItems, .minProperties,
            .maxProperties:
            readBound(keyword, key, value, into: &schema)
        default: readPart(keyword, key, value, into: &schema)
        }
    }

    private func readText(_ keyword: SchemaKeyword, _ key: Node, _ value: Node, into schema: inout Schema) {
        switch keyword {
        case .type where isVersion31: readType31(key, value, into: &schema)
        case .type where value.kind == .sequence: reportTypeList(key, value)
        case .type: schema.type = word(key, value, as: Schema.SchemaType.self)
        case .title: schema.title = string(key, value)
        case .description: schema.description = string(key, value)
        case .format: schema.format = string(key, value)
        case .pattern: schema.pattern = string(key, value)
        case .default: schema.writtenDefault = WrittenValue(value)
        case .example: schema.writtenExample = WrittenValue(value)
        case .xml: schema.xml = xml(value)
        case .externalDocs: schema.externalDocs = externalDocs(key, value)
        default:
            guard let elements = list(key, value) else { return }
            guard elements.count > 0 else {
                report(
                    OpenAPIRules.invalidValue, .init("'enum' has no values", ja: "「enum」に値がない"), at: value,
                    fixes: [.init(.init("list a value or remove 'enum'", ja: "値を並べるか「enum」を削除する"))])
                return
            }
            schema.enumValues = elements.map { $0.jsonValue() }
            schema.enumNode = value
        }
    }

    private func xml(_ node: Node) -> Schema.XML? {
        guard requireMapping(node) else { return nil }
        var xml = Schema.XML(origin: origin(of: node))
        xml.extensions = checkFields(of: node, .xml)
        xml.name = string("name", in: node)
        xml.namespace = url("namespace", in: node)
        xml.prefix = string("prefix", in: node)
        xml.isAttribute = bool("attribute", in: node) ?? false
        xml.isWrapped = bool("wrapped", in: node) ?? false
        return xml
    }

    private func readFlag(_ keyword: SchemaKeyword, _ key: Node, _ value: Node, into schema: inout Schema) {
        if isVersion31 {
            // In 3.1 the exclusive bounds are numbers, and 'nullable' is a type.
            if keyword == .exclusiveMinimum || keyword == .exclusiveMaximum { return }
            if keyword == .nullable {
                reportNullable(key, value)
                return
            }
        }
        if keyword == .exclusiveMinimum || keyword == .exclusiveMaximum, value.number != nil {
            reportExclusiveNumber(key, value)
            return
        }
        guard let flag = bool(key, value) else { return }
        switch keyword {
        case .nullable: schema.isNullable = flag
        case .readOnly: schema.isReadOnly = flag
        case .writeOnly: schema.isWriteOnly = flag
        case .deprecated: schema.isDeprecated = flag
        case .uniqueItems: schema.uniqueItems = flag
        case .exclusiveMinimum: schema.exclusiveMinimum = flag
        default: schema.exclusiveMaximum = flag
        }
    }

    private func readBound(_ keyword: SchemaKeyword, _ key: Node, _ value: Node, into schema: inout Schema) {
        switch keyword {
        case .minimum: schema.minimum = number(key, value)
        case .maximum: schema.maximum = number(key, value)
        case .multipleOf:
            guard let divisor = number(key, value) else { return }
            guard divisor > JSONNumber(0) else {
                reportValue(
                    "multipleOf", value, fix: .init(.init("give a number above 0", ja: "0 より大きい数を書く")))
                return
            }
            schema.multipleOf = divisor
        case .minLength: schema.minLength = count(key, value)
        case .maxLength: schema.maxLength = count(key, value)
        case .minItems: schema.minItems = count(key, value)
        case .maxItems: schema.maxItems = count(key, value)
        case .minProperties: schema.minProperties = count(key, value)
        default: schema.maxProperties = count(key, value)
        }
    }

    private func readPart(_ keyword: SchemaKeyword, _ key: Node, _ value: Node, into schema: inout Schema) {
        switch keyword {
        case .items: schema.items = self.schema(at: value)
        case .not: schema.not = self.schema(at: value)
        case .allOf: schema.allOf = schemaList(key, value)
        case .oneOf: schema.oneOf = schemaList(key, value)
        case .anyOf: schema.anyOf = schemaList(key, value)
        case .required: schema.required = strings(key, value) ?? []
        case .properties:
            guard requireMapping(value) else { return }
            schema.properties = value.entries.map { name, property in
                Schema.Property(
                    name: name.scalarText ?? "", nameRange: name.range, schema: self.property(name, property))
            }
        case .additionalProperties:
            if let flag = value.bool {
                schema.additionalProperties = flag ? .allowed : .forbidden
            } else if value.kind == .string {
                reportNoBoolean(value, key)
            } else {
                schema.additionalProperties = .schema(self.schema(at: value))
            }
        default: schema.discriminator = discriminator(value)
        }
    }

    private func schemaList(_ key: Node, _ value: Node) -> [Schema.ID] {
        guard let elements = list(key, value) else { return [] }
        if elements.count == 0 {
            let name = key.scalarText ?? ""
            report(
                OpenAPIRules.invalidValue, .init("'\(name)' has no schemas", ja: "「\(name)」にスキーマがない"), at: value,
                fixes: [.init(.init("list a schema or remove '\(name)'", ja: "スキーマを並べるか「\(name)」を削除する"))])
        }
        return elements.map { schema(at: $0) }
    }

    private func discriminator(_ node: Node) -> Schema.Discriminator? {
        guard requireMapping(node, .discriminator, or: .discriminator) else { return nil }
        let extensions = checkFields(of: node, .discriminator)
        let name = requiredString("propertyName", in: node, .discriminator)
        if name == nil { leaveOut(.discriminator, node) }
        var mapping: [Schema.Discriminator.Mapping] = []
        for (key, value) in self.mapping("mapping", in: node)?.entries.map({ $0 }) ?? [] {
            guard let text = mappedName(key, value), let target = discriminatorTarget(text, value) else {
                leaveOut(.discriminator, value)
                continue
            }
            mapping.append(
                .init(
                    value: key.scalarText ?? "", schema: target, valueRange: key.range, origin: origin(of: value)))
        }
        guard let name else { return nil }
        var result = Schema.Discriminator(propertyName: name, mapping: mapping, origin: origin(of: node))
        result.extensions = extensions
        return result
    }

    /// A reference in place of its text has one reading only.
    private func mappedName(_ key: Node, _ value: Node) -> String? {
        guard value.entries.count == 1, let text = value["$ref"]?.string else { return string(key, value) }
        reportWrongType(
            of: value, key: key, .string,
            fixes: [.write(text, edits: [.init(range: value.contentRange, replacement: "'\(text)'")])])
        return nil
    }

    /// A value of a mapping is a name if there is a schema of that name, else a reference (OAS 3.0.4, section 4.7.25).
    private func discriminatorTarget(_ text: String, _ node: Node) -> Schema.ID? {
        let file = loadedFiles[Int(node.range.file.index)]
        if let named = file.node?["components"]?["schemas"]?[text] { return schema(at: named) }
        if let named = loadedFiles[0].node?["components"]?["schemas"]?[text] { return schema(at: named) }
        if Self.isName(text) {
            let names = loadedFiles[0].node?["components"]?["schemas"]?.entries.compactMap(\.key.scalarText) ?? []
            reportNoSchema(text, among: names, at: node)
            return nil
        }
        guard let target = follow(text, from: node, at: node), isOfKind(.schemas, target, text, at: node, []) else {
            return nil
        }
        return schema(at: target)
    }

    /// Whether a text is to be taken for a name: a file of that name has to be written with './' before it.
    private static func isName(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                    true
                default: false
                }
            }
    }
}
