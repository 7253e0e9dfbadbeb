import JSONCoding
import OpenAPIModel
import SchemaValidation

/// The making of one sample: how deep it is, and which schemas it is inside of.
struct SampleMaking {
    let maker: SampleMaker
    let direction: ValueDirection?
    /// Schemas of the values around this one.
    private var enclosing: Set<Schema.ID> = []
    private(set) var depth = 0
    private(set) var valuesLeft: Int
    /// Counts up where several different values of one schema are wanted.
    var variant = 0

    private static let choiceLimit = 24

    /// Where nothing fits, alternatives within alternatives would be tried without end.
    private static func worstBudget(_ limits: SampleLimits) -> Int { -9 * limits.values }

    init(_ maker: SampleMaker, direction: ValueDirection?) {
        self.maker = maker
        self.direction = direction
        valuesLeft = maker.limits.values
    }

    var leavesOutOptional: Bool { depth > maker.limits.optionalDepth || valuesLeft <= 0 }

    /// A value that fits all of the schemas; nil where it would have to contain itself.
    mutating func value(for ids: [Schema.ID]) -> JSONValue? {
        let merged = MergedSchema(ids, in: maker.document)
        if let written = written(for: ids, merged.parts) { return written }
        guard depth < maker.limits.depth, valuesLeft > Self.worstBudget(maker.limits), enclosing.isDisjoint(with: ids)
        else {
            return nothing(ids)
        }
        let outer = enclosing
        enclosing.formUnion(ids)
        depth += 1
        valuesLeft -= 1
        defer {
            enclosing = outer
            depth -= 1
        }
        return made(for: ids) ?? nothing(ids)
    }

    /// Null where it is allowed: the last resort.
    private func nothing(_ ids: [Schema.ID]) -> JSONValue? { fits(.null, ids) ? .null : nil }

    func fits(_ value: JSONValue, _ ids: [Schema.ID]) -> Bool {
        ids.allSatisfy { maker.validators.accepts(value, against: $0, direction: direction) }
    }

    // MARK: What the document says

    /// The first example, default or enumerated value that fits, those of the outer schemas first.
    private func written(for ids: [Schema.ID], _ parts: [Schema.ID]) -> JSONValue? {
        if variant == 0 {
            for part in parts {
                if let example = maker.document[part].example, fits(example, ids) { return example }
            }
            for part in parts {
                if let value = maker.document[part].defaultValue, !value.isNull, fits(value, ids) { return value }
            }
        }
        for part in parts {
            guard let values = maker.document[part].enumValues, !values.isEmpty else { continue }
            // Null stands in many enums only to allow it.
            let ordered = values.filter { !$0.isNull } + values.filter(\.isNull)
            for offset in ordered.indices {
                let value = ordered[(offset + variant) % ordered.count]
                if fits(value, ids) { return value }
            }
        }
        return nil
    }

    // MARK: Choices

    /// Tries the first alternative everywhere, then the others one after the other.
    private mutating func made(for ids: [Schema.ID]) -> JSONValue? {
        var fallback: JSONValue?
        var numbers: [Int] = []
        for _ in 0..<Self.choiceLimit {
            let selection = Selection(ids, numbers, self)
            for isBare in selection.merged.likelyType == .object ? [false, true] : [false] {
                guard let value = plainValue(selection, isBare: isBare) else { break }
                if fits(value, ids) { return value }
                fallback = fallback ?? value
            }
            guard let next = selection.next else { break }
            numbers = next
        }
        return fallback
    }

    /// - Parameter isBare: leaves out what need not be there, for some alternatives exclude each other by it.
    private mutating func plainValue(_ selection: Selection, isBare: Bool) -> JSONValue? {
        switch selection.merged.likelyType {
        case .object: object(selection, isBare: isBare)
        case .array: array(selection.merged)
        case .string: StringSample(selection.merged, maker.validators).value(variant) { fits($0, selection.ids) }
        case .integer, .number: NumberSample(selection.merged).value(variant) { fits($0, selection.ids) }
        case .boolean: .bool(variant.isMultiple(of: 2))
        case nil: selection.fixed.isEmpty ? untyped(selection) : object(selection, isBare: false)
        }
    }

    /// Nothing says which kind of value is meant.
    private func untyped(_ selection: Selection) -> JSONValue? {
        let candidates: [JSONValue] = [
            variant == 0 ? "text" : .string("text\(variant)"), [:], 1, true, [], .null,
        ]
        return candidates.first { fits($0, selection.ids) }
    }

    // MARK: Containers

    private mutating func object(_ selection: Selection, isBare: Bool) -> JSONValue? {
        let merged = selection.merged
        var members = JSONObject()
        for property in merged.properties {
            if let fixed = selection.fixed[property.name] {
                members[property.name] = .string(fixed)
                continue
            }
            let isRequired = merged.required.contains(property.name)
            if let direction, property.schemas.contains(where: { maker.validators.isForeign($0, to: direction) }) {
                continue
            }
            if !isRequired, isBare || leavesOutOptional || property.schemas.contains(where: isDeprecated) { continue }
            if let value = inner(property.schemas) {
                members[property.name] = value
            } else if isRequired {
                return nil
            }
        }
        for (name, value) in selection.fixedInOrder where members[name] == nil { members[name] = .string(value) }
        for name in merged.required where members[name] == nil && !merged.names(name) {
            guard let value = merged.additional.isEmpty ? "text" : inner(merged.additional) else { return nil }
            members[name] = value
        }
        addFurtherMembers(to: &members, merged)
        return .object(members)
    }

    private func isDeprecated(_ id: Schema.ID) -> Bool { maker.document[id].isDeprecated }

    /// Members without a name in the schema: one as an example of a map, and as many as there must be.
    private mutating func addFurtherMembers(to members: inout JSONObject, _ merged: MergedSchema) {
        let isMap = merged.properties.isEmpty && !merged.additional.isEmpty && !leavesOutOptional
        let wanted = max(merged.minProperties, isMap ? 1 : 0)
        guard !merged.forbidsAdditional else { return }
        var number = 1
        while members.count < wanted, number <= wanted {
            let name = "key\(number)"
            number += 1
            guard members[name] == nil else { continue }
            guard let value = merged.additional.isEmpty ? "text" : inner(merged.additional) else { return }
            members[name] = value
        }
    }

    private mutating func array(_ merged: MergedSchema) -> JSONValue? {
        let wanted = max(merged.minItems, leavesOutOptional || merged.maxItems == 0 ? 0 : 1)
        var elements: [JSONValue] = []
        let attempts = merged.uniqueItems ? wanted * 4 : wanted
        for attempt in 0..<attempts where elements.count < wanted {
            let element = merged.items.isEmpty ? .string("text\(attempt + 1)") : inner(merged.items, variant: attempt)
            guard let element else { break }
            if merged.uniqueItems, elements.contains(element) { continue }
            elements.append(element)
        }
        return elements.count >= merged.minItems ? .array(elements) : nil
    }

    /// A value inside the one at hand.
    private mutating func inner(_ ids: [Schema.ID], variant: Int? = nil) -> JSONValue? {
        let outer = self.variant
        self.variant = variant ?? self.variant
        defer { self.variant = outer }
        return ids.isEmpty ? .string("text") : value(for: ids)
    }
}
