import JSONCoding
import OpenAPIModel
import SchemaValidation

/// Values drawn at random. Each is checked, and dropped where it does not fit.
extension SampleMaking {
    /// A value that something beside type, format and bounds speaks for.
    mutating func drawn(for ids: [Schema.ID], _ merged: MergedSchema, _ hint: SampleHint) -> JSONValue? {
        if let value = faked(for: ids, merged.parts) { return value }
        let start = drawing?.generator.number(below: 1 << 16) ?? 0
        if let value = enumerated(for: ids, merged.parts, from: start) { return value }
        if let value = topical(for: ids, merged, hint) { return value }
        return known(for: ids, merged.parts)
    }

    /// What `x-faker` asks for.
    private mutating func faked(for ids: [Schema.ID], _ parts: [Schema.ID]) -> JSONValue? {
        for part in parts {
            guard let call = maker.table.call(of: part), var drawing else { continue }
            let run = FakerRun(facts: drawing.facts, language: maker.language)
            let values = run.values(call, using: &drawing.generator)
            self.drawing = drawing
            if let value = values.first(where: { fits($0, ids) }) { return value }
        }
        return nil
    }

    /// One of the values that a platform contract lists as known without closing the list.
    private mutating func known(for ids: [Schema.ID], _ parts: [Schema.ID]) -> JSONValue? {
        for part in parts {
            guard let key = drawing?.generator.element(of: maker.table.knownValues(of: part)) else { continue }
            if fits(.string(key), ids) { return .string(key) }
        }
        return nil
    }

    // MARK: Topics

    private mutating func topical(for ids: [Schema.ID], _ merged: MergedSchema, _ hint: SampleHint) -> JSONValue? {
        let type = merged.likelyType
        guard type != .object, type != .array, type != .boolean, merged.choices.isEmpty || type != nil,
            let topic = hint.topic ?? topic(ofPatterns: merged)
        else { return nil }
        let isNumber = type == .number || type == .integer
        for text in texts(about: topic, merged, hint) {
            let value = isNumber ? JSONNumber(text: text).map(JSONValue.number) : .string(text)
            if let value, fits(value, ids) { return value }
        }
        return nil
    }

    /// A pattern that spells an era is one of a date in eras.
    private func topic(ofPatterns merged: MergedSchema) -> Topic? {
        let isWareki = merged.patterns.contains { maker.document[$0].pattern?.contains("令和") == true }
        return isWareki ? .wareki : nil
    }

    private mutating func texts(about topic: Topic, _ merged: MergedSchema, _ hint: SampleHint) -> [String] {
        guard var drawing else { return [] }
        defer { self.drawing = drawing }
        // A text in prose would fit formats that are not checked.
        let isFree = merged.format == nil && merged.patterns.isEmpty
        let words = Words(maker.language)
        switch topic {
        case .wareki:
            let texts = Wareki(drawing.day(of: hint.name))?.texts ?? []
            return texts + texts.map(JapaneseWidth.full)
        case .title: return isFree ? [words.title(using: &drawing.generator)] : []
        case .sentence:
            return isFree ? [words.sentences(drawing.generator.number(in: 1...2), using: &drawing.generator)] : []
        case .identifier:
            let letters = "abcdefghijklmnopqrstuvwxyz0123456789"
            let isText = isFree && merged.likelyType == .string
            return isText ? [drawing.generator.characters(12, of: letters)] : []
        default: return topic.texts(drawing.facts, maker.language, label: hint.label)
        }
    }

    // MARK: Texts and numbers

    /// nil where nothing is drawn, or nothing that fits.
    mutating func drawnText(_ merged: MergedSchema, _ ids: [Schema.ID], _ hint: SampleHint) -> JSONValue? {
        guard var drawing else { return nil }
        defer { self.drawing = drawing }
        if let format = merged.format {
            let isDay = format == "date" || format == "date-time"
            let day = isDay ? drawing.day(of: hint.name) : .today
            if let text = FormatSample.text(format, day: day, using: &drawing.generator), fits(.string(text), ids) {
                return .string(text)
            }
        }
        if let text = patternText(merged, ids, &drawing.generator) { return .string(text) }
        let isJapanese = maker.language == .japanese && hint.label != nil
        let text = Words(isJapanese ? .japanese : .english).text(
            minLength: merged.minLength, maxLength: merged.maxLength, using: &drawing.generator)
        return fits(.string(text), ids) ? .string(text) : nil
    }

    /// Texts of different lengths, until one fits.
    private func patternText(
        _ merged: MergedSchema, _ ids: [Schema.ID], _ generator: inout SeededGenerator
    ) -> String? {
        let comforts = [8, 8, 8, 4, 2, 1, 0, 16, 32, 64].filter { $0 <= merged.maxLength ?? .max } + [merged.minLength]
        for id in merged.patterns {
            guard let pattern = maker.validators.pattern(of: id) else { continue }
            let sample = PatternSample(pattern.syntax)
            for comfort in comforts {
                guard let text = sample.text(comfort: comfort, using: &generator) else { break }
                if fits(.string(text), ids) { return text }
            }
        }
        return nil
    }

    mutating func drawnNumber(_ merged: MergedSchema, _ ids: [Schema.ID]) -> JSONValue? {
        guard var drawing else { return nil }
        defer { self.drawing = drawing }
        return NumberSample(merged).value(using: &drawing.generator) { fits($0, ids) }
    }
}
