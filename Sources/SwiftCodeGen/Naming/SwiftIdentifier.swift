/// Makes Swift identifiers of any text. Whatever comes in, what comes out is an identifier and nothing else.
package enum SwiftIdentifier {
    /// `list-entities` → `listEntities`. Words that are written in capitals become small: `ALL_CAPS` → `allCaps`.
    package static func member(_ text: String) -> String {
        var words = words(of: text)
        guard !words.isEmpty else { return "empty" }
        words[0] = decapitalized(words[0])
        for index in words.indices.dropFirst() { words[index] = capitalized(words[index]) }
        return startingWithLetter(words.joined())
    }

    /// `list-entities` → `ListEntities`.
    package static func type(_ text: String) -> String {
        let words = words(of: text).map(capitalized)
        return startingWithLetter(words.isEmpty ? "Empty" : words.joined())
    }

    private static func startingWithLetter(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, first.properties.isXIDStart else { return "_" + text }
        return text
    }

    private static func capitalized(_ word: String) -> String {
        guard let first = word.first else { return word }
        let upper = first.uppercased()
        // Some letters have no single capital; `ß` stays as it is.
        return (upper.count == 1 ? upper : String(first)) + word.dropFirst()
    }

    /// `URL` → `url`, `URLPath` → `urlPath`, `Pet` → `pet`.
    private static func decapitalized(_ word: String) -> String {
        let capitals = word.prefix { $0.isUppercase || $0.isNumber }
        guard let first = capitals.first, first.isUppercase else { return word }
        if capitals.count == word.count { return word.lowercased() }
        let length = max(1, capitals.count - 1)
        return word.prefix(length).lowercased() + word.dropFirst(length)
    }

    /// Splits at everything that cannot stand in an identifier. A word in capitals only becomes small if there are
    /// several, for then they were capitals by convention: `ALL_CAPS`.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var word = ""
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if isIdentifierPart(scalar) {
                word.unicodeScalars.append(scalar)
                continue
            }
            if !word.isEmpty { words.append(word) }
            word = ""
            if let name = spelledOut(scalar, isFirst: index == 0) { words.append(name) }
        }
        if !word.isEmpty { words.append(word) }
        let isShouting = words.count > 1 && words.allSatisfy { $0 == $0.uppercased() && $0.count > 1 }
        return isShouting ? words.map { $0.lowercased() } : words
    }

    /// Signs that carry meaning at the start (`+1`, `-1`, `@id`), and everything outside ASCII that no identifier holds.
    private static func spelledOut(_ scalar: Unicode.Scalar, isFirst: Bool) -> String? {
        switch scalar {
        case "+": isFirst ? "plus" : nil
        case "-": isFirst ? "minus" : nil
        case "*": "all"
        case "<": "less"
        case ">": "greater"
        case "=": "equal"
        case "!": isFirst ? "not" : nil
        case "%": "percent"
        case "&": "and"
        default:
            scalar.isASCII || scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
                ? nil : "u" + String(scalar.value, radix: 16, uppercase: true)
        }
    }

    /// ASCII letters and digits, and the letters of the scripts that Swift takes in identifiers without question.
    private static func isIdentifierPart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        case 0xC0...0x24F, 0x370...0x52F, 0x3041...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7A3:
            scalar.properties.isXIDContinue
        default: false
        }
    }
}
