/// SHA-256 (FIPS 180-4). The tool that build plugins run would otherwise need a library of cryptography, which takes
/// longer to compile than all else of it.
package enum SHA256Digest {
    /// 64 hexadecimal digits.
    package static func hex(of bytes: [UInt8]) -> String {
        var state: State = initial
        let rest = bytes.withUnsafeBufferPointer { buffer -> Int in
            var offset = 0
            while offset + 64 <= buffer.count {
                state.add(UnsafeBufferPointer(rebasing: buffer[offset..<offset + 64]))
                offset += 64
            }
            return offset
        }
        padding(of: bytes, from: rest).withUnsafeBufferPointer { buffer in
            for offset in stride(from: 0, to: buffer.count, by: 64) {
                state.add(UnsafeBufferPointer(rebasing: buffer[offset..<offset + 64]))
            }
        }
        return state.words.map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 8 - digits.utf8.count) + digits
        }.joined()
    }

    /// What is left of the text, a bit that is set, zeros, and the length in bits.
    private static func padding(of bytes: [UInt8], from rest: Int) -> [UInt8] {
        var last = Array(bytes[rest...]) + [0x80]
        while last.count % 64 != 56 { last.append(0) }
        let length = UInt64(bytes.count) << 3
        return last + stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: length >> UInt64($0)) }
    }

    private struct State {
        var words: [UInt32]

        /// One block of 64 bytes.
        mutating func add(_ block: UnsafeBufferPointer<UInt8>) {
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
                for index in 0..<16 {
                    let bytes = block[index * 4..<index * 4 + 4]
                    schedule[index] = bytes.reduce(0) { $0 << 8 | UInt32($1) }
                }
                for index in 16..<64 {
                    let early = schedule[index - 15]
                    let late = schedule[index - 2]
                    let first = early.turned(7) ^ early.turned(18) ^ early >> 3
                    let second = late.turned(17) ^ late.turned(19) ^ late >> 10
                    schedule[index] = schedule[index - 16] &+ first &+ schedule[index - 7] &+ second
                }
                mix(UnsafeBufferPointer(schedule))
            }
        }

        private mutating func mix(_ schedule: UnsafeBufferPointer<UInt32>) {
            var (a, b, c, d) = (words[0], words[1], words[2], words[3])
            var (e, f, g, h) = (words[4], words[5], words[6], words[7])
            for index in 0..<64 {
                let chosen = e & f ^ ~e & g
                let first = h &+ (e.turned(6) ^ e.turned(11) ^ e.turned(25)) &+ chosen &+ constants[index]
                let majority = a & b ^ a & c ^ b & c
                let second = (a.turned(2) ^ a.turned(13) ^ a.turned(22)) &+ majority
                let sum = first &+ schedule[index]
                (h, g, f, e) = (g, f, e, d &+ sum)
                (d, c, b, a) = (c, b, a, sum &+ second)
            }
            for (index, word) in [a, b, c, d, e, f, g, h].enumerated() { words[index] &+= word }
        }
    }

    private static let initial = State(words: [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ])

    private static let constants: [UInt32] = [
        0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4, 0xAB1C_5ED5,
        0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE, 0x9BDC_06A7, 0xC19B_F174,
        0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F, 0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA,
        0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7, 0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967,
        0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC, 0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85,
        0xA2BF_E8A1, 0xA81A_664B, 0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070,
        0x19A4_C116, 0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
        0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7, 0xC671_78F2,
    ]
}

extension UInt32 {
    /// Turned to the right by a number of bits.
    fileprivate func turned(_ bits: UInt32) -> UInt32 { self &>> bits | self &<< (32 - bits) }
}
