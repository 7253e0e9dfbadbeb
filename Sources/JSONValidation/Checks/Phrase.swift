import JSONCoding

/// What a schema asks for, as the part of a sentence that stands behind "not" in English and before 「ではない」 in
/// Japanese.
enum Phrase {
    static func atLeast(_ bound: JSONNumber, isExclusive: Bool) -> BilingualText {
        isExclusive
            ? .init("more than \(bound.text)", ja: "\(bound.text)より大きい値")
            : .init("at least \(bound.text)", ja: "\(bound.text)以上")
    }

    static func atMost(_ bound: JSONNumber, isExclusive: Bool) -> BilingualText {
        isExclusive
            ? .init("less than \(bound.text)", ja: "\(bound.text)未満")
            : .init("at most \(bound.text)", ja: "\(bound.text)以下")
    }

    static func atLeast(_ count: Int, _ things: Things) -> BilingualText {
        .init("at least \(count) \(things.english(count))", ja: "\(count)\(things.counter)以上")
    }

    static func atMost(_ count: Int, _ things: Things) -> BilingualText {
        .init("at most \(count) \(things.english(count))", ja: "\(count)\(things.counter)以下")
    }

    static func property(_ name: String) -> BilingualText {
        .init("the property '\(name)'", ja: "プロパティ「\(name)」")
    }

    static func noProperty(_ name: String) -> BilingualText {
        .init("no property '\(name)'", ja: "プロパティ「\(name)」がないこと")
    }

    /// What is counted.
    enum Things {
        case characters, elements, properties

        func english(_ count: Int) -> String {
            switch self {
            case .characters: count == 1 ? "character" : "characters"
            case .elements: count == 1 ? "element" : "elements"
            case .properties: count == 1 ? "property" : "properties"
            }
        }

        var counter: String {
            switch self {
            case .characters: "文字"
            case .elements: "要素"
            case .properties: "プロパティ"
            }
        }
    }
}

extension BilingualText {
    /// `subject is not phrase`.
    static func isNot(_ subject: String, _ phrase: BilingualText) -> BilingualText {
        .init("\(subject) is not \(phrase.english)", ja: "\(subject) は\(phrase.japanese)ではない")
    }
}

extension ValueType {
    var phrase: BilingualText {
        switch self {
        case .array: .init("an array", ja: "配列")
        case .boolean: .init("a boolean", ja: "真偽値")
        case .integer: .init("an integer", ja: "整数")
        case .number: .init("a number", ja: "数値")
        case .object: .init("an object", ja: "オブジェクト")
        case .string: .init("a string", ja: "文字列")
        }
    }
}

extension JSONValue {
    var typePhrase: BilingualText {
        switch self {
        case .null: .init("null", ja: "null")
        case .bool: ValueType.boolean.phrase
        case .string: ValueType.string.phrase
        case .number: ValueType.number.phrase
        case .array: ValueType.array.phrase
        case .object: ValueType.object.phrase
        }
    }
}
