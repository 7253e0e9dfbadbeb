/// The names that are taken in one place. The first to ask gets the name; later ones get the next that is free.
package struct NameScope: Sendable {
    private var taken: Set<String>

    package init(reserved: Set<String> = []) {
        taken = reserved.union(ReservedNames.unspeakable)
    }

    /// The preferred name, else one of the alternatives, else the name with a number from 2 up.
    package mutating func claim(_ preferred: String, or alternatives: [String] = []) -> String {
        for name in [preferred] + alternatives where taken.insert(name).inserted { return name }
        let base = ReservedNames.unspeakable.contains(preferred) ? preferred + "_" : preferred
        if taken.insert(base).inserted { return base }
        var number = 2
        while !taken.insert("\(base)\(number)").inserted { number += 1 }
        return "\(base)\(number)"
    }
}
