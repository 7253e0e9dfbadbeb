import JSONCoding

extension ValidationRun {
    mutating func checkComposition(_ value: JSONValue, _ schema: CompiledSchema) {
        guard let composition = schema.composition else { return }
        for part in composition.allOf where !isDone { check(value, against: part) }
        if let not = composition.not { checkNot(value, schema, not) }
        if let table = composition.discriminator, case .object(let members) = value {
            dispatch(members, schema, table)
            if table.replacesAlternatives { return }
        }
        checkOneOf(value, schema, composition.oneOf)
        checkAnyOf(value, schema, composition.anyOf)
    }

    private mutating func checkNot(_ value: JSONValue, _ schema: CompiledSchema, _ not: Int) {
        if isDone { return }
        switch trial(of: value, against: not, lists: false) {
        case .fails: break
        case .undecided(let violation): note(violation)
        case .fits:
            report(
                .not, schema, "not",
                .init("the value fits the schema that it must not fit", ja: "値が、適合してはならないスキーマに適合している"),
                .init("another value", ja: "別の値"), value)
        }
    }

    private mutating func checkOneOf(_ value: JSONValue, _ schema: CompiledSchema, _ branches: [Int]) {
        guard !branches.isEmpty, !isDone else { return }
        var nearest: [ValueViolation]?
        var fitting: [Int] = []
        var open: ValueViolation?
        for (position, branch) in branches.enumerated() where fitting.count < 2 {
            switch trial(of: value, against: branch, lists: listsAlternatives) {
            case .fits: fitting.append(position)
            case .fails(let violations): keepNearest(violations, &nearest)
            case .undecided(let violation): open = open ?? violation
            }
        }
        if fitting.count < 2, let open { return note(open) }
        if fitting.isEmpty {
            reportNoMatch(value, schema, branches, nearest, .oneOf, "oneOf")
        } else if fitting.count > 1 {
            report(
                .oneOf, schema, "oneOf",
                .init(
                    "the value fits the alternatives \(fitting[0]) and \(fitting[1])",
                    ja: "値が選択肢\(fitting[0])と選択肢\(fitting[1])の両方に適合している"),
                .init(
                    "a value that fits exactly one of \(branches.count) alternatives",
                    ja: "\(branches.count)個の選択肢のうちちょうど一つに適合する値"), value)
        }
    }

    private mutating func checkAnyOf(_ value: JSONValue, _ schema: CompiledSchema, _ branches: [Int]) {
        guard !branches.isEmpty, !isDone else { return }
        var nearest: [ValueViolation]?
        var open: ValueViolation?
        for branch in branches {
            switch trial(of: value, against: branch, lists: listsAlternatives) {
            case .fits: return
            case .fails(let violations): keepNearest(violations, &nearest)
            case .undecided(let violation): open = open ?? violation
            }
        }
        if let open { return note(open) }
        reportNoMatch(value, schema, branches, nearest, .anyOf, "anyOf")
    }

    /// The shortest list so far, without alternatives that differ from the value already in their type.
    private func keepNearest(_ violations: [ValueViolation], _ best: inout [ValueViolation]?) {
        guard listsAlternatives else { return }
        if let shortest = best, shortest.count <= violations.count { return }
        let pointer = self.pointer
        if violations.contains(where: { $0.instancePointer == pointer && $0.code == .type }) { return }
        best = violations
    }

    /// Says that nothing fits, and then what the nearest alternative misses.
    private mutating func reportNoMatch(
        _ value: JSONValue, _ schema: CompiledSchema, _ branches: [Int], _ nearest: [ValueViolation]?,
        _ code: ViolationCode, _ keyword: String
    ) {
        let count = branches.count
        report(
            code, schema, keyword,
            .init(
                "the value does not fit " + (count == 1 ? "the alternative" : "any of \(count) alternatives"),
                ja: count == 1 ? "値が選択肢に適合しない" : "値が\(count)個の選択肢のいずれにも適合しない"),
            .init("a value that fits", ja: "適合する値"), value)
        if let nearest { append(nearest) }
    }

    /// Goes on with the schema that the discriminator names, and with no other.
    private mutating func dispatch(_ members: JSONObject, _ schema: CompiledSchema, _ table: CompiledDiscriminator) {
        if isDone { return }
        let name = table.propertyName
        guard let value = members[name] else {
            // A base type says in `required` whether the property must be there.
            guard table.replacesAlternatives else { return }
            return report(
                .discriminator, schema, "discriminator",
                .init("the property '\(name)' is missing", ja: "プロパティ「\(name)」がない"), Phrase.property(name),
                .object(members), below: name)
        }
        guard case .string(let text) = value, let target = table.schema(for: text) else {
            // Without a single derived type there is nothing to choose from.
            if table.entries.isEmpty { return }
            let english = table.entries.prefix(12).map { "'\($0.value)'" }.joined(separator: ", ")
            let japanese = table.entries.prefix(12).map { "「\($0.value)」" }.joined()
            return report(
                .discriminator, schema, "discriminator",
                .init(
                    "\(value.excerpt) names none of the schemas \(english)",
                    ja: "\(value.excerpt) はスキーマ\(japanese)のいずれも指していない"),
                .init("one of \(english)", ja: "\(japanese)のいずれか"), value, below: name)
        }
        check(.object(members), against: target)
    }
}
