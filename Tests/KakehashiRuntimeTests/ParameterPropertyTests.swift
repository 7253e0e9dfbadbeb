import KakehashiRuntime
import Testing

/// Encode then decode is identity for every style and every value that it can express.
struct ParameterPropertyTests {
    /// The same values in every run.
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var word = state
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
    }

    private static let pieces = [
        "", "a", "Z", "0", "-1.5", "true", "null", ",", "=", "&", "%", "%2C", "%zz", "+", " ", "/", "?", "#", ";", ".",
        "..",
        "[", "]", "[]", "|", "\"", "\\", "{", "'", ":", "@", "日本", "橋", "🌉", "👩‍👧", "é", "e\u{301}", "\u{FFFD}", "~", "_",
    ]

    private static func text(_ generator: inout Generator) -> String {
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? "" }
            .joined()
    }

    private static func value(_ shape: JSONShape, _ generator: inout Generator) -> JSONValue {
        let count = Int.random(in: 0...4, using: &generator)
        switch shape {
        case .scalar: return .string(text(&generator))
        case .array: return .array((0..<count).map { _ in .string(text(&generator)) })
        case .object:
            return .object(
                JSONObject((0..<count).map { ("k\($0)" + text(&generator), .string(text(&generator))) }))
        }
    }

    /// Whether the value has a text of its own in the style: all but what `ParameterCoding` lists.
    private static func isExpressible(_ value: JSONValue, _ wire: ParameterWire) -> Bool {
        if wire.coding.isJSON { return true }
        let isPairs = wire.location == .query || wire.location == .cookie
        let isExploded = wire.coding.explode || wire.coding.style == .deepObject
        switch value {
        case .array(let elements):
            if isPairs && isExploded { return !elements.isEmpty }
            return elements != [""]
        case .object(let members): return !(isPairs && isExploded && members.isEmpty)
        // The blanks around a header's value are not part of it (RFC 9110 section 5.5).
        case .string(let text): return wire.location != .header || (text.first != " " && text.last != " ")
        default: return true
        }
    }

    @Test(arguments: ParameterWire.all, [JSONShape.scalar, .array, .object(keys: nil)])
    func `encode then decode is identity`(wire: ParameterWire, shape: JSONShape) throws {
        var generator = Generator(state: 4)
        var identical = 0
        for _ in 0..<200 {
            let value = Self.value(shape, &generator)
            guard Self.isExpressible(value, wire), let text = try? wire.write(value) else { continue }
            identical += 1
            var keys: JSONShape = shape
            if case .object(let members) = value { keys = .object(keys: members.keys) }
            #expect(try wire.read(text, keys) == value, "\(text)")
        }
        // Most values can be expressed in every style.
        #expect(identical > 40)
    }

    @Test(arguments: ParameterWire.all)
    func `what is written fits its place`(wire: ParameterWire) throws {
        var generator = Generator(state: 5)
        for shape in [JSONShape.scalar, .array, .object(keys: nil)] {
            for _ in 0..<100 {
                guard let text = try? wire.write(Self.value(shape, &generator)) else { continue }
                switch wire.location {
                case .path: #expect(!text.utf8.contains { "/?# \"<>".utf8.contains($0) })
                case .query: #expect(!text.utf8.contains { " #\"<>[]|+".utf8.contains($0) || $0 > 0x7E })
                case .cookie: #expect(!text.replacing("; ", with: "").utf8.contains { " ;\"\\".utf8.contains($0) })
                case .header: #expect(!text.utf8.contains { $0 < 0x20 })
                }
            }
        }
    }

    @Test(arguments: ParameterWire.all)
    func `no text ends the process`(wire: ParameterWire) {
        var generator = Generator(state: 6)
        for shape in [JSONShape.scalar, .array, .object(keys: nil), .object(keys: ["a"])] {
            for _ in 0..<100 {
                let text = ["", "color=", ";color=", ".", "color["].randomElement(using: &generator) ?? ""
                let rest = (0..<8).map { _ in Self.pieces.randomElement(using: &generator) ?? "" }.joined()
                _ = try? wire.read(text + rest, shape)
            }
        }
    }
}
