/// A text as libyaml understands it, byte for byte as long as the text that was written.
///
/// libyaml reads YAML 1.1. Where it refuses what 1.2 allows, the characters that stop it are replaced and it is asked
/// again; ranges and texts are taken from what was written all the same. Only texts that would be refused come here.
struct YAMLRepair {
    private(set) var bytes: [UInt8]
    private var anchors: [[UInt8]: Int] = [:]
    private var attempts: Int

    private static let attemptLimit = 64
    /// Bytes that may be read again in all.
    private static let volumeLimit = 64 << 20

    init(_ source: UnsafeBufferPointer<UInt8>) {
        bytes = Array(source)
        attempts = min(Self.attemptLimit, max(1, Self.volumeLimit / max(1, source.count)))
    }

    /// Whether there is something to replace that could help. `place` is where libyaml stopped.
    mutating func mend(_ problem: String, at place: Int) -> Bool {
        attempts -= 1
        guard attempts >= 0, place < bytes.count else { return false }
        switch problem {
        case "found character that cannot start any token", "found a tab character that violates indentation":
            return mendTab(place)
        case "found unknown directive name", "found incompatible YAML document",
            "found unexpected non-alphabetical character", "could not find expected directive name":
            return mendDirective(place)
        case "did not find expected alphabetic or numeric character": return mendAnchor(place)
        case "did not find expected node content": return mendIndicator(UInt8(ascii: ":"), place)
        case Self.questionMark: return mendIndicator(UInt8(ascii: "?"), place)
        case Self.anchorName: return mendAnchor(place)
        default: return false
        }
    }

    /// A plain scalar of a flow collection begins with a question mark, which libyaml takes for the indicator of a key.
    static let questionMark = "question mark"
    /// libyaml ends the name of an anchor too early.
    static let anchorName = "anchor name"

    /// A tab that separates is as good as a space (section 6.2); the grammar finds those that indent.
    private mutating func mendTab(_ place: Int) -> Bool {
        var tab = place
        while tab < bytes.count, bytes[tab] == 0x20 { tab += 1 }
        guard tab < bytes.count, bytes[tab] == 0x09 else { return false }
        while tab < bytes.count, bytes[tab] == 0x09 {
            bytes[tab] = 0x20
            tab += 1
        }
        return true
    }

    /// Directives that are reserved, and versions to come, are passed over (section 6.8).
    private mutating func mendDirective(_ place: Int) -> Bool {
        var line = min(place, bytes.count - 1)
        if bytes[line] == UInt8(ascii: "\n"), line > 0 { line -= 1 }
        while line > 0, bytes[line - 1] != UInt8(ascii: "\n") { line -= 1 }
        guard bytes[line] == UInt8(ascii: "%") else { return false }
        bytes[line] = UInt8(ascii: "#")
        return true
    }

    /// An anchor's name may have all characters but spaces and brackets (section 6.9.2).
    private mutating func mendAnchor(_ place: Int) -> Bool {
        var sign = place
        while sign > 0, !isSign(sign), !Self.endsName(bytes[sign]) || sign == place { sign -= 1 }
        guard isSign(sign) else { return false }
        var end = sign + 1
        while end < bytes.count, !Self.endsName(bytes[end]) { end += 1 }
        let name = Array(bytes[sign + 1..<end])
        guard !name.isEmpty else { return false }
        let number = anchors[name] ?? anchors.count
        anchors[name] = number
        var digits = Array(String(number, radix: 36).utf8)
        guard digits.count <= name.count else { return false }
        digits = [UInt8](repeating: UInt8(ascii: "_"), count: name.count - digits.count) + digits
        guard digits != name else { return false }
        bytes.replaceSubrange(sign + 1..<end, with: digits)
        return true
    }

    private func isSign(_ place: Int) -> Bool { bytes[place] == UInt8(ascii: "&") || bytes[place] == UInt8(ascii: "*") }

    /// A plain scalar may begin with an indicator that a character follows at once (section 7.3.3).
    private mutating func mendIndicator(_ indicator: UInt8, _ place: Int) -> Bool {
        guard bytes[place] == indicator, place + 1 < bytes.count, !Self.endsName(bytes[place + 1]) else { return false }
        bytes[place] = UInt8(ascii: "x")
        return true
    }

    static func endsName(_ byte: UInt8) -> Bool { byte <= 0x20 || "[]{},".utf8.contains(byte) }
}
