/// Turns the inside of a scanned string into its text.
package enum JSONUnescaping {
    /// `raw` is what stands between the quotation marks, already checked by the scanner. A surrogate without its
    /// partner becomes U+FFFD, for Swift strings cannot hold one.
    package static func text(of raw: UnsafeBufferPointer<UInt8>) -> String {
        String(decoding: bytes(of: raw), as: UTF8.self)
    }

    package static func bytes(of raw: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(raw.count)
        var index = 0
        while index < raw.count {
            guard raw[index] == UInt8(ascii: "\\") else {
                result.append(raw[index])
                index += 1
                continue
            }
            let code = raw[index + 1]
            index += 2
            if code == UInt8(ascii: "u") {
                appendScalar(raw, &index, to: &result)
            } else {
                result.append(simple(code))
            }
        }
        return result
    }

    private static func simple(_ code: UInt8) -> UInt8 {
        switch code {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: code
        }
    }

    private static func appendScalar(_ raw: UnsafeBufferPointer<UInt8>, _ index: inout Int, to result: inout [UInt8]) {
        var value = hex(raw, at: index)
        index += 4
        if value & 0xFC00 == 0xD800, index + 6 <= raw.count, raw[index] == UInt8(ascii: "\\"),
            raw[index + 1] == UInt8(ascii: "u")
        {
            let low = hex(raw, at: index + 2)
            if low & 0xFC00 == 0xDC00 {
                value = 0x10000 + (value & 0x3FF) << 10 + (low & 0x3FF)
                index += 6
            }
        }
        let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
        result.append(contentsOf: UTF8.encode(scalar).unsafelyUnwrapped)
    }

    private static func hex(_ raw: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt32 {
        var value: UInt32 = 0
        for offset in 0..<4 { value = value << 4 | UInt32(hexValue(raw[index + offset]) ?? 0) }
        return value
    }

    package static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
