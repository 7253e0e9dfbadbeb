import JSONCoding

/// One walk over a tape and its schemas, which only tells whether all fits. Each keyword means what it means in
/// `ValidationRun`; the rare ones are asked there. Where something cannot be decided the walk gives up.
struct TextCheck {
    private let tape: JSONTape
    private let tokens: UnsafeBufferPointer<JSONToken>
    private let schemas: CompiledSchemas
    private let program: TextProgram
    private let rows: UnsafeBufferPointer<TextProgram.Row>
    private let direction: ValueDirection?
    private let foreign: ForeignProperties
    /// Schemas that the value at hand is being compared with, those of the values around it before them.
    private var active: [Int32] = []
    private var activeStart = 0
    /// The first of these that the answer at hand takes for granted, because it was met again.
    private var cycleStart = Int.max
    private var depth = 0
    private var hasGivenUp = false
    private var budget: ValidationBudget
    /// What compositions gave for values: alternatives within alternatives would ask for it again and again.
    private var known: [UInt64: Bool] = [:]

    /// nil where the walk has given up.
    static func accepts(
        _ tape: JSONTape, _ id: Int, _ schemas: CompiledSchemas, _ program: TextProgram,
        _ direction: ValueDirection?, _ foreign: ForeignProperties
    ) -> Bool? {
        program.rows.withUnsafeBufferPointer { rows in
            var check = TextCheck(tape, schemas, program, rows, direction, foreign)
            let answer = check.fits(0, Int32(id))
            return check.hasGivenUp ? nil : answer
        }
    }

    private init(
        _ tape: JSONTape, _ schemas: CompiledSchemas, _ program: TextProgram,
        _ rows: UnsafeBufferPointer<TextProgram.Row>, _ direction: ValueDirection?,
        _ foreign: ForeignProperties
    ) {
        self.tape = tape
        tokens = tape.tokens
        self.schemas = schemas
        self.program = program
        self.rows = rows
        self.direction = direction
        self.foreign = foreign
        budget = ValidationBudget(values: tape.tokens.count)
    }

    /// A value in another one, which begins without schemas of its own.
    private mutating func fitsInside(_ place: Int, _ schema: Int32) -> Bool {
        let outer = activeStart
        activeStart = active.count
        defer { activeStart = outer }
        return fits(place, schema)
    }

    private mutating func fits(_ place: Int, _ schema: Int32) -> Bool {
        if hasGivenUp { return false }
        depth += 1
        defer { depth -= 1 }
        guard depth <= ValidationBudget.depth, budget.takeStep() else {
            hasGivenUp = true
            return false
        }
        let token = tokens[place]
        if token.kind == .null, rows[Int(schema)].isNullable { return true }
        guard rows[Int(schema)].hasComposition else { return fitsKeywords(place, token, schema) }
        if let start = active[activeStart...].firstIndex(of: schema) {
            cycleStart = min(cycleStart, start)
            return true
        }
        let key = UInt64(place) << 32 | UInt64(UInt32(schema))
        // Outside of any composition a value is looked at once, and nothing need be kept.
        let isKept = !active.isEmpty
        if isKept, let answer = known[key] { return answer }
        let (outerStart, position) = (cycleStart, active.count)
        cycleStart = .max
        active.append(schema)
        let answer = fitsKeywords(place, token, schema) && fitsComposition(place, token, schema)
        active.removeLast()
        // Within a cycle the answer depends on where the cycle was entered.
        if cycleStart >= position {
            if isKept { known[key] = answer }
            cycleStart = .max
        }
        cycleStart = min(cycleStart, outerStart)
        return answer
    }

    private mutating func fitsKeywords(_ place: Int, _ token: JSONToken, _ schema: Int32) -> Bool {
        let kinds = rows[Int(schema)].kinds
        if rows[Int(schema)].hasEnumeration, !isListed(place, token, schema) { return false }
        switch token.kind {
        case .null: return kinds.contains(.null)
        case .true, .false: return kinds.contains(.boolean)
        case .number: return fitsNumber(token, schema)
        case .string: return kinds.contains(.string) && fitsString(token, schema)
        case .array: return kinds.contains(.array) && fitsArray(place, token, schema)
        case .object: return kinds.contains(.object) && fitsObject(place, token, schema)
        }
    }

    private func isListed(_ place: Int, _ token: JSONToken, _ schema: Int32) -> Bool {
        guard let list = schemas.all[Int(schema)].enumeration else { return true }
        if token.kind == .string, !token.isComplex {
            return list.contains(tape.content(of: token))
        }
        return list.contains(tape.value(at: place))
    }
}

// MARK: Scalars

extension TextCheck {
    private func fitsNumber(_ token: JSONToken, _ schema: Int32) -> Bool {
        let kinds = rows[Int(schema)].kinds
        guard kinds.contains(.integer) else { return false }
        if token.isComplex, !kinds.contains(.fraction), !tape.number(of: token).isInteger { return false }
        guard rows[Int(schema)].hasScalarRules else { return true }
        return isInBounds(token, schema) || fitsExactly(token, schema)
    }

    /// True where doubles can tell: strictly between the bounds, and without a rule that needs the digits.
    private func isInBounds(_ token: JSONToken, _ schema: Int32) -> Bool {
        let bounds = rows[Int(schema)].bounds
        guard bounds.isEnough, let value = ExactDecimal.double(tape.text(of: token)) else { return false }
        guard value > bounds.low, value < bounds.high else { return false }
        switch schemas.all[Int(schema)].format {
        case .int32?: return !token.isComplex && value.magnitude < 2_147_483_647
        default: return !token.isComplex || schemas.all[Int(schema)].format != .int64
        }
    }

    private func fitsExactly(_ token: JSONToken, _ schema: Int32) -> Bool {
        let number = tape.number(of: token)
        let schema = schemas.all[Int(schema)]
        return (schema.format?.accepts(number) ?? true) && (schema.number?.accepts(number) ?? true)
    }

    private mutating func fitsString(_ token: JSONToken, _ schema: Int32) -> Bool {
        guard rows[Int(schema)].hasScalarRules else { return true }
        let bytes = tape.content(of: token)
        if !token.isComplex {
            let (minimum, maximum) = (rows[Int(schema)].minLength, rows[Int(schema)].maxLength)
            if bytes.count < minimum { return false }
            let isLengthClear = bytes.count / 4 >= minimum && bytes.count <= maximum
            let rules = schemas.all[Int(schema)].string
            let isMatch = rules?.pattern.map { $0.quickMatch(bytes) } ?? true
            if isMatch == false { return false }
            if isLengthClear, isMatch == true, schemas.all[Int(schema)].format == nil { return true }
        }
        let text = tape.string(of: token)
        let schema = schemas.all[Int(schema)]
        guard schema.format?.accepts(text) ?? true else { return false }
        guard let rules = schema.string else { return true }
        guard let answer = rules.accepts(text, &budget) else {
            hasGivenUp = true
            return false
        }
        return answer
    }
}

// MARK: Containers

extension TextCheck {
    private mutating func fitsArray(_ place: Int, _ token: JSONToken, _ schema: Int32) -> Bool {
        let rules = rows[Int(schema)].array
        if rules.isSilent { return true }
        let count = Int(token.count)
        guard count >= rules.minItems, count <= rules.maxItems else { return false }
        if rules.isUnique, let elements = tape.value(at: place).arrayValue {
            if ValidationRun.repetition(in: elements) != nil { return false }
        }
        guard rules.items != TextProgram.none else { return true }
        var element = place + 1
        while element < Int(token.next) {
            guard fitsInside(element, rules.items) else { return false }
            element = Int(tokens[element].next)
        }
        return true
    }

    private mutating func fitsObject(_ place: Int, _ token: JSONToken, _ schema: Int32) -> Bool {
        guard rows[Int(schema)].object != TextProgram.none else { return true }
        let rules = program.objects[Int(rows[Int(schema)].object)]
        guard !rules.limitsCount || hasCount(place, token, rules) else { return false }
        var members = Members(rules, direction)
        var name = place + 1
        while name < Int(token.next) {
            guard fitsMember(name, schema, rules, &members) else { return false }
            name = Int(tokens[name + 1].next)
        }
        if members.requiredLeft > 0 { return false }
        return !rules.requiresOthers || hasOthers(place, token, schema)
    }

    /// A member that comes twice counts once.
    private func hasCount(_ place: Int, _ token: JSONToken, _ rules: TextProgram.ObjectRow) -> Bool {
        var names: Set<ExactText> = []
        var name = place + 1
        while name < Int(token.next) {
            names.insert(ExactText(tape.string(of: tokens[name])))
            name = Int(tokens[name + 1].next)
        }
        return names.count >= rules.minProperties && names.count <= rules.maxProperties
    }

    /// How far an object has been read.
    private struct Members {
        var requiredLeft: Int32
        var guess: Int32 = 0
        /// The properties that came, of the first 64.
        var seen: UInt64 = 0
        /// Required ones beyond these.
        var seenLate: Set<Int32> = []

        init(_ rules: TextProgram.ObjectRow, _ direction: ValueDirection?) {
            requiredLeft = rules.requiredCount.count(in: direction)
        }

        /// Whether the property comes for the first time.
        mutating func take(_ number: Int32) -> Bool {
            guard number < 64 else { return seenLate.insert(number).inserted }
            let bit = UInt64(1) << UInt64(number)
            defer { seen |= bit }
            return seen & bit == 0
        }
    }

    private mutating func fitsMember(
        _ name: Int, _ schema: Int32, _ rules: TextProgram.ObjectRow, _ members: inout Members
    ) -> Bool {
        guard let number = property(name, schema, rules, guess: members.guess) else {
            if rules.additional == TextProgram.none { return true }
            return rules.additional != TextProgram.forbidden && fitsInside(name + 1, rules.additional)
        }
        members.guess = number + 1
        let property = program.properties[Int(rules.firstProperty + number)]
        if property.isForeign(to: direction) { return foreign == .passedOver }
        if property.isRequired, members.take(number) { members.requiredLeft -= 1 }
        return fitsInside(name + 1, property.schema)
    }

    /// The number of a property by its name. `guess` is tried first: most texts keep the contract's order.
    private func property(
        _ name: Int, _ schema: Int32, _ rules: TextProgram.ObjectRow, guess: Int32
    ) -> Int32? {
        let token = tokens[name]
        if token.isComplex {
            var text = tape.string(of: token)
            return text.withUTF8 { property($0, schema, rules, guess: guess) }
        }
        return property(tape.content(of: token), schema, rules, guess: guess)
    }

    private func property(
        _ name: UnsafeBufferPointer<UInt8>, _ schema: Int32, _ rules: TextProgram.ObjectRow, guess: Int32
    ) -> Int32? {
        // Optional properties are skipped often, so the search goes on from there before it begins anew.
        var number = guess
        for _ in 0..<min(rules.propertyCount, 24) {
            if number >= rules.propertyCount { number = 0 }
            if hasName(program.properties[Int(rules.firstProperty + number)], name) { return number }
            number += 1
        }
        guard rules.propertyCount > 24 else { return nil }
        let text = String(decoding: name, as: UTF8.self)
        return schemas.all[Int(schema)].object?.positions[ExactText(text)].map(Int32.init)
    }

    private func hasName(_ property: TextProgram.Property, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(property.nameCount) == name.count else { return false }
        return program.names.withUnsafeBufferPointer { names in
            var offset = 0
            while offset < name.count {
                if names[Int(property.nameStart) + offset] != name[offset] { return false }
                offset += 1
            }
            return true
        }
    }

    /// Whether the required members that are no properties are there.
    private func hasOthers(_ place: Int, _ token: JSONToken, _ schema: Int32) -> Bool {
        guard let rules = schemas.all[Int(schema)].object else { return true }
        var missing = Set(rules.required.map { ExactText($0) }).subtracting(rules.positions.keys)
        var name = place + 1
        while name < Int(token.next) {
            missing.remove(ExactText(tape.string(of: tokens[name])))
            name = Int(tokens[name + 1].next)
        }
        return missing.isEmpty
    }
}

// MARK: Compositions

extension TextCheck {
    private mutating func fitsComposition(_ place: Int, _ token: JSONToken, _ schema: Int32) -> Bool {
        guard let composition = schemas.all[Int(schema)].composition else { return true }
        for part in composition.allOf where !fits(place, Int32(part)) { return false }
        if let not = composition.not, fits(place, Int32(not)) { return false }
        if let table = composition.discriminator, token.kind == .object {
            guard fitsNamed(place, token, table) else { return false }
            if table.replacesAlternatives { return true }
        }
        return fitsOne(place, composition.oneOf) && fitsAny(place, composition.anyOf)
    }

    private mutating func fitsOne(_ place: Int, _ branches: [Int]) -> Bool {
        var count = 0
        for branch in branches where fits(place, Int32(branch)) {
            count += 1
            if count > 1 { return false }
        }
        return branches.isEmpty || count == 1
    }

    private mutating func fitsAny(_ place: Int, _ branches: [Int]) -> Bool {
        for branch in branches where fits(place, Int32(branch)) { return true }
        return branches.isEmpty
    }

    private mutating func fitsNamed(_ place: Int, _ token: JSONToken, _ table: CompiledDiscriminator) -> Bool {
        var found: Int?
        var name = place + 1
        while name < Int(token.next) {
            if tape.string(of: tokens[name]) == table.propertyName { found = name + 1 }
            name = Int(tokens[name + 1].next)
        }
        guard let found else { return !table.replacesAlternatives }
        guard tokens[found].kind == .string, let target = table.schema(for: tape.string(of: tokens[found])) else {
            return table.entries.isEmpty
        }
        return fits(place, Int32(target))
    }
}
