import OpenAPIModel

/// Which schemas a finite value can satisfy, found from those that need nothing of others up to those that need them.
struct ValueNeeds {
    enum Keyword {
        case property(Schema.Property)
        case items, allOf, oneOf, anyOf
    }

    /// A schema of a cycle and what leads from it to the next.
    struct Step {
        var schema: Schema.ID
        var keyword: Keyword
    }

    /// Something that a schema needs: one of these must have a finite value.
    private struct Need {
        var keyword: Keyword
        var candidates: [Schema.ID]
        var isMet = false
    }

    private let count: Int
    private var needs: [[Need]]
    private var isFinite: [Bool]

    var hasInfinite: Bool { isFinite.contains(false) }

    init(_ document: Document) {
        count = document.schemas.count
        needs = Array(repeating: [], count: count)
        isFinite = Array(repeating: true, count: count)
        let needy = document.schemaIDs(where: Self.mayNeed)
        for id in needy { isFinite[id.index] = false }
        for id in needy { needs[id.index] = needs(of: document[id]) }
        for id in needy where needs[id.index].isEmpty { isFinite[id.index] = true }
        spread(from: needy)
    }

    private static func mayNeed(_ schema: Schema) -> Bool {
        if schema.isNullable || schema.enumValues != nil { return false }
        if !schema.allOf.isEmpty || !schema.oneOf.isEmpty || !schema.anyOf.isEmpty { return true }
        return schema.type == .object ? !schema.required.isEmpty : schema.type == .array && schema.minItems ?? 0 > 0
    }

    /// Without those that schemas meet which need nothing themselves, as nearly all are.
    private func needs(of schema: Schema) -> [Need] {
        var needs: [Need] = []
        func add(_ keyword: Keyword, _ candidates: [Schema.ID]) {
            if candidates.contains(where: { isFinite[$0.index] }) { return }
            needs.append(Need(keyword: keyword, candidates: candidates))
        }
        for part in schema.allOf { add(.allOf, [part]) }
        if !schema.oneOf.isEmpty { add(.oneOf, schema.oneOf) }
        if !schema.anyOf.isEmpty { add(.anyOf, schema.anyOf) }
        // Without a type, a value of another kind would satisfy the schema.
        if schema.type == .object, !schema.required.isEmpty {
            let open = schema.properties.filter { !isFinite[$0.schema.index] }
            let required = open.isEmpty ? [] : Set(schema.required)
            for property in open where required.contains(property.name) { add(.property(property), [property.schema]) }
        }
        if schema.type == .array, let items = schema.items, schema.minItems ?? 0 > 0 { add(.items, [items]) }
        return needs
    }

    private mutating func spread(from needy: [Schema.ID]) {
        var dependents: [Int: [(schema: Int, need: Int)]] = [:]
        var unmet = needs.map(\.count)
        for index in needy.lazy.map(\.index) {
            for (position, need) in needs[index].enumerated() {
                for candidate in need.candidates { dependents[candidate.index, default: []].append((index, position)) }
            }
        }
        var open = needy.map(\.index).filter { isFinite[$0] }
        while let next = open.popLast() {
            for (schema, need) in dependents[next] ?? [] where !needs[schema][need].isMet {
                needs[schema][need].isMet = true
                unmet[schema] -= 1
                if unmet[schema] == 0 {
                    isFinite[schema] = true
                    open.append(schema)
                }
            }
        }
    }

    /// Each schema without an end leads, by the first of its unmet needs, to another such; so there are cycles, and
    /// whatever leads into one is at fault only for that one.
    func cycles() -> [[Step]] {
        var state = [Int](repeating: 0, count: count)
        var cycles: [[Step]] = []
        for start in isFinite.indices where !isFinite[start] && state[start] == 0 {
            var path: [Step] = []
            var current = start
            while state[current] == 0 {
                // The mark of this walk, so that a walk knows its own path from those before.
                state[current] = start + 1
                guard let need = needs[current].first(where: { !$0.isMet }), let next = need.candidates.first else {
                    break
                }
                path.append(Step(schema: Schema.ID(index: current), keyword: need.keyword))
                current = next.index
            }
            guard state[current] == start + 1, let entry = path.firstIndex(where: { $0.schema.index == current }) else {
                continue
            }
            cycles.append(Array(path[entry...]))
        }
        return cycles
    }
}
