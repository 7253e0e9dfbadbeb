import Foundation
import JSONCoding
import Testing

/// The same numbers in every run (a linear congruential generator with Knuth's constants).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 33)
    }
}

extension JSONValue {
    static func sample(using generator: inout SeededGenerator, depth: Int = 0) -> JSONValue {
        switch Int.random(in: 0..<(depth > 4 ? 5 : 7), using: &generator) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &generator))
        case 2: return .number(JSONNumber(Int64.random(in: .min ... .max, using: &generator)))
        case 3: return .number(JSONNumber(Double(bitPattern: generator.next())))
        case 4: return .string(text(using: &generator))
        case 5:
            return .array(
                (0..<Int.random(in: 0..<5, using: &generator)).map { _ in sample(using: &generator, depth: depth + 1) })
        default:
            var object = JSONObject()
            // Now and then enough members for the index by name.
            for _ in 0..<Int.random(in: 0..<(depth == 0 ? 30 : 5), using: &generator) {
                object[text(using: &generator)] = sample(using: &generator, depth: depth + 1)
            }
            return .object(object)
        }
    }

    private static func text(using generator: inout SeededGenerator) -> String {
        let scalars: [ClosedRange<UInt32>] = [0...0x1F, 0x20...0x7F, 0x80...0x7FF, 0x3040...0x30FF, 0x1F300...0x1F5FF]
        var text = ""
        for _ in 0..<Int.random(in: 0..<8, using: &generator) {
            let range = scalars.randomElement(using: &generator) ?? 0x20...0x7F
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}

struct JSONWriterTests {
    @Test(arguments: 0..<200)
    func `reading what was written gives the same value and the same text`(seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed))
        let value = JSONValue.sample(using: &generator)
        let text = value.jsonText
        let read = try JSONValue(jsonText: text)
        #expect(read == value)
        #expect(read.jsonText == text)
    }

    @Test(arguments: 0..<50)
    func `another JSON library reads the same`(seed: Int) throws {
        var generator = SeededGenerator(state: UInt64(seed) << 20)
        let value = JSONValue.array([.sample(using: &generator)])
        let theirs = try JSONDecoder().decode(JSONValue.self, from: Data(value.jsonText))
        let ours = try JSONValue(jsonText: try JSONEncoder().encode(value))
        #expect(theirs == value)
        #expect(ours == value)
    }

    @Test(
        arguments: [
            ("", #""""#), ("\"\\/", #""\"\\/""#), ("\u{8}\t\n\u{C}\r", #""\b\t\n\f\r""#),
            ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""), ("橋🌉", #""橋🌉""#), ("a\u{2028}b", "\"a\u{2028}b\""),
        ])
    func `strings are escaped where JSON asks for it`(text: String, json: String) throws {
        #expect(String(decoding: text.jsonText, as: UTF8.self) == json)
        #expect(try String(jsonText: json) == text)
    }

    @Test(
        arguments: [
            (#""\ud83c\udf09""#, "🌉"), (#""\uD83C""#, "\u{FFFD}"), (#""\uDF09x""#, "\u{FFFD}x"),
            (#""\ud83c\ud83c\udf09""#, "\u{FFFD}🌉"), (#""\ud83c\n""#, "\u{FFFD}\n"), (#""\/\u002F""#, "//"),
            (#""\u0000""#, "\u{0}"),
        ])
    func `escapes are undone, and half a surrogate pair becomes the replacement character`(
        json: String, text: String
    ) throws {
        #expect(try String(jsonText: json) == text)
    }

    @Test(
        arguments: [
            (0, "0"), (-0.0, "-0"), (1, "1"), (1.5, "1.5"), (1e16, "1e+16"), (1e-7, "1e-07"), (.infinity, "null"),
            (.nan, "null"), (123_456_789, "123456789"),
        ] as [(Double, String)])
    func `a double is written short, and what is no number as null`(value: Double, text: String) {
        #expect(String(decoding: value.jsonText, as: UTF8.self) == text)
    }

    @Test func `a float is written with its own digits`() throws {
        #expect(String(decoding: Float(0.1).jsonText, as: UTF8.self) == "0.1")
        #expect(try Float(jsonText: Float.greatestFiniteMagnitude.jsonText) == .greatestFiniteMagnitude)
    }

    @Test func `commas stand between values only`() throws {
        let value: JSONValue = [[], [[]], [:], ["a": [], "b": ["c": .null]], 1, "x"]
        #expect(value.description == #"[[],[[]],{},{"a":[],"b":{"c":null}},1,"x"]"#)
    }

    @Test func `maps are written sorted`() {
        let map = ["b": 1, "a": 2, "ä": 3, "B": 4]
        #expect(String(decoding: map.jsonText, as: UTF8.self) == #"{"B":4,"a":2,"b":1,"ä":3}"#)
    }
}
