import OpenAPIModel

/// The kinds of values, null aside, as a set.
struct ValueTypes: OptionSet {
    let rawValue: UInt8

    static let array = ValueTypes(rawValue: 1)
    static let boolean = ValueTypes(rawValue: 2)
    static let integer = ValueTypes(rawValue: 4)
    static let fraction = ValueTypes(rawValue: 8)
    static let object = ValueTypes(rawValue: 16)
    static let string = ValueTypes(rawValue: 32)
    static let all = ValueTypes(rawValue: 63)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(_ type: Schema.SchemaType?) {
        self =
            switch type {
            case .array: .array
            case .boolean: .boolean
            case .integer: .integer
            case .number: [.integer, .fraction]
            case .object: .object
            case .string: .string
            case nil: .all
            }
    }

    /// The types as a contract writes them.
    var names: [String] {
        var names: [String] = []
        if contains(.array) { names.append("array") }
        if contains(.boolean) { names.append("boolean") }
        if contains(.fraction) { names.append("number") } else if contains(.integer) { names.append("integer") }
        if contains(.object) { names.append("object") }
        if contains(.string) { names.append("string") }
        return names
    }
}

/// What kinds of values each schema of a document leaves, compositions included.
struct ValueTypeTable {
    private let document: Document
    private var known: [ValueTypes?]

    /// Compositions within compositions; what is deeper counts as anything.
    private static let depthLimit = 64

    init(_ document: Document) {
        self.document = document
        known = Array(repeating: nil, count: document.schemas.count)
    }

    mutating func types(of id: Schema.ID) -> ValueTypes { types(of: id, depth: 0) }

    private mutating func types(of id: Schema.ID, depth: Int) -> ValueTypes {
        if let known = known[id.index] { return known }
        let schema = document[id]
        if schema.isInvalid || depth > Self.depthLimit { return .all }
        // A cycle adds nothing.
        known[id.index] = .all
        var types = ValueTypes(schema.type)
        for part in schema.allOf { types.formIntersection(self.types(of: part, depth: depth + 1)) }
        for alternatives in [schema.oneOf, schema.anyOf] where !alternatives.isEmpty {
            var union: ValueTypes = []
            for part in alternatives { union.formUnion(self.types(of: part, depth: depth + 1)) }
            types.formIntersection(union)
        }
        known[id.index] = types
        return types
    }
}
