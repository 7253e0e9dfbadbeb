import JSONCoding

extension ValidationRun {
    /// False where the other keywords have nothing to say any more.
    mutating func checkType(_ value: JSONValue, _ schema: CompiledSchema) -> Bool {
        guard let type = schema.type, !type.includes(value) else { return true }
        report(.type, schema, "type", Self.typeMessage(value, type), type.phrase, value)
        return false
    }

    private static func typeMessage(_ value: JSONValue, _ type: ValueType) -> BilingualText {
        let (found, wanted) = (value.typePhrase, type.phrase)
        return .init(
            "the value is \(found.english), not \(wanted.english)", ja: "値が\(found.japanese)であり、\(wanted.japanese)ではない")
    }

    mutating func checkEnumeration(_ value: JSONValue, _ schema: CompiledSchema) {
        guard let enumeration = schema.enumeration, !enumeration.contains(value) else { return }
        if enumeration.values.isEmpty {
            return report(
                .enumeration, schema, "enum",
                .init("\(value.excerpt) is not allowed, as no value is", ja: "\(value.excerpt) は許されない。許される値が一つもない"),
                .init("no value", ja: "値がないこと"), value)
        }
        let allowed = enumeration.values.prefix(12).map(\.excerpt).joined(separator: ", ")
        let list = enumeration.values.count > 12 ? allowed + ", …" : allowed
        report(
            .enumeration, schema, "enum",
            .init("\(value.excerpt) is none of \(list)", ja: "\(value.excerpt) は \(list) のいずれでもない"),
            .init("one of \(list)", ja: "\(list) のいずれか"), value)
    }

    mutating func checkFormat(_ value: JSONValue, _ schema: CompiledSchema) {
        guard let format = schema.format, !format.accepts(value) else { return }
        report(
            .format, schema, "format", .isNot(value.excerpt, format.expectation), format.expectation, value)
    }

    mutating func checkNumber(_ number: JSONNumber, _ schema: CompiledSchema) {
        guard let rules = schema.number else { return }
        let value = JSONValue.number(number)
        if let minimum = rules.minimum, number < minimum || (rules.exclusiveMinimum && number == minimum) {
            let phrase = Phrase.atLeast(minimum, isExclusive: rules.exclusiveMinimum)
            report(.minimum, schema, "minimum", .isNot(value.excerpt, phrase), phrase, value)
        }
        if let maximum = rules.maximum, maximum < number || (rules.exclusiveMaximum && number == maximum) {
            let phrase = Phrase.atMost(maximum, isExclusive: rules.exclusiveMaximum)
            report(.maximum, schema, "maximum", .isNot(value.excerpt, phrase), phrase, value)
        }
        if let divisor = rules.multipleOf, !number.isMultiple(of: divisor) {
            let phrase = BilingualText("a multiple of \(divisor.text)", ja: "\(divisor.text)の倍数")
            report(.multipleOf, schema, "multipleOf", .isNot(value.excerpt, phrase), phrase, value)
        }
    }

    mutating func checkString(_ text: String, _ schema: CompiledSchema) {
        guard let rules = schema.string else { return }
        let value = JSONValue.string(text)
        if let minimum = rules.minLength, !text.hasLength(atLeast: minimum) {
            let phrase = Phrase.atLeast(minimum, .characters)
            report(.minLength, schema, "minLength", Self.length(of: text, phrase), phrase, value)
        }
        if let maximum = rules.maxLength, !text.hasLength(atMost: maximum) {
            let phrase = Phrase.atMost(maximum, .characters)
            report(.maxLength, schema, "maxLength", Self.length(of: text, phrase), phrase, value)
        }
        if let pattern = rules.pattern { checkPattern(text, schema, pattern) }
    }

    private static func length(of text: String, _ phrase: BilingualText) -> BilingualText {
        let length = text.unicodeScalars.count
        return .init(
            "the text has \(length), not \(phrase.english)", ja: "文字数が\(length)であり、\(phrase.japanese)ではない")
    }

    private mutating func checkPattern(_ text: String, _ schema: CompiledSchema, _ pattern: Pattern) {
        guard let isMatch = pattern.match(text, &budget) else {
            return note(
                .tooCostly, schema, "pattern",
                .init(
                    "matching the text with '\(pattern.text)' takes too many steps",
                    ja: "テキストとパターン「\(pattern.text)」の照合に必要な手順が多すぎる"),
                .init("a shorter text, or a simpler pattern", ja: "より短いテキスト、またはより単純なパターン"), .string(text))
        }
        if isMatch { return }
        report(
            .pattern, schema, "pattern",
            .init(
                "\(JSONValue.string(text).excerpt) does not match '\(pattern.text)'",
                ja: "\(JSONValue.string(text).excerpt) はパターン「\(pattern.text)」に一致しない"),
            .init("text that matches '\(pattern.text)'", ja: "パターン「\(pattern.text)」に一致するテキスト"), .string(text))
    }
}

extension String {
    /// Lengths count Unicode scalars, as RFC 8259 means characters; each takes one to four bytes, which decides nearly
    /// always.
    func hasLength(atLeast minimum: Int) -> Bool {
        let bytes = utf8.count
        if bytes < minimum { return false }
        return bytes / 4 >= minimum || unicodeScalars.count >= minimum
    }

    func hasLength(atMost maximum: Int) -> Bool { utf8.count <= maximum || unicodeScalars.count <= maximum }
}

extension ValueType {
    /// A number without a fraction is an integer, however it is written.
    func includes(_ value: JSONValue) -> Bool {
        switch (self, value) {
        case (.array, .array), (.boolean, .bool), (.number, .number), (.object, .object), (.string, .string): true
        case (.integer, .number(let number)): number.isInteger
        default: false
        }
    }
}
