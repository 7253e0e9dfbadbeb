/// The line between parts. It must stand in none of them: a sender who could guess it might make parts of its own.
enum MultipartBoundary {
    /// 128 random bits; where the parts are in memory, also none that stands in them.
    static func text(for parts: [MultipartPart], using generator: inout some RandomNumberGenerator) -> String {
        while true {
            let text = "kakehashi-" + hex(generator.next()) + hex(generator.next())
            let line = Array("\r\n--\(text)".utf8)
            if !parts.contains(where: { contains(line, $0.body.bytes ?? []) }) { return text }
        }
    }

    private static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func contains(_ line: [UInt8], _ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while let start = rest.firstIndex(of: UInt8(ascii: "\r")) {
            rest = rest[start...]
            if rest.starts(with: line) { return true }
            rest = rest.dropFirst()
        }
        return rest.starts(with: line.dropFirst(2))
    }
}
