import OpenAPIModel
import SchemaValidation

/// Schemas with one alternative chosen in each `oneOf` and `anyOf` of them, and of what is chosen.
struct Selection {
    let ids: [Schema.ID]
    private(set) var merged: MergedSchema
    /// What the discriminators ask for, by property.
    private(set) var fixed: [String: String] = [:]
    /// Which alternative was taken, and of how many, in the order of the groups.
    private var taken: [(number: Int, count: Int)] = []

    var fixedInOrder: [(key: String, value: String)] { fixed.sorted { $0.key < $1.key } }

    /// - Parameters:
    ///   - merged: what the schemas ask for before anything is chosen.
    ///   - numbers: the alternatives to take; the first where the list ends.
    ///   - offset: what turns the lists of alternatives, so that another one is the first.
    init(_ ids: [Schema.ID], _ merged: MergedSchema, _ numbers: [Int], offset: Int, _ making: SampleMaking) {
        self.ids = ids
        self.merged = merged
        var group = 0
        var part = 0
        // Each choice may bring in further groups and discriminators, until all are settled.
        while group < self.merged.choices.count || part < self.merged.parts.count {
            if part < self.merged.parts.count {
                settleBase(self.merged.parts[part], offset, making)
                part += 1
                continue
            }
            let alternatives = self.merged.choices[group]
            let number = group < numbers.count ? min(numbers[group], alternatives.count - 1) : 0
            taken.append((number, alternatives.count))
            // Each group turns by another number, so that groups do not turn together.
            let alternative = alternatives[(number + offset / (group + 1)) % alternatives.count]
            settleDiscriminators(of: alternative, making)
            self.merged.add(alternative, making.maker.document)
            group += 1
        }
    }

    /// The choice after this one, the last group changing first; nil after the last choice.
    var next: [Int]? {
        var numbers = taken.map(\.number)
        while let last = numbers.popLast() {
            if last + 1 < taken[numbers.count].count { return numbers + [last + 1] }
        }
        return nil
    }

    private mutating func settleDiscriminators(of alternative: Schema.ID, _ making: SampleMaking) {
        for part in merged.parts {
            guard let table = making.maker.validators.discriminator(of: part), table.replacesAlternatives,
                let value = table.value(for: alternative), fixed[table.propertyName] == nil
            else { continue }
            fixed[table.propertyName] = value
        }
    }

    /// A base type is played by one of its derived types, if none of them is asked for already.
    private mutating func settleBase(_ part: Schema.ID, _ offset: Int, _ making: SampleMaking) {
        guard let table = making.maker.validators.discriminator(of: part), !table.replacesAlternatives,
            fixed[table.propertyName] == nil
        else { return }
        if let asked = merged.parts.compactMap({ $0 == part ? nil : table.value(for: $0) }).first {
            fixed[table.propertyName] = asked
            return
        }
        let derived = table.entries.filter { $0.schema != part }
        let players = derived.isEmpty ? table.entries : derived
        guard !players.isEmpty else { return }
        let player = players[offset % players.count]
        fixed[table.propertyName] = player.value
        merged.add(player.schema, making.maker.document)
    }
}
