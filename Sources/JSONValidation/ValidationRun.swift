import JSONCoding

/// One walk over a value and its schemas.
///
/// There are three answers: what would take too many steps or levels neither fits nor fails, it is undecided. That
/// matters only where the answer for the whole hangs on it.
struct ValidationRun {
    let schemas: CompiledSchemas
    let direction: ValueDirection?
    let foreign: ForeignProperties
    /// Whether only the answer counts, not the list.
    private(set) var stopsAtFirst: Bool
    /// How often something does not fit; where it stops at the first there is no list of it.
    private(set) var failures = 0
    private(set) var violations: [ValueViolation] = []
    /// The first comparison that the answer hangs on and that was not finished.
    private(set) var undecided: ValueViolation?
    /// Whether the steps are used up, so that nothing can be decided any more.
    private var hasGivenUp = false
    /// The way to the value at hand; it becomes text only where something is wrong.
    private var path: [Step] = []
    /// Schemas that the value at hand is being compared with.
    private var active: [Int] = []
    /// The first of these that the answer at hand takes for granted, because it was met again.
    private var cycleStart = Int.max
    /// Compositions that the value at hand is within; without one it is looked at once and nothing need be kept.
    private var compositions = 0
    private var depth = 0
    /// Alternatives within alternatives that the value at hand is a trial of.
    private var trials = 0
    private let memory: ValidationMemory
    var budget: ValidationBudget

    struct Step {
        /// nil for an element of an array.
        var name: String?
        var position: Int
        /// The number of the place in memory, made where it is asked for.
        var place: Int?

        static func member(_ name: String, position: Int) -> Step { Step(name: name, position: position) }
        static func element(_ position: Int) -> Step { Step(position: position) }
    }

    init(
        _ schemas: CompiledSchemas, direction: ValueDirection?, foreign: ForeignProperties, stopsAtFirst: Bool,
        memory: ValidationMemory, budget: ValidationBudget
    ) {
        self.schemas = schemas
        self.direction = direction
        self.foreign = foreign
        self.stopsAtFirst = stopsAtFirst
        self.memory = memory
        self.budget = budget
    }

    var isDone: Bool { hasGivenUp || failures >= (stopsAtFirst ? 1 : ValidationBudget.violations) }

    mutating func check(_ value: JSONValue, against id: Int) {
        if isDone { return }
        let schema = schemas.all[id]
        depth += 1
        defer { depth -= 1 }
        guard depth <= ValidationBudget.depth else { return noteDepth(schema) }
        guard budget.takeStep() else { return noteCost(value, schema) }
        if schema.isNullable, value.isNull { return }
        guard schema.composition != nil else { return checkKeywords(value, schema) }
        // A schema that is already being compared with this value counts as fitting: a cycle adds nothing.
        if let start = active.firstIndex(of: id) {
            cycleStart = min(cycleStart, start)
            return
        }
        let place = compositions > 0 ? numberedPlace() : nil
        if let place, let fits = memory[place, id], fits || stopsAtFirst {
            if !fits { failures += 1 }
            return
        }
        checkOnce(value, id, schema, at: place)
    }

    /// Compares, and keeps the answer where a place is given.
    private mutating func checkOnce(
        _ value: JSONValue, _ id: Int, _ schema: CompiledSchema, at place: Int?
    ) {
        let before = (failures: failures, undecided: undecided, cycleStart: cycleStart)
        let position = active.count
        undecided = nil
        cycleStart = .max
        compositions += 1
        active.append(id)
        checkKeywords(value, schema)
        active.removeLast()
        compositions -= 1
        // Within a cycle the answer depends on where the cycle was entered.
        if cycleStart >= position {
            if let place, failures > before.failures {
                memory[place, id] = false
            } else if let place, undecided == nil {
                memory[place, id] = true
            }
            cycleStart = .max
        }
        undecided = before.undecided ?? undecided
        cycleStart = min(before.cycleStart, cycleStart)
    }

    /// A value within the one at hand.
    mutating func check(_ value: JSONValue, at step: Step, against id: Int) {
        var outer: [Int] = []
        swap(&outer, &active)
        path.append(step)
        check(value, against: id)
        path.removeLast()
        swap(&outer, &active)
    }

    /// The number of the place at hand.
    private mutating func numberedPlace() -> Int {
        var known = path.count
        while known > 0, path[known - 1].place == nil { known -= 1 }
        var number = known > 0 ? path[known - 1].place ?? 0 : 0
        for index in known..<path.count {
            number = memory.place(at: path[index].position, in: number)
            path[index].place = number
        }
        return number
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

    /// What a trial has come to.
    enum Verdict {
        case fits
        /// The list is empty where it is not asked for.
        case fails([ValueViolation])
        case undecided(ValueViolation)
    }

    /// What a schema says about the value at hand, without adding it to this run's violations.
    mutating func trial(of value: JSONValue, against id: Int, lists: Bool) -> Verdict {
        if hasGivenUp, let undecided { return .undecided(undecided) }
        let outer = (failures: failures, violations: violations, undecided: undecided, stopsAtFirst: stopsAtFirst)
        (failures, violations, undecided, stopsAtFirst) = (0, [], nil, !lists)
        trials += 1
        check(value, against: id)
        trials -= 1
        let verdict: Verdict = failures > 0 ? .fails(violations) : undecided.map { .undecided($0) } ?? .fits
        undecided = outer.undecided ?? (hasGivenUp ? undecided : nil)
        (failures, violations, stopsAtFirst) = (outer.failures, outer.violations, outer.stopsAtFirst)
        return verdict
    }

    mutating func append(_ others: [ValueViolation]) {
        failures += others.count
        violations += others
    }
}

// MARK: Reporting

extension ValidationRun {
    /// - Parameters:
    ///   - message: what is wrong, without the place.
    ///   - step: a member of the value at hand that is meant instead of it.
    mutating func report(
        _ code: ViolationCode, _ schema: CompiledSchema, _ keyword: String?,
        _ message: @autoclosure () -> BilingualText,
        _ expected: @autoclosure () -> BilingualText, _ value: JSONValue, below step: String? = nil
    ) {
        if isDone { return }
        failures += 1
        if stopsAtFirst { return }
        violations.append(violation(code, schema, keyword, message(), expected(), value, below: step))
    }

    private func violation(
        _ code: ViolationCode, _ schema: CompiledSchema, _ keyword: String?, _ message: BilingualText,
        _ expected: BilingualText, _ value: JSONValue, below step: String? = nil
    ) -> ValueViolation {
        ValueViolation(
            code: code, instancePointer: pointer + (step.map { "/" + JSONPointer.escape($0) } ?? ""),
            schema: schema.position, keyword: keyword, message: message, expected: expected, actual: value.excerpt)
    }

    /// Says what is not decided, in full, for it is told also where only the answer counts.
    mutating func note(
        _ code: ViolationCode, _ schema: CompiledSchema, _ keyword: String?,
        _ message: @autoclosure () -> BilingualText,
        _ expected: @autoclosure () -> BilingualText, _ value: JSONValue
    ) {
        guard undecided == nil else { return }
        undecided = violation(code, schema, keyword, message(), expected(), value)
    }

    /// Takes over what a trial has left undecided.
    mutating func note(_ other: ValueViolation) { undecided = undecided ?? other }

    private mutating func noteDepth(_ schema: CompiledSchema) {
        note(
            .tooDeep, schema, nil, .init("the value is nested too deeply", ja: "値の入れ子が深すぎる"),
            .init("less nesting", ja: "より浅い入れ子"), .array([]))
    }

    private mutating func noteCost(_ value: JSONValue, _ schema: CompiledSchema) {
        note(
            .tooCostly, schema, nil,
            .init("comparing the value with the schema takes too many steps", ja: "値とスキーマの照合に必要な手順が多すぎる"),
            .init("a schema with fewer alternatives within alternatives", ja: "選択肢の入れ子がより少ないスキーマ"), value)
        hasGivenUp = true
    }

    var pointer: String {
        path.map { step in
            if let name = step.name { "/" + JSONPointer.escape(name) } else { "/\(step.position)" }
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
