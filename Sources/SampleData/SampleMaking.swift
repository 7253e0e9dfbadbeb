import JSONCoding
import OpenAPIModel
import SchemaValidation

/// The making of one sample: how deep it is, and which schemas it is inside of.
struct SampleMaking {
    let maker: SampleMaker
    let direction: ValueDirection?
    /// Where there is one, values are drawn from it; else they are always the same.
    var drawing: Drawing?
    /// Schemas of the values around this one.
    private var enclosing: Set<Schema.ID> = []
    private(set) var depth = 0
    private(set) var valuesLeft: Int
    /// Counts up where several different values of one schema are wanted.
    var variant = 0

    private static let choiceLimit = 24

    /// Where nothing fits, alternatives within alternatives would be tried without end.
    private static func worstBudget(_ limits: SampleLimits) -> Int { -9 * limits.values }

    init(_ maker: SampleMaker, direction: ValueDirection?, drawing: Drawing? = nil) {
        self.maker = maker
        self.direction = direction
        self.drawing = drawing
        valuesLeft = maker.limits.values
    }

    var leavesOutOptional: Bool { depth > maker.limits.optionalDepth || valuesLeft <= 0 }

    /// A value that fits all of the schemas; nil where it would have to contain itself.
    mutating func value(for ids: [Schema.ID], _ hint: SampleHint = SampleHint()) -> JSONValue? {
        let merged = MergedSchema(ids, in: maker.document)
        let given = drawing == nil ? written(for: ids, merged.parts) : drawn(for: ids, merged, hint)
        if let given { return given }
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
        return made(for: ids, merged, hint) ?? nothing(ids)
    }

    /// Null where it is allowed: the last resort.
    private func nothing(_ ids: [Schema.ID]) -> JSONValue? { fits(.null, ids) ? .null : nil }

    func fits(_ value: JSONValue, _ ids: [Schema.ID]) -> Bool {
        ids.allSatisfy { maker.validators.accepts(value, against: $0, direction: direction) }
    }

    // MARK: What the document says

    /// The first example, default or enumerated value that fits, those of the outer schemas first; then null.
    private func written(for ids: [Schema.ID], _ parts: [Schema.ID]) -> JSONValue? {
        if variant == 0 {
            for part in parts {
                if let example = maker.document[part].example, fits(example, ids) { return example }
            }
            for part in parts {
                if let value = maker.document[part].defaultValue, !value.isNull, fits(value, ids) { return value }
            }
        }
        if let value = enumerated(for: ids, parts, from: variant) { return value }
        // As Prism has it; but a whole that is null would say nothing, and a parameter or a header cannot be null.
        let mayBeNull = variant == 0 && depth > 0 && parts.contains { maker.document[$0].isNullable }
        return mayBeNull ? nothing(ids) : nil
    }

    /// - Parameter start: where in the list to begin.
    func enumerated(for ids: [Schema.ID], _ parts: [Schema.ID], from start: Int) -> JSONValue? {
        for part in parts {
            guard let values = maker.document[part].enumValues, !values.isEmpty else { continue }
            // Null stands in many enums only to allow it.
            let ordered = values.filter { !$0.isNull }
            for offset in ordered.indices {
                let value = ordered[(offset + start) % ordered.count]
                if fits(value, ids) { return value }
            }
            if values.contains(.null), fits(.null, ids) { return .null }
        }
        return nil
    }

    // MARK: Choices

    private mutating func made(for ids: [Schema.ID], _ merged: MergedSchema, _ hint: SampleHint) -> JSONValue? {
        if drawing != nil, let value = chosen(for: ids, merged, hint), fits(value, ids) { return value }
        // What chance did not find, going through all in order may.
        let kept = drawing
        drawing = nil
        defer { drawing = kept }
        return chosen(for: ids, merged, hint)
    }

    /// Tries the first alternative everywhere, then the others one after the other; which is the first, chance says
    /// where there is any.
    private mutating func chosen(for ids: [Schema.ID], _ merged: MergedSchema, _ hint: SampleHint) -> JSONValue? {
        var fallback: JSONValue?
        var numbers: [Int] = []
        let offset = drawing?.generator.number(below: 1 << 20) ?? 0
        for _ in 0..<Self.choiceLimit {
            let selection = Selection(ids, merged, numbers, offset: offset, self)
            for isBare in selection.merged.likelyType == .object ? [false, true] : [false] {
                guard let value = plainValue(selection, hint, isBare: isBare) else { break }
                if fits(value, ids) { return value }
                fallback = fallback ?? value
            }
            guard let next = selection.next else { break }
            numbers = next
        }
        return fallback
    }

    /// - Parameter isBare: leaves out what need not be there, for some alternatives exclude each other by it.
    private mutating func plainValue(_ selection: Selection, _ hint: SampleHint, isBare: Bool) -> JSONValue? {
        let (merged, ids) = (selection.merged, selection.ids)
        switch merged.likelyType {
        case .object: return object(selection, isBare: isBare)
        case .array: return array(merged, hint)
        case .string:
            return drawnText(merged, ids, hint)
                ?? StringSample(merged, maker.validators).value(variant) { fits($0, ids) }
        case .integer, .number: return drawnNumber(merged, ids) ?? NumberSample(merged).value(variant) { fits($0, ids) }
        case .boolean: return .bool((drawing?.generator.number(below: 2) ?? variant).isMultiple(of: 2))
        case nil: return selection.fixed.isEmpty ? untyped(selection) : object(selection, isBare: false)
        }
    }

    /// Nothing says which kind of value is meant.
    private func untyped(_ selection: Selection) -> JSONValue? {
        let candidates: [JSONValue] = [
            variant == 0 ? "text" : .string("text\(variant)"), [:], 1, true, [], .null,
        ]
        return candidates.first { fits($0, selection.ids) }
    }
}
