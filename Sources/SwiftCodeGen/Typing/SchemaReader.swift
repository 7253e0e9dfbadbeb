import JSONCoding
import OpenAPIModel

/// Looks at schemas of a document the way the type graph needs it.
struct SchemaReader {
    let document: Document
    /// Schemas whose `allOf` names a schema with a discriminator.
    private let subtypes: [Schema.ID: [Schema.ID]]

    init(document: Document) {
        self.document = document
        var subtypes: [Schema.ID: [Schema.ID]] = [:]
        for index in document.schemas.indices {
            let schema = document.schemas[index]
            guard schema.componentName != nil else { continue }
            for parent in schema.allOf where document[parent].discriminator != nil {
                subtypes[parent, default: []].append(Schema.ID(index: index))
            }
        }
        self.subtypes = subtypes
    }

    /// Whether null is a value: said here, by an enum with null, or by what the schema is the same as.
    func isNullable(_ id: Schema.ID) -> Bool {
        var visited: Set<Schema.ID> = []
        var waiting = [id]
        while let id = waiting.popLast() {
            guard visited.insert(id).inserted else { continue }
            let schema = document[id]
            if schema.isNullable || schema.enumValues?.contains(.null) == true { return true }
            if case .same(let other) = shape(of: id) {
                waiting.append(other)
            } else {
                waiting += schema.oneOf + schema.anyOf
            }
        }
        return false
    }

    /// What a schema that only stands for others comes to; any of them if they stand for each other.
    func target(of id: Schema.ID) -> Schema.ID {
        var visited: Set<Schema.ID> = [id]
        var current = id
        while case .same(let next) = shape(of: current), visited.insert(next).inserted { current = next }
        return current
    }

    func shape(of id: Schema.ID) -> SchemaShape {
        let schema = document[id]
        if schema.isInvalid { return .any }
        if !schema.allOf.isEmpty { return allOfShape(id, schema) }
        let alternatives = substantial(schema.oneOf.isEmpty ? schema.anyOf : schema.oneOf)
        if !alternatives.isEmpty { return unionShape(id, schema, alternatives) }
        if let discriminator = schema.discriminator, let union = inheritance(id, discriminator) { return union }
        if let values = schema.enumValues, let shape = enumShape(values, schema.type) { return shape }
        return plainShape(id, schema)
    }

    // MARK: One of several

    private func unionShape(_ id: Schema.ID, _ schema: Schema, _ alternatives: [Schema.ID]) -> SchemaShape {
        if !schema.properties.isEmpty { return .object(merged(id)) }
        if alternatives.count == 1 { return .same(alternatives[0]) }
        return .union(alternatives, schema.discriminator)
    }

    /// A schema that others extend by `allOf` and tell apart by its discriminator.
    private func inheritance(_ id: Schema.ID, _ discriminator: Schema.Discriminator) -> SchemaShape? {
        var alternatives: [Schema.ID] = []
        for candidate in discriminator.mapping.map(\.schema) + (subtypes[id] ?? [])
        where candidate != id && !alternatives.contains(candidate) {
            alternatives.append(candidate)
        }
        return alternatives.isEmpty ? nil : .union(alternatives, discriminator)
    }

    /// Alternatives that say more than `required` or `null`.
    private func substantial(_ alternatives: [Schema.ID]) -> [Schema.ID] {
        alternatives.filter { id in
            let schema = document[id]
            if let values = schema.enumValues, values.allSatisfy(\.isNull) { return false }
            return schema.componentName != nil || schema.type != nil || schema.enumValues != nil
                || schema.items != nil || !schema.properties.isEmpty || !schema.allOf.isEmpty || !schema.oneOf.isEmpty
                || !schema.anyOf.isEmpty || schema.format != nil
        }
    }

    // MARK: All of several

    private func allOfShape(_ id: Schema.ID, _ schema: Schema) -> SchemaShape {
        let branches = schema.allOf.filter { saysSomething(document[$0]) }
        if schema.properties.isEmpty, branches.count == 1 { return .same(branches[0]) }
        if branches.isEmpty, schema.properties.isEmpty { return plainShape(id, schema) }
        let object = merged(id)
        if !object.properties.isEmpty { return .object(object) }
        // No object: the first branch that is something decides, the others only limit it.
        return branches.first.map(SchemaShape.same) ?? .any
    }

    private func saysSomething(_ schema: Schema) -> Bool {
        schema.componentName != nil || schema.type != nil || schema.enumValues != nil || schema.items != nil
            || !schema.properties.isEmpty || !schema.required.isEmpty || !schema.allOf.isEmpty || !schema.oneOf.isEmpty
            || !schema.anyOf.isEmpty
    }

    func merged(_ id: Schema.ID) -> MergedObject {
        var object = MergedObject()
        var visited: Set<Schema.ID> = []
        var required: Set<String> = []
        collect(id, into: &object, &required, &visited, isCertain: true)
        for index in object.properties.indices where required.contains(object.properties[index].name) {
            object.properties[index].isRequired = true
        }
        return object
    }

    /// - Parameter isCertain: false below oneOf and anyOf, where a property need not be there.
    private func collect(
        _ id: Schema.ID, into object: inout MergedObject, _ required: inout Set<String>,
        _ visited: inout Set<Schema.ID>, isCertain: Bool
    ) {
        guard visited.insert(id).inserted else { return }
        let schema = document[id]
        for branch in schema.allOf { collect(branch, into: &object, &required, &visited, isCertain: isCertain) }
        for property in schema.properties { add(property, to: &object) }
        for branch in schema.oneOf + schema.anyOf {
            collect(branch, into: &object, &required, &visited, isCertain: false)
        }
        if isCertain { required.formUnion(schema.required) }
        switch schema.additionalProperties {
        case .unspecified, .forbidden: break
        case .allowed: if case .none = object.additional { object.additional = .any }
        case .schema(let values): object.additional = .schema(values)
        }
    }

    private func add(_ property: Schema.Property, to object: inout MergedObject) {
        guard let index = object.properties.firstIndex(where: { $0.name == property.name }) else {
            object.properties.append(.init(name: property.name, schema: property.schema, isRequired: false))
            return
        }
        let old = document[object.properties[index].schema]
        let new = document[property.schema]
        // A later schema that only adds a description or an example leaves the type as it was.
        guard saysSomething(new) else { return }
        if let oldType = old.type, let newType = new.type, oldType != newType {
            object.conflicts.append(property.name)
        }
        object.properties[index].schema = property.schema
    }

    // MARK: Plain schemas

    private func enumShape(_ values: [JSONValue], _ type: Schema.SchemaType?) -> SchemaShape? {
        let values = values.filter { !$0.isNull }
        let strings = values.compactMap(\.stringValue)
        if strings.count == values.count, !strings.isEmpty, type == nil || type == .string {
            return .strings(unique(strings))
        }
        let integers = values.compactMap { $0.numberValue?.int64 }
        if integers.count == values.count, !integers.isEmpty, type == nil || type == .integer {
            return .integers(unique(integers.map { Int($0) }))
        }
        return nil
    }

    private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
        var seen: Set<Value> = []
        return values.filter { seen.insert($0).inserted }
    }

    private func plainShape(_ id: Schema.ID, _ schema: Schema) -> SchemaShape {
        switch schema.type {
        case .array: return .array(schema.items)
        case .object: return objectShape(id, schema)
        case let type?: return .scalar(type, format: schema.format)
        case nil:
            if schema.items != nil { return .array(schema.items) }
            if case .schema = schema.additionalProperties { return objectShape(id, schema) }
            return schema.properties.isEmpty ? .any : objectShape(id, schema)
        }
    }

    private func objectShape(_ id: Schema.ID, _ schema: Schema) -> SchemaShape {
        if !schema.properties.isEmpty { return .object(merged(id)) }
        if case .schema(let values) = schema.additionalProperties { return .map(values) }
        return .map(nil)
    }
}
