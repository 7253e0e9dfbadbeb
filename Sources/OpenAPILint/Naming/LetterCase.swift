/// How the words of a name are joined.
enum LetterCase: String, Sendable, CaseIterable {
    case lowerCamel = "lowerCamelCase"
    case upperCamel = "UpperCamelCase"
    case snake = "snake_case"
    case upperSnake = "UPPER_SNAKE_CASE"
    case kebab = "kebab-case"

    /// The case of a name of at least two words; nil for a single lower-case word, which fits most cases, and for
    /// names that fit none.
    static func distinct(_ name: String) -> LetterCase? {
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        let matching = allCases.filter { $0.accepts(name) }
        return matching.count == 1 ? matching[0] : nil
    }

    func accepts(_ name: String) -> Bool {
        guard let first = name.utf8.first, name.utf8.allSatisfy(isAllowed) else { return false }
        switch self {
        case .lowerCamel, .snake, .kebab: return Self.isLower(first)
        case .upperCamel:
            // `URL` alone is rather an abbreviation or a constant.
            return Self.isUpper(first) && (name.utf8.count == 1 || name.utf8.contains(where: Self.isLower))
        case .upperSnake: return Self.isUpper(first)
        }
    }

    private func isAllowed(_ byte: UInt8) -> Bool {
        if Self.isDigit(byte) { return true }
        switch self {
        case .lowerCamel, .upperCamel: return Self.isLower(byte) || Self.isUpper(byte)
        case .snake: return Self.isLower(byte) || byte == UInt8(ascii: "_")
        case .upperSnake: return Self.isUpper(byte) || byte == UInt8(ascii: "_")
        case .kebab: return Self.isLower(byte) || byte == UInt8(ascii: "-")
        }
    }

    /// The case that most names with a distinct case have; of equals the first in the order of the cases. nil where
    /// fewer than half of them agree, as there is no rule to break then.
    static func prevailing(in names: some Sequence<String>) -> LetterCase? {
        var counts: [LetterCase: Int] = [:]
        var total = 0
        for name in names {
            guard let found = distinct(name) else { continue }
            counts[found, default: 0] += 1
            total += 1
        }
        let best = allCases.max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
        guard let best, let count = counts[best], count * 2 > total, total > 1 else { return nil }
        return best
    }

    /// Words in lower case: `petID_list` is `pet`, `id`, `list`.
    static func words(of name: String) -> [String] {
        var words: [String] = []
        var current = ""
        var wasLower = false
        for character in name {
            guard character.isLetter || character.isNumber else {
                if !current.isEmpty { words.append(current) }
                current = ""
                wasLower = false
                continue
            }
            if character.isUppercase, wasLower {
                words.append(current)
                current = ""
            }
            current += character.lowercased()
            wasLower = character.isLowercase || character.isNumber
        }
        if !current.isEmpty { words.append(current) }
        return words
    }

    private static func isLower(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
    private static func isUpper(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }
    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }
}
