import JSONCoding

/// The compiled schemas once more, as rows of plain numbers: what a check of a text in JSON reads, without a reference
/// to count.
final class TextProgram: Sendable {
    /// The kinds of values as bits.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8

        static let null = Kinds(rawValue: 1)
        static let boolean = Kinds(rawValue: 2)
        static let integer = Kinds(rawValue: 4)
        static let fraction = Kinds(rawValue: 8)
        static let string = Kinds(rawValue: 16)
        static let array = Kinds(rawValue: 32)
        static let object = Kinds(rawValue: 64)
        static let all = Kinds(rawValue: 127)
        static let number: Kinds = [.integer, .fraction]
    }

    /// One schema; `none` stands for what it does not say.
    struct Row: Sendable {
        var kinds: Kinds
        var isNullable: Bool
        var hasEnumeration: Bool
        var hasComposition: Bool
        /// Whether nothing but the type limits its numbers and strings.
        var hasScalarRules: Bool
        var bounds = Bounds()
        var minLength = 0
        var maxLength = Int.max
        var array = ArrayRow()
        var object: Int32 = none
    }

    /// What numbers must lie between, where doubles can tell.
    struct Bounds: Sendable {
        var low = -Double.infinity
        var high = Double.infinity
        /// Whether numbers strictly between the bounds need nothing more.
        var isEnough = true
    }

    struct ArrayRow: Sendable {
        var items: Int32 = none
        var minItems = 0
        var maxItems = Int.max
        var isUnique = false
        var isSilent = true
    }

    struct ObjectRow: Sendable {
        var firstProperty: Int32
        var propertyCount: Int32
        /// How many of the properties are required.
        var requiredCount: Required
        /// Whether a required one is not among them.
        var requiresOthers: Bool
        var additional: Int32
        var minProperties: Int
        var maxProperties: Int

        /// Whether not every number of members will do.
        var limitsCount: Bool { minProperties > 0 || maxProperties < .max }
    }

    struct Property: Sendable {
        var nameStart: Int32
        var nameCount: Int32
        var schema: Int32
        var isRequired: Bool
        var isReadOnly: Bool
        var isWriteOnly: Bool

        func isForeign(to direction: ValueDirection?) -> Bool {
            switch direction {
            case nil: false
            case .request: isReadOnly
            case .response: isWriteOnly
            }
        }
    }

    /// A number for each direction.
    struct Required: Sendable {
        var anywhere: Int32 = 0
        var inRequests: Int32 = 0
        var inResponses: Int32 = 0

        func count(in direction: ValueDirection?) -> Int32 {
            switch direction {
            case nil: anywhere
            case .request: inRequests
            case .response: inResponses
            }
        }
    }

    static let none: Int32 = -1
    static let forbidden: Int32 = -2

    let rows: [Row]
    let objects: [ObjectRow]
    let properties: [Property]
    let names: [UInt8]

    init(_ schemas: CompiledSchemas) {
        var rows: [Row] = []
        var objects: [ObjectRow] = []
        var properties: [Property] = []
        var names: [UInt8] = []
        rows.reserveCapacity(schemas.all.count)
        for schema in schemas.all {
            var row = Row(schema)
            if let rules = schema.object {
                row.object = Int32(objects.count)
                objects.append(ObjectRow(rules, schemas, &properties, &names))
            }
            rows.append(row)
        }
        self.rows = rows
        self.objects = objects
        self.properties = properties
        self.names = names
    }
}

extension TextProgram.Row {
    fileprivate init(_ schema: CompiledSchema) {
        kinds =
            switch schema.type {
            case nil: .all
            case .array: .array
            case .boolean: .boolean
            case .integer: .integer
            case .number: .number
            case .object: .object
            case .string: .string
            }
        isNullable = schema.isNullable
        hasEnumeration = schema.enumeration != nil
        hasComposition = schema.composition != nil
        hasScalarRules = schema.number != nil || schema.string != nil || schema.format != nil
        if let rules = schema.number { bounds = TextProgram.Bounds(rules) }
        minLength = schema.string?.minLength ?? 0
        maxLength = schema.string?.maxLength ?? .max
        if let rules = schema.array {
            array = TextProgram.ArrayRow(
                items: rules.items.map { Int32($0) } ?? TextProgram.none, minItems: rules.minItems ?? 0,
                maxItems: rules.maxItems ?? .max, isUnique: rules.uniqueItems, isSilent: false)
        }
    }
}

extension TextProgram.Bounds {
    fileprivate init(_ rules: CompiledSchema.NumberRules) {
        low = rules.minimum?.double ?? -.infinity
        high = rules.maximum?.double ?? .infinity
        isEnough = rules.multipleOf == nil
    }
}

extension TextProgram.ObjectRow {
    fileprivate init(
        _ rules: CompiledSchema.ObjectRules, _ schemas: CompiledSchemas,
        _ properties: inout [TextProgram.Property], _ names: inout [UInt8]
    ) {
        firstProperty = Int32(properties.count)
        propertyCount = Int32(rules.propertyList.count)
        requiredCount = TextProgram.Required()
        let required = Set(rules.required.map { ExactText($0) })
        for (name, schema) in rules.propertyList {
            let start = names.count
            names.append(contentsOf: name.utf8)
            let property = TextProgram.Property(
                nameStart: Int32(start), nameCount: Int32(names.count - start), schema: Int32(schema),
                isRequired: required.contains(ExactText(name)), isReadOnly: schemas.isForeign(schema, to: .request),
                isWriteOnly: schemas.isForeign(schema, to: .response))
            properties.append(property)
            guard property.isRequired else { continue }
            requiredCount.anywhere += 1
            if !property.isReadOnly { requiredCount.inRequests += 1 }
            if !property.isWriteOnly { requiredCount.inResponses += 1 }
        }
        requiresOthers = required.contains { rules.property($0.text) == nil }
        additional =
            switch rules.additional {
            case .unspecified, .allowed: TextProgram.none
            case .forbidden: TextProgram.forbidden
            case .schema(let id): Int32(id)
            }
        minProperties = rules.minProperties ?? 0
        maxProperties = rules.maxProperties ?? .max
    }
}
