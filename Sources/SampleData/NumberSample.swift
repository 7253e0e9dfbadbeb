import JSONCoding
import OpenAPIModel

/// Numbers within bounds, the plainest first.
struct NumberSample {
    private let merged: MergedSchema

    init(_ merged: MergedSchema) { self.merged = merged }

    /// The first number that fits, or the first at all.
    func value(_ variant: Int, fits: (JSONValue) -> Bool) -> JSONValue? {
        let candidates = self.candidates(variant).map(JSONValue.number)
        return candidates.first(where: fits) ?? candidates.first
    }

    /// A number drawn from all that the bounds leave; nil where none of a few draws fits.
    func value(using generator: inout SeededGenerator, fits: (JSONValue) -> Bool) -> JSONValue? {
        for _ in 0..<4 {
            guard let number = drawn(&generator) else { return nil }
            let value = JSONValue.number(number)
            if fits(value) { return value }
        }
        return nil
    }

    private func drawn(_ generator: inout SeededGenerator) -> JSONNumber? {
        // Most numbers count something, so they begin at zero where nothing else is said.
        let low = merged.minimum?.double ?? merged.maximum.map { $0.double >= 0 ? 0 : $0.double - 1000 } ?? 0
        let high = merged.maximum?.double ?? max(1000, low + 1000)
        if let step = merged.multipleOf { return drawnMultiple(of: step, low, high, &generator) }
        if merged.likelyType == .integer {
            let inner = low.rounded(.up) + (merged.exclusiveMinimum && low == low.rounded() ? 1 : 0)
            let outer = high.rounded(.down) - (merged.exclusiveMaximum && high == high.rounded() ? 1 : 0)
            guard let first = Int(exactly: inner), let last = Int(exactly: outer), first <= last else { return nil }
            return JSONNumber(generator.number(in: first...last))
        }
        guard low <= high else { return nil }
        let value = low + (high - low) * generator.fraction()
        // As many digits as a person would write.
        let scale: Double = high - low > 10 ? 100 : 1_000_000
        let rounded = (value * scale).rounded() / scale
        return JSONNumber(rounded.isFinite && low...high ~= rounded ? rounded : value)
    }

    private func drawnMultiple(
        of step: JSONNumber, _ low: Double, _ high: Double, _ generator: inout SeededGenerator
    ) -> JSONNumber? {
        let decimal = step.decimal
        guard let digits = Int64(decimal.digits), decimal.exponent.magnitude < 30, step.double > 0,
            let first = Int(exactly: (low / step.double).rounded(.up)),
            let last = Int(exactly: (high / step.double).rounded(.down)), first <= last
        else { return nil }
        let (product, overflow) = digits.multipliedReportingOverflow(by: Int64(generator.number(in: first...last)))
        return overflow ? nil : Self.number(product, exponent: decimal.exponent)
    }

    private func candidates(_ variant: Int) -> [JSONNumber] {
        var result: [JSONNumber] = []
        if let step = merged.multipleOf { result += multiples(of: step, variant) }
        result += [JSONNumber(1 + variant), JSONNumber(Double(variant) + 1.5)]
        if let minimum = merged.minimum {
            result += above(minimum, variant)
        }
        if let maximum = merged.maximum {
            let whole = Int64(exactly: maximum.double.rounded(.down))
            result += [whole.map { JSONNumber($0 &- Int64(variant)) }, whole.map { JSONNumber($0 &- 1) }].compactMap {
                $0
            }
            result.append(maximum)
        }
        if let minimum = merged.minimum, let maximum = merged.maximum {
            let part = Double(variant % 7 + 1) / 8
            result.append(JSONNumber(minimum.double + (maximum.double - minimum.double) * part))
        }
        result.append(JSONNumber(0))
        return result
    }

    private func above(_ minimum: JSONNumber, _ variant: Int) -> [JSONNumber] {
        guard let whole = Int64(exactly: minimum.double.rounded(.up)) else { return [minimum] }
        return [JSONNumber(whole &+ Int64(variant)), minimum, JSONNumber(whole &+ 1 &+ Int64(variant))]
    }

    /// Multiples in decimal digits, so that 0.1 stays 0.1.
    private func multiples(of step: JSONNumber, _ variant: Int) -> [JSONNumber] {
        let decimal = step.decimal
        guard let digits = Int64(decimal.digits), decimal.exponent.magnitude < 30, step.double > 0 else { return [] }
        var firsts: [Double] = [1]
        if let minimum = merged.minimum { firsts.append((minimum.double / step.double).rounded(.up)) }
        if let maximum = merged.maximum {
            firsts.append((maximum.double / step.double).rounded(.down) - 2 - Double(variant))
        }
        return firsts.flatMap { first -> [JSONNumber] in
            guard let factor = Int64(exactly: first), factor.magnitude < 1 << 53 else { return [] }
            return (0..<3).compactMap { offset in
                let (product, overflow) = digits.multipliedReportingOverflow(by: factor + Int64(variant + offset))
                return overflow ? nil : Self.number(product, exponent: decimal.exponent)
            }
        }
    }

    private static func number(_ digits: Int64, exponent: Int) -> JSONNumber? {
        let sign = digits < 0 ? "-" : ""
        var text = String(digits.magnitude)
        if exponent >= 0 {
            text += digits == 0 ? "" : String(repeating: "0", count: exponent)
        } else {
            let places = -exponent
            text = String(repeating: "0", count: max(0, places + 1 - text.count)) + text
            var fraction = String(text.suffix(places))
            while fraction.hasSuffix("0") { fraction.removeLast() }
            text = text.dropLast(places) + (fraction.isEmpty ? "" : "." + fraction)
        }
        return JSONNumber(text: sign + text)
    }
}
