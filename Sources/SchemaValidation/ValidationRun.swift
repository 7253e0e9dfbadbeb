import JSONCoding
import OpenAPIModel
import SourceDiagnostics

/// One walk over a value and its schemas.
struct ValidationRun {
    let validators: SchemaValidators
    let direction: ValueDirection?
    /// Whether only the answer counts, not the list.
    let stopsAtFirst: Bool
    private(set) var violations: [SchemaViolation] = []
    /// The way to the value at hand; it becomes text only where something is wrong.
    private var path: [Step] = []
    /// Schemas that the value at hand is being compared with.
    private var active: [Int] = []
    private var depth = 0
    /// Alternatives within alternatives that the value at hand is a trial of.
    private var trials = 0
    private(set) var budget: ValidationBudget

    enum Step {
        case member(String)
        case element(Int)
    }

    init(
        _ validators: SchemaValidators, direction: ValueDirection?, stopsAtFirst: Bool,
        budget: ValidationBudget
    ) {
        self.validators = validators
        self.direction = direction
        self.stopsAtFirst = stopsAtFirst
        self.budget = budget
    }

    var isDone: Bool { violations.count >= (stopsAtFirst ? 1 : ValidationBudget.violations) }

    /// A schema that is already being compared with this value counts as fitting: a cycle adds nothing.
    mutating func check(_ value: JSONValue, against id: Schema.ID) {
        let schema = validators.schemas[id.index]
        guard !isDone, schema.composition == nil || !active.contains(id.index) else { return }
        depth += 1
        defer { depth -= 1 }
        guard depth <= ValidationBudget.depth else { return reportDepth(value, schema) }
        guard budget.takeStep() else { return reportCost(value, schema) }
        if value.isNull, schema.isNullable { return }
        guard schema.composition != nil else { return checkKeywords(value, schema) }
        active.append(id.index)
        checkKeywords(value, schema)
        active.removeLast()
    }

    /// A value within the one at hand.
    mutating func check(_ value: JSONValue, at step: Step, against id: Schema.ID) {
        var outer: [Int] = []
        swap(&outer, &active)
        path.append(step)
        check(value, against: id)
        path.removeLast()
        swap(&outer, &active)
    }

    private mutating func checkKeywords(_ value: JSONValue, _ schema: CompiledSchema) {
        guard checkType(value, schema) else { return }
        checkEnumeration(value, schema)
        checkFormat(value, schema)
        switch value {
        case .number(let number): checkNumber(number, schema)
        case .string(let text): checkString(text, schema)
        case .array(let elements): checkArray(elements, schema)
        case .object(let members): checkObject(members, schema)
        case .null, .bool: break
        }
        checkComposition(value, schema)
    }

    /// Whether it is told what an alternative misses; deeper down nobody could follow, and the lists would multiply.
    var listsAlternatives: Bool { !stopsAtFirst && trials < 3 }

    /// What a schema says about the value at hand, without adding it to this run's violations.
    mutating func trial(of value: JSONValue, against id: Schema.ID, lists: Bool) -> [SchemaViolation] {
        var other = ValidationRun(validators, direction: direction, stopsAtFirst: !lists, budget: budget)
        other.path = path
        other.active = active
        other.depth = depth
        other.trials = trials + 1
        other.check(value, against: id)
        budget = other.budget
        return other.violations
    }

    mutating func append(_ others: [SchemaViolation]) { violations += others }
}

// MARK: Reporting

extension ValidationRun {
    /// - Parameters:
    ///   - message: what is wrong, without the place.
    ///   - step: a member of the value at hand that is meant instead of it.
    mutating func report(
        _ rule: Rule, _ schema: CompiledSchema, _ keyword: String?, _ message: @autoclosure () -> LocalizedText,
        _ expected: @autoclosure () -> LocalizedText, _ value: JSONValue, below step: String? = nil
    ) {
        if isDone { return }
        if stopsAtFirst {
            // Nobody reads it: only that there is one counts.
            let nothing = LocalizedText(verbatim: "")
            violations.append(
                SchemaViolation(
                    rule: rule, instancePointer: "", schema: schema.origin, message: nothing, expected: nothing,
                    actual: ""))
            return
        }
        let keyword = keyword.map { "/" + $0 } ?? ""
        let origin = Origin(range: schema.origin.range, pointer: schema.origin.pointer + keyword)
        violations.append(
            SchemaViolation(
                rule: rule, instancePointer: pointer + (step.map { "/" + JSONPointer.escape($0) } ?? ""),
                schema: origin, message: message(), expected: expected(), actual: value.excerpt))
    }

    private mutating func reportDepth(_ value: JSONValue, _ schema: CompiledSchema) {
        report(
            SchemaRules.tooDeep, schema, nil, .init("the value is nested too deeply", ja: "値の入れ子が深すぎる"),
            .init("less nesting", ja: "より浅い入れ子"), .array([]))
    }

    private mutating func reportCost(_ value: JSONValue, _ schema: CompiledSchema) {
        report(
            SchemaRules.tooCostly, schema, nil,
            .init("comparing the value with the schema takes too many steps", ja: "値とスキーマの照合に必要な手順が多すぎる"),
            .init("a schema with fewer alternatives within alternatives", ja: "選択肢の入れ子がより少ないスキーマ"), value)
    }

    var pointer: String {
        path.map { step in
            switch step {
            case .member(let name): "/" + JSONPointer.escape(name)
            case .element(let index): "/\(index)"
            }
        }.joined()
    }
}

extension JSONValue {
    /// The value as JSON for a message, cut after 60 characters.
    var excerpt: String {
        let text =
            switch self {
            // So many elements do not fit in a line anyway.
            case .array(let elements):
                String(decoding: JSONValue.array(Array(elements.prefix(30))).jsonText, as: UTF8.self)
            default: String(decoding: jsonText, as: UTF8.self)
            }
        return text.count > 60 ? text.prefix(59) + "…" : text
    }
}
