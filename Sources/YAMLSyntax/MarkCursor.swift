/// Turns libyaml's marks, which count characters, into byte offsets. Marks move forward but for short steps back, so a
/// cursor that walks with them never goes far.
struct MarkCursor {
    /// What libyaml reads.
    let text: UnsafeBufferPointer<UInt8>
    private let isASCII: Bool
    private let lead: Int
    private var character = 0
    private var offset: Int

    /// `lead` bytes, a byte order mark, are not counted by libyaml.
    init(source: UnsafeBufferPointer<UInt8>, isASCII: Bool, lead: Int) {
        text = source
        self.isASCII = isASCII
        self.lead = lead
        offset = lead
    }

    mutating func byteOffset(of target: Int) -> UInt32 {
        if isASCII { return UInt32(min(target + lead, text.count)) }
        while character < target, offset < text.count {
            offset += Self.length(text[offset])
            character += 1
        }
        while character > target, offset > lead {
            offset -= 1
            while offset > lead, text[offset] & 0xC0 == 0x80 { offset -= 1 }
            character -= 1
        }
        return UInt32(min(offset, text.count))
    }

    private static func length(_ lead: UInt8) -> Int {
        if lead < 0x80 { return 1 }
        return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    }
}
