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
    private var budget: Int

    /// Values within values, and schemas within schemas of one value.
    private static let depthLimit = 300
    /// Schemas compared with values; a composition that multiplies itself must come to an end.
    static let defaultBudget = 2_000_000

    enum Step {
        case member(String)
        case element(Int)
    }

    init(_ validators: SchemaValidators, direction: ValueDirection?, stopsAtFirst: Bool) {
        self.validators = validators
        self.direction = direction
        self.stopsAtFirst = stopsAtFirst
        budget = Self.defaultBudget
    }

    var isDone: Bool { stopsAtFirst && !violations.isEmpty }

    /// A schema that is already being compared with this value counts as fitting: a cycle adds nothing.
    mutating func check(_ value: JSONValue, against id: Schema.ID) {
        guard !isDone, !active.contains(id.index) else { return }
        let schema = validators.schemas[id.index]
        depth += 1
        budget -= 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit, budget > 0 else {
            report(SchemaRules.tooDeep, schema, nil, "the value is nested too deeply", "less nesting", value)
            return
        }
        active.append(id.index)
        if !(value.isNull && schema.isNullable) { checkKeywords(value, schema) }
        active.removeLast()
    }

    /// A value within the one at hand.
    mutating func check(_ value: JSONValue, at step: Step, against id: Schema.ID) {
        let outer = active
        active = []
        path.append(step)
        check(value, against: id)
        path.removeLast()
        active = outer
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

    /// What the schemas say about the value at hand, without adding it to this run's violations.
    mutating func trial(of value: JSONValue, against id: Schema.ID, lists: Bool) -> [SchemaViolation] {
        var other = ValidationRun(validators, direction: direction, stopsAtFirst: !lists)
        other.path = path
        other.active = active
        other.depth = depth
        other.budget = budget
        other.check(value, against: id)
        budget = other.budget
        return other.violations
    }

    mutating func append(_ others: [SchemaViolation]) { violations += others }
}

// MARK: Reporting

extension ValidationRun {
    /// - Parameter message: what is wrong, without the place.
    mutating func report(
        _ rule: Rule, _ schema: CompiledSchema, _ keyword: String?, _ message: @autoclosure () -> String,
        _ expected: @autoclosure () -> String, _ value: JSONValue, below step: String? = nil
    ) {
        if isDone { return }
        if stopsAtFirst {
            // Nobody reads it: only that there is one counts.
            violations.append(
                SchemaViolation(
                    rule: rule, instancePointer: "", schema: schema.origin, message: "", expected: "", actual: ""))
            return
        }
        var origin = schema.origin
        if let keyword { origin.pointer += "/" + keyword }
        violations.append(
            SchemaViolation(
                rule: rule, instancePointer: pointer + (step.map { "/" + JSONPointer.escape($0) } ?? ""),
                schema: origin, message: message(), expected: expected(), actual: value.excerpt))
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
    /// The value as text for a message, cut after 60 characters.
    var excerpt: String {
        let text =
            switch self {
            case .array(let elements) where elements.count > 20: "an array of \(elements.count)"
            case .object(let members) where members.count > 20: "an object of \(members.count)"
            default: String(decoding: jsonText, as: UTF8.self)
            }
        return text.count > 60 ? text.prefix(59) + "…" : text
    }
}
