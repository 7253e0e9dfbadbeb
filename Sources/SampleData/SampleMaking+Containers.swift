import JSONCoding
import OpenAPIModel
import SchemaValidation

extension SampleMaking {
    mutating func object(_ selection: Selection, isBare: Bool) -> JSONValue? {
        let merged = selection.merged
        let outer = drawing?.facts
        let hints = self.hints(of: merged)
        defer { if let outer { drawing?.facts.leave(to: outer) } }
        var members = JSONObject()
        for (position, property) in merged.properties.enumerated() {
            if let fixed = selection.fixed[property.name] {
                members[property.name] = .string(fixed)
                continue
            }
            let isRequired = merged.required.contains(property.name)
            if let direction, property.schemas.contains(where: { maker.validators.isForeign($0, to: direction) }) {
                continue
            }
            if !isRequired, isBare || leavesOutOptional || property.schemas.contains(where: isDeprecated) { continue }
            if let value = inner(property.schemas, hints.isEmpty ? SampleHint() : hints[position]) {
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

    /// What the properties are about, and that an object begins; empty where nothing is drawn.
    private mutating func hints(of merged: MergedSchema) -> [SampleHint] {
        guard drawing != nil else { return [] }
        let table = maker.table
        var hints = merged.properties.map { property in
            let label = table.label(of: property.schemas, maker.document)
            return SampleHint(name: property.name, table.topic(named: property.name), label)
        }
        let isPerson = hints.contains { $0.topic?.marksPerson == true }
        for position in hints.indices { hints[position].topic = hints[position].topic?.ofPerson(isPerson) }
        // An object within speaks for itself.
        let own = zip(hints, merged.properties).filter { !isObject($0.1.schemas, depth: 0) }
        let topics = own.compactMap { $0.0.topic } + merged.properties.compactMap { fakerTopic(of: $0.schemas) }
        drawing?.enter(topics)
        return hints
    }

    private func fakerTopic(of ids: [Schema.ID]) -> Topic? {
        for id in ids {
            guard let call = maker.table.call(of: id) else { continue }
            if case .topic(let topic) = FakerMethod.known[call.method] { return topic }
        }
        return nil
    }

    /// Whether values are objects, or lists of them.
    private func isObject(_ ids: [Schema.ID], depth: Int) -> Bool {
        guard depth < 4 else { return false }
        return ids.contains { id in
            let schema = maker.document[id]
            if schema.type == .object || !schema.properties.isEmpty { return true }
            return isObject(schema.allOf + (schema.items.map { [$0] } ?? []), depth: depth + 1)
        }
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

    mutating func array(_ merged: MergedSchema, _ hint: SampleHint) -> JSONValue? {
        let wanted = wantedItems(merged)
        let element = merged.items.isEmpty ? hint : hint.element(maker.table.label(of: merged.items, maker.document))
        let isObject = drawing == nil || isObject(merged.items, depth: 0)
        let facts = drawing?.facts
        var elements: [JSONValue] = []
        // Chance gives what is there already again and again.
        let attempts = merged.uniqueItems ? wanted * (drawing == nil ? 4 : 12) : wanted
        for attempt in 0..<attempts where elements.count < wanted {
            if attempt > 0, !isObject { drawing?.renew(element.topic) }
            let value =
                merged.items.isEmpty
                ? .string("text\(attempt + 1)")
                : inner(merged.items, coordinate(attempt, merged, element) ?? element, variant: attempt)
            guard let value else { break }
            if merged.uniqueItems, elements.contains(value) { continue }
            elements.append(value)
        }
        if !isObject, let facts { drawing?.facts.leave(to: facts) }
        closeRing(&elements, merged, element)
        return elements.count >= merged.minItems ? .array(elements) : nil
    }

    private mutating func wantedItems(_ merged: MergedSchema) -> Int {
        let least = max(merged.minItems, leavesOutOptional || merged.maxItems == 0 ? 0 : 1)
        guard drawing != nil, !leavesOutOptional, depth <= 4 else { return least }
        let most = min(merged.maxItems ?? .max, least + 2)
        return drawing?.generator.number(in: least...max(least, most)) ?? least
    }

    /// RFC 7946 section 3.1.1: longitude, then latitude.
    private func coordinate(_ position: Int, _ merged: MergedSchema, _ element: SampleHint) -> SampleHint? {
        guard drawing != nil, element.topic == .position, let item = merged.items.first,
            maker.document[item].type == .number
        else { return nil }
        var hint = element
        hint.topic = position == 0 ? .longitude : position == 1 ? .latitude : nil
        return hint
    }

    /// RFC 7946 section 3.1.6: a list of at least four positions ends where it began.
    private func closeRing(_ elements: inout [JSONValue], _ merged: MergedSchema, _ element: SampleHint) {
        guard drawing != nil, element.topic == .position, merged.minItems >= 4, !merged.uniqueItems,
            let first = elements.first, first.arrayValue != nil
        else { return }
        elements[elements.count - 1] = first
    }

    /// A value inside the one at hand.
    private mutating func inner(
        _ ids: [Schema.ID], _ hint: SampleHint = SampleHint(), variant: Int? = nil
    ) -> JSONValue? {
        let outer = self.variant
        self.variant = variant ?? self.variant
        defer { self.variant = outer }
        return ids.isEmpty ? .string("text") : value(for: ids, hint)
    }
}
