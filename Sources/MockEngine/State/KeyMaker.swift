import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation

/// Makes keys that no item has yet: the same ones for the same seed, in the same order.
struct KeyMaker {
    private let service: CompiledService
    private let resource: StatefulResource

    init(_ service: CompiledService, _ resource: StatefulResource) {
        self.service = service
        self.resource = resource
    }

    /// - Parameter example: the key of an item in the contract.
    func key(like example: JSONValue?, in world: inout World) -> JSONValue {
        let stored = world.resources[resource.name] ?? StoredResource(seeds: [])
        guard let id = resource.shape.properties[resource.key] else { return .null }
        let schema = service.samples.document[ItemShape.target(id, service.samples.document)]
        if schema.type == .integer || schema.type == .number {
            return number(id, schema, example, stored, &world)
        }
        for _ in 0..<Self.attempts {
            let number = (world.resources[resource.name]?.made ?? 0) + 1
            world.resources[resource.name, default: stored].made = number
            var generator = SeededGenerator(
                seed: 0, mixing: (world.settings.seed.map { [$0] } ?? []) + [resource.name, String(number)])
            for text in texts(id, schema, example, number, &generator)
            where stored.positions(of: text).isEmpty && service.validators.accepts(.string(text), against: id) {
                return .string(text)
            }
        }
        return example ?? .null
    }

    private static let attempts = 64

    private func number(
        _ id: Schema.ID, _ schema: Schema, _ example: JSONValue?, _ stored: StoredResource, _ world: inout World
    ) -> JSONValue {
        var number = max(stored.highest, Int64(stored.made)) + 1
        if !service.validators.accepts(.number(JSONNumber(number)), against: id) {
            number = max(number, (example?.numberValue?.int64 ?? schema.minimum?.int64 ?? 0) + 1)
        }
        world.resources[resource.name, default: stored].made = Int(clamping: number)
        return .number(JSONNumber(number))
    }

    private func texts(
        _ id: Schema.ID, _ schema: Schema, _ example: JSONValue?, _ number: Int, _ generator: inout SeededGenerator
    ) -> [String] {
        let shown = example?.stringValue
        if schema.format == "uuid" || shown.map(Self.isUUID) == true { return [Self.uuid(&generator)] }
        var texts: [String] = []
        if let values = schema.enumValues { texts += values.compactMap(\.stringValue) }
        if let shown, let next = Self.counted(shown, number) { texts.append(next) }
        if let drawn = service.samples.sample(for: id, named: resource.key, using: &generator).stringValue {
            texts.append(drawn)
        }
        return texts + [Self.uuid(&generator), String(number)]
    }

    /// `order-20250901-0001` counted on by a number; nil for a text without digits.
    static func counted(_ text: String, _ number: Int) -> String? {
        let scalars = Array(text.unicodeScalars)
        guard let last = scalars.lastIndex(where: isDigit) else { return nil }
        var first = last
        while first > 0, isDigit(scalars[first - 1]), last - first < 17 { first -= 1 }
        var digits = ""
        digits.unicodeScalars.append(contentsOf: scalars[first...last])
        guard let value = Int(digits) else { return nil }
        let next = String(value.addingReportingOverflow(number).partialValue)
        var result = ""
        result.unicodeScalars.append(contentsOf: scalars[..<first])
        result += String(repeating: "0", count: max(0, digits.count - next.count)) + next
        result.unicodeScalars.append(contentsOf: scalars[(last + 1)...])
        return result
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isUUID(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12] && parts.allSatisfy { $0.allSatisfy(\.isHexDigit) }
    }

    /// RFC 9562, version 4.
    static func uuid(_ generator: inout SeededGenerator) -> String {
        let high = generator.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
        let low = generator.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
        let digits = hex(high) + hex(low)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(index) { text += "-" }
            text.append(digit)
        }
        return text
    }

    /// Of a version that is new.
    static func etag(_ world: inout World, _ resource: String, _ key: String) -> String {
        var generator = SeededGenerator(seed: world.nextChange(), mixing: [resource, key])
        return "\"" + hex(generator.next()) + "\""
    }

    static func hex(_ number: UInt64) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}
