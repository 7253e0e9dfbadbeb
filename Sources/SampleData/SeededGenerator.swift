/// The one source of chance: the same seed gives the same numbers on every machine and with every version of Swift.
///
/// The standard library's `random(in:using:)` may change how it uses a generator, so whole numbers below a bound are
/// made here.
package struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    package init(seed: UInt64) { state = seed }

    /// For what depends on more than a seed, as on a request: its texts count too, one by one.
    package init(seed: UInt64, mixing texts: [String]) {
        // FNV-1a, with a byte between the texts that UTF-8 does not have.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ seed
        for text in texts {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        state = hash
    }

    /// SplitMix64.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// 0 where the bound is not positive.
    package mutating func number(below bound: Int) -> Int {
        bound <= 0 ? 0 : Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    package mutating func number(in range: ClosedRange<Int>) -> Int {
        let (width, overflow) = range.upperBound.subtractingReportingOverflow(range.lowerBound)
        // Wider ranges than half of all numbers are as good as half of them.
        return range.lowerBound &+ number(below: overflow || width == .max ? .max : width + 1)
    }

    mutating func element<Elements: RandomAccessCollection>(of elements: Elements) -> Elements.Element? {
        guard !elements.isEmpty else { return nil }
        return elements[elements.index(elements.startIndex, offsetBy: number(below: elements.count))]
    }

    /// 0 to just below 1.
    package mutating func fraction() -> Double { Double(next() >> 11) / Double(1 << 53) }

    mutating func digits(_ count: Int) -> String { characters(count, of: "0123456789") }

    mutating func characters(_ count: Int, of alphabet: String) -> String {
        let alphabet = Array(alphabet.utf8)
        return String(decoding: (0..<count).map { _ in alphabet[number(below: alphabet.count)] }, as: UTF8.self)
    }
}
