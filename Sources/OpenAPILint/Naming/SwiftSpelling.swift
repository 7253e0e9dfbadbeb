/// How names are spelled in generated Swift, as far as two names becoming one is concerned.
enum SwiftSpelling {
    /// `pet-item` → `PetItem`.
    static func type(_ name: String) -> String {
        parts(of: name).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// `Pet-item` → `petItem`, `URL` → `url`.
    static func member(_ name: String) -> String {
        let parts = parts(of: name)
        guard let first = parts.first else { return name }
        let start = first == first.uppercased() ? first.lowercased() : first.prefix(1).lowercased() + first.dropFirst()
        return start + parts.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// Types that nearly every Swift file can name without a qualifier.
    static let commonTypes: Set<String> = [
        "Any", "Array", "Bool", "Character", "Codable", "Data", "Date", "Decimal", "Dictionary", "Double", "Encoder",
        "Error", "Float", "Hashable", "Int", "Never", "Optional", "Protocol", "Result", "Sendable", "Sequence", "Set",
        "String", "Task", "Type", "URL", "UUID", "Void",
    ]

    /// Words between signs; a sign that carries meaning at the start, such as the one of `-1`, is a word too. Where all
    /// of several words are in capitals they are so by convention, and become small.
    private static func parts(of name: String) -> [String] {
        var parts = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
        if parts.count > 1, parts.allSatisfy({ $0 == $0.uppercased() && $0.count > 1 }) {
            parts = parts.map { $0.lowercased() }
        }
        if let first = name.first, "+-<>=!*".contains(first) { parts.insert(String(first), at: 0) }
        return parts.isEmpty ? [name] : parts
    }
}
