import JSONCoding

/// In which order a list is.
enum ListOrder {
    struct Key: Hashable {
        let property: String
        var isDescending: Bool
    }

    /// `-createdAt,name`, `name:desc`, `name desc`, `name,desc`; several of them as a list or with commas.
    static func keys(_ value: JSONValue) -> [Key] {
        let texts = (value.arrayValue ?? [value]).compactMap(\.stringValue)
        var keys: [Key] = []
        for text in texts.flatMap({ $0.split(separator: ",") }) {
            let words = text.split { $0 == ":" || $0 == " " }
            guard let first = words.first else { continue }
            if words.count == 1, isDirection(first), !keys.isEmpty {
                keys[keys.count - 1].isDescending = isDescending(first)
                continue
            }
            let isNegative = first.hasPrefix("-")
            let name = isNegative || first.hasPrefix("+") ? first.dropFirst() : first
            let isDescending = isNegative || words.dropFirst().first.map(isDescending) ?? false
            keys.append(Key(property: String(name), isDescending: isDescending))
        }
        return keys
    }

    private static func isDescending(_ word: Substring) -> Bool { word.lowercased().hasPrefix("desc") }

    private static func isDirection(_ word: Substring) -> Bool {
        ["asc", "desc", "ascending", "descending"].contains(word.lowercased())
    }

    /// Equal ones stay as they were; what lacks the property comes last.
    static func sorted(_ items: [StoredItem], by keys: [Key]) -> [StoredItem] {
        let ordered = items.enumerated().sorted { left, right in
            for key in keys {
                switch (left.element.value[key.property], right.element.value[key.property]) {
                case (let a?, let b?):
                    if isLess(a, b) { return !key.isDescending }
                    if isLess(b, a) { return key.isDescending }
                case (_?, nil): return true
                case (nil, _?): return false
                case (nil, nil): break
                }
            }
            return left.offset < right.offset
        }
        return ordered.map(\.element)
    }

    private static func isLess(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left, right) {
        case (.number(let left), .number(let right)): left < right
        case (.string(let left), .string(let right)):
            left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
        case (.bool(let left), .bool(let right)): !left && right
        default: false
        }
    }
}
