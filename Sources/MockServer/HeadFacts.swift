import NIOHTTP1

/// What the gate looks at in a head, found in one walk over its fields.
struct HeadFacts {
    private(set) var hosts = 0
    /// `Transfer-Encoding`, a line each.
    private(set) var codings: [String] = []
    /// nil without `Content-Length`.
    private(set) var length: String?
    private(set) var expectsContinue = false
    private(set) var asksForUpgrade = false
    /// The name of a field that is no UTF-8; the parser puts U+FFFD in the place of what is none.
    private(set) var malformed: String?

    init(_ headers: HTTPHeaders) {
        for (name, value) in headers {
            switch name.utf8.count {
            case 4 where Self.isSame(name, "host"): hosts += 1
            case 6 where Self.isSame(name, "expect"): expectsContinue = Self.isSame(value, "100-continue")
            case 7 where Self.isSame(name, "upgrade"): asksForUpgrade = true
            case 14 where Self.isSame(name, "content-length"): length = value
            case 17 where Self.isSame(name, "transfer-encoding"): codings.append(value)
            default: break
            }
            if value.utf8.contains(0xEF), value.unicodeScalars.contains("\u{FFFD}") { malformed = name }
        }
    }

    /// - Parameter lowercased: ASCII.
    private static func isSame(_ text: String, _ lowercased: String) -> Bool {
        text.utf8.elementsEqual(lowercased.utf8) { byte, expected in
            byte == expected || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte && byte | 0x20 == expected
        }
    }
}
