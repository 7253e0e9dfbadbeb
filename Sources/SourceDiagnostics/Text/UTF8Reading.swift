/// Reading UTF-8 that may be broken.
package enum UTF8Reading {
    /// The scalar at a position and its length in bytes; nil and 1 where there is no well-formed sequence.
    package static func scalar(in bytes: ArraySlice<UInt8>, at position: Int) -> (Unicode.Scalar?, Int) {
        let lead = bytes[position]
        if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, position + length <= bytes.endIndex else { return (nil, 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for next in bytes[position + 1..<position + length] {
            guard next & 0xC0 == 0x80 else { return (nil, 1) }
            value = value << 6 | UInt32(next & 0x3F)
        }
        let shortest: UInt32 = length == 4 ? 0x10000 : length == 3 ? 0x800 : 0x80
        guard value >= shortest, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
        return (scalar, length)
    }

    /// Where the text stops being UTF-8, nil if it is all well-formed; and whether it is all ASCII.
    package static func check(_ bytes: [UInt8]) -> (fault: Int?, isASCII: Bool) {
        bytes.withUnsafeBufferPointer { buffer in
            var position = 0
            var isASCII = true
            while position < buffer.count {
                if buffer[position] < 0x80 {
                    position += 1
                    continue
                }
                isASCII = false
                let (scalar, length) = Self.scalar(in: bytes[...], at: position)
                if scalar == nil { return (position, false) }
                position += length
            }
            return (nil, isASCII)
        }
    }
}
