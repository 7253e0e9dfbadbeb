import JSONCoding
import OpenAPIModel

/// The members of a schema's objects, those of all its alternatives together.
struct ItemShape: Sendable {
    let schema: Schema.ID
    private(set) var properties: [String: Schema.ID] = [:]
    /// In the order of the contract.
    private(set) var names: [String] = []
    private(set) var required: Set<String> = []
    /// Whether the contract says that members of other names come.
    private(set) var isOpen = false
    private(set) var readOnly: Set<String> = []
    private(set) var writeOnly: Set<String> = []

    /// nil for a schema that describes no object.
    init?(_ id: Schema.ID, _ document: Document) {
        schema = id
        var isOther = false
        var seen: Set<Schema.ID> = []
        collect(id, document, isCertain: true, &isOther, &seen)
        if isOther || properties.isEmpty && !isOpen { return nil }
    }

    private mutating func collect(
        _ id: Schema.ID, _ document: Document, isCertain: Bool, _ isOther: inout Bool, _ seen: inout Set<Schema.ID>
    ) {
        guard seen.count < 64, seen.insert(id).inserted else { return }
        let schema = document[id]
        if let type = schema.type, type != .object { isOther = true }
        for property in schema.properties where properties[property.name] == nil {
            properties[property.name] = property.schema
            names.append(property.name)
            let member = document[Self.target(property.schema, document)]
            if member.isReadOnly || document[property.schema].isReadOnly { readOnly.insert(property.name) }
            if member.isWriteOnly || document[property.schema].isWriteOnly { writeOnly.insert(property.name) }
        }
        if isCertain { required.formUnion(schema.required) }
        switch schema.additionalProperties {
        case .allowed, .schema: isOpen = true
        case .unspecified, .forbidden: break
        }
        for part in schema.allOf { collect(part, document, isCertain: isCertain, &isOther, &seen) }
        for part in schema.oneOf + schema.anyOf { collect(part, document, isCertain: false, &isOther, &seen) }
    }

    /// The schema that another one only stands for: its single `allOf`.
    static func target(_ id: Schema.ID, _ document: Document) -> Schema.ID {
        SchemaOutline(document: document).target(of: id)
    }

    /// The members of a value that the schema knows; all where it says that any may come.
    func projected(_ object: JSONObject) -> JSONObject {
        isOpen ? object : JSONObject(object.filter { properties[$0.key] != nil })
    }
}

/// Where items are in a body.
struct ItemPlace: Sendable {
    enum Kind: Sendable { case item, list, keys }

    let kind: Kind
    /// Members that lead there.
    let path: [String]
    /// Of an item; nil for a list of keys.
    let shape: ItemShape?
    /// The object around a list or an item; nil where it is the whole body.
    let around: ItemShape?

    private static let depthLimit = 2
    private static let wrapperSize = 3

    /// The one place where a body of the schema has an item with such a key.
    static func item(
        in id: Schema.ID, key: String, envelope: [String], _ document: Document
    ) -> ItemPlace? {
        guard let start = step(id, envelope, document) else { return nil }
        return item(in: start.schema, key, envelope, start.around, document, Self.depthLimit)
    }

    private static func item(
        in id: Schema.ID, _ key: String, _ path: [String], _ around: ItemShape?, _ document: Document, _ depth: Int
    ) -> ItemPlace? {
        guard let shape = ItemShape(id, document) else {
            // One item or a list of them: the item is meant.
            let schema = document[ItemShape.target(id, document)]
            let found = (schema.oneOf + schema.anyOf).compactMap { item(in: $0, key, path, around, document, 0) }
            return found.count == 1 ? found[0] : nil
        }
        if shape.properties[key] != nil { return ItemPlace(kind: .item, path: path, shape: shape, around: around) }
        // An object of many members that has such an object among them is about something else.
        guard depth > 0, shape.names.count <= wrapperSize else { return nil }
        let found = shape.names.compactMap { name in
            shape.properties[name].flatMap { item(in: $0, key, path + [name], shape, document, 0) }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// The one place where a body of the schema has a list of such items.
    static func list(
        in id: Schema.ID, key: String, envelope: [String], _ document: Document
    ) -> ItemPlace? {
        guard let start = step(id, envelope, document) else { return nil }
        return list(in: start.schema, key, envelope, start.around, document, Self.depthLimit)
            ?? keys(in: start.schema, envelope, start.around, document)
    }

    private static func list(
        in id: Schema.ID, _ key: String, _ path: [String], _ around: ItemShape?, _ document: Document, _ depth: Int
    ) -> ItemPlace? {
        if let items = items(of: id, document) {
            guard let shape = ItemShape(items, document), shape.properties[key] != nil else { return nil }
            return ItemPlace(kind: .list, path: path, shape: shape, around: around)
        }
        guard depth > 0, let shape = ItemShape(id, document) else { return nil }
        let found = shape.names.compactMap { name in
            shape.properties[name].flatMap { list(in: $0, key, path + [name], shape, document, depth - 1) }
        }
        return found.count == 1 ? found[0] : nil
    }

    /// A list of texts where the contract says with `envelope` that the items are there.
    private static func keys(
        in id: Schema.ID, _ path: [String], _ around: ItemShape?, _ document: Document
    ) -> ItemPlace? {
        guard !path.isEmpty, let items = items(of: id, document) else { return nil }
        let type = document[ItemShape.target(items, document)].type
        guard type == .string || type == .integer else { return nil }
        return ItemPlace(kind: .keys, path: path, shape: nil, around: around)
    }

    private static func items(of id: Schema.ID, _ document: Document) -> Schema.ID? {
        if case .array(let items) = SchemaOutline(document: document).shape(of: id) { items } else { nil }
    }

    private static func step(
        _ id: Schema.ID, _ path: [String], _ document: Document
    ) -> (schema: Schema.ID, around: ItemShape?)? {
        var result: (schema: Schema.ID, around: ItemShape?) = (id, nil)
        for name in path {
            guard let shape = ItemShape(result.schema, document), let next = shape.properties[name] else { return nil }
            result = (next, shape)
        }
        return result
    }

    // MARK: Values

    func value(in body: JSONValue) -> JSONValue? { path.reduce(Optional(body)) { $0?[$1] } }

    /// The body with another value at the place; members on the way are made where they are missing.
    func put(_ value: JSONValue, into body: JSONValue) -> JSONValue { Self.put(value, path[...], body) }

    private static func put(_ value: JSONValue, _ path: ArraySlice<String>, _ body: JSONValue) -> JSONValue {
        guard let name = path.first else { return value }
        var object = body.objectValue ?? [:]
        object[name] = put(value, path.dropFirst(), object[name] ?? .object([:]))
        return .object(object)
    }
}
