extension Diagnostic {
    /// The same for the same fault after edits elsewhere: rule, pointer and message count, the place in the text does
    /// not. Sixteen hexadecimal digits (FNV-1a, 64 bits).
    package var fingerprint: String {
        var hash = FNVHash()
        hash.combine(rule.id)
        hash.combine(pointer ?? "")
        hash.combine(message.english)
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

/// FNV-1a with 64 bits, which gives the same value in every process, unlike the standard library's hasher.
package struct FNVHash: Sendable {
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    /// Adds a text and a separator, so that `ab`, `c` and `a`, `bc` differ.
    package mutating func combine(_ text: String) {
        for byte in text.utf8 { combine(byte) }
        combine(0)
    }

    private mutating func combine(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}
