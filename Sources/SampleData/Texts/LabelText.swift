/// The label of a schema in the style of Japanese contracts: what stands before the dash of the description.
enum LabelText {
    static func label(_ description: String) -> String? {
        // Most descriptions are long and in other languages; Japanese in UTF-8 shows at once.
        guard description.utf8.prefix(72).contains(where: { 0xE3...0xEF ~= $0 }) else { return nil }
        let line = description.prefix { !$0.isNewline }
        let label = line.firstRange(of: " — ").map { line[..<$0.lowerBound] } ?? line
        let text = label.split(separator: " ").joined(separator: " ")
        // A label is a word or two, not a sentence.
        guard !text.isEmpty, text.count <= 24, !text.hasSuffix("。"), !text.hasSuffix(".") else { return nil }
        return text.unicodeScalars.contains(where: JapaneseText.contains) ? text : nil
    }
}

enum JapaneseText {
    /// Whether a scalar is a kana, a kanji or a full-width sign.
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        0x3041...0x30FF ~= scalar.value || 0x4E00...0x9FFF ~= scalar.value || 0xFF01...0xFF9D ~= scalar.value
    }
}
