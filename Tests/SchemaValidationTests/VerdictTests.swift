import JSONCoding
import OpenAPIModel
import SchemaValidation
import Testing

/// What is remembered, listed or read from a text must not change the verdict on a value.
struct VerdictTests {
    @Test(
        "every way to ask gives the verdict of a walk that remembers nothing",
        arguments: 1...20 as ClosedRange<UInt64>)
    func verdicts(seed: UInt64) throws {
        var dice = Dice(state: seed)
        for round in 0..<6 {
            var schemas = SchemaDice(count: 3 + Int(dice.next() % 8), hasCycles: round.isMultiple(of: 2), dice: dice)
            let text = schemas.text()
            dice = schemas.dice
            let fixture = try SchemaFixture(schemas: text)
            let texts = fixture.validators.forTexts()
            for _ in 0..<15 {
                let value = dice.value(levels: 4)
                for id in fixture.document.components.schemas.map(\.value).prefix(3) {
                    let fits = Walk(document: fixture.document).fits(value, id)
                    #expect(fixture.validators.accepts(value, against: id) == fits, "\(value) \(id) \(text)")
                    #expect(fixture.validators.violations(of: value, against: id).isEmpty == fits)
                    #expect(try texts.accepts(value.jsonText, against: id) == fits)
                }
            }
        }
    }
}

/// Compares as the keywords say, and nothing else.
private struct Walk {
    let document: Document
    /// Schemas that the value at hand is being compared with.
    var active: Set<Int> = []

    func fits(_ value: JSONValue, _ id: Schema.ID) -> Bool {
        let schema = document[id]
        if value.isNull, schema.isNullable { return true }
        if active.contains(id.index) { return true }
        guard schema.type.map({ $0.rawValue == value.typeName }) ?? true else { return false }
        if let minimum = schema.minimum, let number = value.numberValue, number < minimum { return false }
        guard fitsInside(value, schema) else { return false }
        var inner = self
        inner.active.insert(id.index)
        return schema.allOf.allSatisfy { inner.fits(value, $0) }
            && !(schema.not.map { inner.fits(value, $0) } ?? false)
            && (schema.oneOf.isEmpty || schema.oneOf.count { inner.fits(value, $0) } == 1)
            && (schema.anyOf.isEmpty || schema.anyOf.contains { inner.fits(value, $0) })
    }

    private func fitsInside(_ value: JSONValue, _ schema: Schema) -> Bool {
        let walk = Walk(document: document)
        switch value {
        case .array(let elements):
            return elements.allSatisfy { element in schema.items.map { walk.fits(element, $0) } ?? true }
        case .object(let members):
            return schema.required.allSatisfy { members[$0] != nil }
                && schema.properties.allSatisfy { property in
                    members[property.name].map { walk.fits($0, property.schema) } ?? true
                }
        default: return true
        }
    }
}

/// Schemas in terms of each other; cycles have neither `oneOf` nor `not`, which mean nothing there.
private struct SchemaDice {
    let count: Int
    let hasCycles: Bool
    var dice: Dice

    mutating func text() -> String { (0..<count).map { "S\($0): {\(keywords(of: $0))}" }.joined(separator: "\n") }

    private mutating func keywords(of number: Int) -> String {
        let type = ["object", "array", "integer", "string"][Int(dice.next() % 4)]
        var keywords: [String] = []
        if dice.isLucky(3) { keywords.append("type: \(type)") }
        if dice.isLucky(4) { keywords.append("minimum: 1") }
        if dice.isLucky(6) { keywords.append("required: [a]") }
        if dice.isLucky(3) { keywords.append("properties: {a: \(anyone()), b: \(anyone())}") }
        if keywords.contains("type: array") || dice.isLucky(5) { keywords.append("items: \(anyone())") }
        if dice.isLucky(2) { keywords.append("allOf: [\(part(of: number)), \(part(of: number))]") }
        if dice.isLucky(2) { keywords.append("anyOf: [\(part(of: number)), \(part(of: number))]") }
        if !hasCycles, dice.isLucky(3) { keywords.append("oneOf: [\(part(of: number)), \(part(of: number))]") }
        if !hasCycles, dice.isLucky(4) { keywords.append("not: \(part(of: number))") }
        return keywords.joined(separator: ", ")
    }

    private mutating func anyone() -> String { reference(Int(dice.next() % UInt64(count))) }

    private mutating func part(of number: Int) -> String {
        if hasCycles { return anyone() }
        let later = count - number - 1
        return later > 0 ? reference(number + 1 + Int(dice.next() % UInt64(later))) : "{minimum: 1}"
    }

    private func reference(_ number: Int) -> String { "{$ref: '#/components/schemas/S\(number)'}" }
}

private struct Dice: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64 (G. L. Steele and others, Fast Splittable Pseudorandom Number Generators, 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func isLucky(_ sides: UInt64) -> Bool { next() % sides == 0 }

    mutating func value(levels: Int) -> JSONValue {
        switch next() % (levels > 0 ? 6 : 4) {
        case 0: .null
        case 1: .number(JSONNumber(next() % 3))
        case 2: "a"
        case 3: true
        case 4: .array((0..<next() % 3).map { _ in value(levels: levels - 1) })
        default: .object(JSONObject(["a", "b"].map { (key: $0, value: value(levels: levels - 1)) }))
        }
    }
}
