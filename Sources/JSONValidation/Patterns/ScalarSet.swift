/// A set of Unicode scalars: sorted ranges, and Unicode categories beside them.
package struct ScalarSet: Sendable, Hashable {
    /// In order, without overlaps.
    package private(set) var ranges: [ClosedRange<UInt32>]
    private var properties: [UnicodeProperty]
    private var isNegated: Bool
    /// The answers for ASCII, which nearly all texts ask for; one bit a scalar.
    private var lowASCII: UInt64 = 0
    private var highASCII: UInt64 = 0

    package init(_ ranges: [ClosedRange<UInt32>], properties: [UnicodeProperty] = [], isNegated: Bool = false) {
        self.ranges = Self.merged(ranges)
        self.properties = properties
        self.isNegated = isNegated
        for value in UInt32(0)..<64 where search(value) { lowASCII |= 1 << UInt64(value) }
        for value in UInt32(64)..<128 where search(value) { highASCII |= 1 << UInt64(value - 64) }
    }

    package init(_ scalars: String) {
        self.init(scalars.unicodeScalars.map { $0.value...$0.value })
    }

    package var negated: ScalarSet { ScalarSet(ranges, properties: properties, isNegated: !isNegated) }

    /// Everything that either of the two has; nil where one is a negated set of categories, which has no such form.
    package func union(_ other: ScalarSet) -> ScalarSet? {
        guard let left = withoutNegation, let right = other.withoutNegation else { return nil }
        return ScalarSet(left.ranges + right.ranges, properties: left.properties + right.properties)
    }

    private var withoutNegation: ScalarSet? {
        guard isNegated else { return self }
        if ranges.isEmpty, properties.count == 1 { return ScalarSet([], properties: [properties[0].negated]) }
        guard properties.isEmpty else { return nil }
        var gaps: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { gaps.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10_FFFF { gaps.append(next...0x10_FFFF) }
        return ScalarSet(gaps)
    }

    package func contains(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<64: lowASCII >> UInt64(scalar.value) & 1 == 1
        case 64..<128: highASCII >> UInt64(scalar.value - 64) & 1 == 1
        default: search(scalar.value)
        }
    }

    private func search(_ value: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < value { low = middle + 1 } else { high = middle }
        }
        var isMember = low < ranges.count && ranges[low].contains(value)
        if !isMember, !properties.isEmpty, let scalar = Unicode.Scalar(value) {
            isMember = properties.contains { $0.contains(scalar) }
        }
        return isMember != isNegated
    }

    private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound &+ 1 {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }
}

extension ScalarSet {
    /// `\d`: ASCII only, as ECMA-262 has it.
    package static let digits = ScalarSet([0x30...0x39])
    /// `\w`: ASCII only.
    package static let wordScalars = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
    /// `\s`: white space and line terminators of ECMA-262, section 12.2 and 12.3.
    package static let spaces = ScalarSet([
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
        0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ])
    /// What `.` does not match.
    package static let lineTerminators = ScalarSet("\n\r\u{2028}\u{2029}")
}
