import JSONCoding

/// Plays methods of faker.js from a seed.
struct FakerRun {
    let facts: SampleFacts
    let language: SampleLanguage

    /// Values to try, the likeliest first; none for a method that is not known.
    func values(_ call: FakerCall, using generator: inout SeededGenerator) -> [JSONValue] {
        guard let method = FakerMethod.known[call.method] else { return [] }
        switch method {
        case .boolean: return [.bool(generator.number(below: 2) == 0)]
        case .integer: return numbers(integer(call, &generator))
        case .float: return numbers(float(call, fraction: 2, &generator))
        case .amount: return amounts(call, &generator)
        case .arrayElement: return (generator.element(of: call[0]?.arrayValue ?? [])).map { [$0] } ?? []
        case .arrayElements: return [.array(elements(of: call[0]?.arrayValue ?? [], &generator))]
        case .pastDay, .futureDay, .anyDay: return days(method, &generator).map(JSONValue.string)
        default: return texts(method, call, &generator).flatMap(Self.readings)
        }
    }

    /// A text, or the number that it is where a schema wants one.
    private static func readings(_ text: String) -> [JSONValue] {
        [.string(text)] + (JSONNumber(text: text).map { [.number($0)] } ?? [])
    }

    private func numbers(_ number: JSONNumber) -> [JSONValue] { [.number(number), .string(number.text)] }

    // MARK: Texts

    private func texts(_ method: FakerMethod, _ call: FakerCall, _ generator: inout SeededGenerator) -> [String] {
        let words = Words(language)
        switch method {
        case .topic(let topic): return topic.texts(facts, language, label: nil)
        case .format(let format):
            return [FormatSample.text(format, day: SampleDay(number: 0), using: &generator)].compactMap { $0 }
        case .choice(let choices): return generator.element(of: choices).map { [$0] } ?? []
        case .word: return [words.words(1, using: &generator)]
        case .words: return [words.words(call.count("min") ?? 3, using: &generator)]
        case .sentence: return [words.sentences(1, using: &generator)]
        case .sentences, .text: return [words.sentences(call.count("min") ?? 3, using: &generator)]
        case .paragraph: return [words.sentences(5, using: &generator)]
        case .product: return [words.words(2, using: &generator)]
        case .month:
            let month = generator.number(below: 12)
            return [language == .japanese ? "\(month + 1)月" : Self.months[month]]
        case .weekday:
            let day = generator.number(below: 7)
            return [language == .japanese ? Self.japaneseWeekdays[day] : Self.weekdays[day]]
        default: return signs(method, call, &generator)
        }
    }

    /// Texts that are the same in every language.
    private func signs(_ method: FakerMethod, _ call: FakerCall, _ generator: inout SeededGenerator) -> [String] {
        let words = Words(.english)
        let hexadecimal = "0123456789abcdef"
        let length = call.count("length")
        switch method {
        case .alphabetic: return [generator.characters(length ?? 8, of: "abcdefghijklmnopqrstuvwxyz")]
        case .alphanumeric: return [generator.characters(length ?? 10, of: "abcdefghijklmnopqrstuvwxyz0123456789")]
        case .numeric: return [generator.digits(length ?? 8)]
        case .hexadecimal: return [generator.characters(length ?? 8, of: hexadecimal)]
        case .hexadecimalOfLength(let count): return [generator.characters(count, of: hexadecimal)]
        case .slug: return [(0..<3).compactMap { _ in generator.element(of: words.words) }.joined(separator: "-")]
        case .domain: return [words.words(1, using: &generator) + ".example.jp"]
        case .mac:
            // Locally administered, so of no maker.
            return ["02:" + (0..<5).map { _ in generator.characters(2, of: hexadecimal) }.joined(separator: ":")]
        case .color: return ["#" + generator.characters(6, of: hexadecimal)]
        case .image: return ["https://www.example.jp/images/\(generator.number(in: 1...999)).png"]
        case .file: return [words.words(1, using: &generator) + ".pdf"]
        case .path: return ["/srv/sample/" + words.words(1, using: &generator) + ".pdf"]
        case .version:
            return ["\(generator.number(below: 9)).\(generator.number(below: 20)).\(generator.number(below: 20))"]
        case .slugify:
            let text = (call[0]?.stringValue ?? "").split(whereSeparator: \.isWhitespace).joined(separator: "-")
            return [text]
        case .symbols: return [symbols(call[0]?.stringValue ?? "", &generator)]
        case .fake: return [filled(call[0]?.stringValue ?? "", &generator)]
        default: return []
        }
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let japaneseWeekdays = ["月曜日", "火曜日", "水曜日", "木曜日", "金曜日", "土曜日", "日曜日"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    /// `#` is a digit, `?` a letter, `*` either.
    private func symbols(_ template: String, _ generator: inout SeededGenerator) -> String {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        return template.map { sign in
            switch sign {
            case "#": generator.digits(1)
            case "?": generator.characters(1, of: letters)
            case "*": generator.characters(1, of: letters + "0123456789")
            default: String(sign)
            }
        }.joined()
    }

    private func filled(_ template: String, _ generator: inout SeededGenerator) -> String {
        FakerCall.pieces(of: template).map { text, call in
            guard let call, let value = values(call, using: &generator).first else { return text }
            return value.stringValue ?? value.description
        }.joined()
    }

    // MARK: Numbers and days

    private func integer(_ call: FakerCall, _ generator: inout SeededGenerator) -> JSONNumber {
        let low = call.number("min") ?? 0
        let high = call.number("max", at: 0) ?? max(1000, low + 1000)
        guard let first = Int(exactly: low.rounded(.up)), let last = Int(exactly: high.rounded(.down)), first <= last
        else { return JSONNumber(0) }
        return JSONNumber(generator.number(in: first...last))
    }

    private func float(_ call: FakerCall, fraction: Int, _ generator: inout SeededGenerator) -> JSONNumber {
        let low = call.number("min", at: 0) ?? 0
        let high = call.number("max", at: 1) ?? max(1000, low + 1000)
        return Self.number(low + (high - low) * generator.fraction(), fraction: fraction)
    }

    private static func number(_ value: Double, fraction: Int) -> JSONNumber {
        let scale = (0..<fraction).reduce(1.0) { scale, _ in scale * 10 }
        return JSONNumber((value * scale).rounded() / scale)
    }

    /// faker.js gives amounts as texts, with two digits after the point.
    private func amounts(_ call: FakerCall, _ generator: inout SeededGenerator) -> [JSONValue] {
        let places = call.count("dec", at: 2) ?? 2
        let number = float(call, fraction: min(places, 6), &generator)
        let parts = number.text.split(separator: ".", omittingEmptySubsequences: false)
        let cents = parts.count > 1 ? String(parts[1]) : ""
        let padding = String(repeating: "0", count: max(0, min(places, 6) - cents.count))
        let text = places == 0 ? String(parts[0]) : "\(parts[0]).\(cents)\(padding)"
        return [.string(text), .number(number)]
    }

    private func elements(of all: [JSONValue], _ generator: inout SeededGenerator) -> [JSONValue] {
        let chosen = all.filter { _ in generator.number(below: 2) == 0 }
        return chosen.isEmpty ? Array(all.prefix(1)) : chosen
    }

    /// The day with a time and without one, that is as `date-time` and as `date`.
    private func days(_ method: FakerMethod, _ generator: inout SeededGenerator) -> [String] {
        let distance = generator.number(in: 1...SampleDay.daysPerYear)
        let isPast = method == .pastDay || (method == .anyDay && generator.number(below: 2) == 0)
        let day = SampleDay(number: isPast ? -distance : distance)
        return ["date-time", "date"].compactMap { FormatSample.text($0, day: day, using: &generator) }
    }
}
