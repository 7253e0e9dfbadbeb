import JSONCoding
import OpenAPIModel
import SourceDiagnostics

/// What a schema asks for, as the part of a sentence that stands behind "not" in English and before 「ではない」 in
/// Japanese.
enum Phrase {
    static func atLeast(_ bound: JSONNumber, isExclusive: Bool) -> LocalizedText {
        isExclusive
            ? .init("more than \(bound.text)", ja: "\(bound.text)より大きい値")
            : .init("at least \(bound.text)", ja: "\(bound.text)以上")
    }

    static func atMost(_ bound: JSONNumber, isExclusive: Bool) -> LocalizedText {
        isExclusive
            ? .init("less than \(bound.text)", ja: "\(bound.text)未満")
            : .init("at most \(bound.text)", ja: "\(bound.text)以下")
    }

    static func atLeast(_ count: Int, _ things: Things) -> LocalizedText {
        .init("at least \(count) \(things.english(count))", ja: "\(count)\(things.counter)以上")
    }

    static func atMost(_ count: Int, _ things: Things) -> LocalizedText {
        .init("at most \(count) \(things.english(count))", ja: "\(count)\(things.counter)以下")
    }

    static func property(_ name: String) -> LocalizedText {
        .init("the property '\(name)'", ja: "プロパティ「\(name)」")
    }

    static func noProperty(_ name: String) -> LocalizedText {
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

extension LocalizedText {
    /// `subject is not phrase`.
    static func isNot(_ subject: String, _ phrase: LocalizedText) -> LocalizedText {
        .init("\(subject) is not \(phrase.english)", ja: "\(subject) は\(phrase.japanese)ではない")
    }
}

extension Schema.SchemaType {
    var phrase: LocalizedText {
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
    var typePhrase: LocalizedText {
        switch self {
        case .null: .init("null", ja: "null")
        case .bool: Schema.SchemaType.boolean.phrase
        case .string: Schema.SchemaType.string.phrase
        case .number: Schema.SchemaType.number.phrase
        case .array: Schema.SchemaType.array.phrase
        case .object: Schema.SchemaType.object.phrase
        }
    }
}
