import JSONCoding

/// A reference as it is written: a path or URL, and a JSON pointer behind `#`.
struct ReferenceText {
    /// What stands before `#`, as written.
    let place: Substring
    /// The place without escapes; empty for the same file.
    let path: String
    let pointer: [String]

    /// nil where an escape or the pointer is broken.
    init?(_ text: String) {
        let mark = text.utf8.firstIndex(of: UInt8(ascii: "#"))
        place = text[..<(mark ?? text.endIndex)]
        guard let path = Self.decode(place),
            let fragment = mark.map({ Self.decode(text[text.utf8.index(after: $0)...]) }) ?? "",
            let pointer = JSONPointer.steps(of: fragment)
        else { return nil }
        self.path = path
        self.pointer = pointer
    }

    /// The reference to a place in the same file.
    static func local(_ pointer: String) -> String { "#" + encode(pointer) }

    /// Whether it has a scheme or begins with a host.
    var isRemote: Bool {
        if place.utf8.starts(with: "//".utf8) { return true }
        let scheme = place.utf8.prefix { byte in
            Self.isAlphanumeric(byte) || "+-.".utf8.contains(byte)
        }
        return !scheme.isEmpty && place.utf8.dropFirst(scheme.count).first == UInt8(ascii: ":")
    }

    /// The path of a file as a reference from another one in the folder has it.
    static func relativePath(from folder: String, to file: String) -> String {
        let base = folder.split(separator: "/")
        let target = file.split(separator: "/")
        let shared = zip(base, target.dropLast()).prefix { $0 == $1 }.count
        let up = Array(repeating: Substring(".."), count: base.count - shared)
        return encode((up + target.dropFirst(shared)).joined(separator: "/"))
    }

    /// RFC 3986, section 3.5: what may stand in a fragment as it is.
    private static func encode(_ text: String) -> String {
        let allowed = "-._~!$&'()*+,;=:@/?"
        var result = ""
        for byte in text.utf8 {
            if isAlphanumeric(byte) || allowed.utf8.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                result += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
            }
        }
        return result
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    private static func decode(_ text: Substring) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return String(text) }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, digits.first != UInt8(ascii: "+"), digits.first != UInt8(ascii: "-"),
                let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
