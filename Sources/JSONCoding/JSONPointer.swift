/// The text form of JSON pointers (RFC 6901).
public enum JSONPointer {
    /// One step, with `~` and `/` escaped.
    public static func escape(_ step: some StringProtocol) -> String {
        guard step.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
            return String(step)
        }
        var result = ""
        for character in step.unicodeScalars {
            switch character {
            case "~": result += "~0"
            case "/": result += "~1"
            default: result.unicodeScalars.append(character)
            }
        }
        return result
    }

    /// The steps of a pointer, unescaped; nil if it neither is empty nor begins with `/`.
    public static func steps(of pointer: String) -> [String]? {
        if pointer.isEmpty { return [] }
        guard pointer.utf8.first == UInt8(ascii: "/") else { return nil }
        // By scalars: a slash with a combining mark behind it is a slash still.
        return pointer.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
            .map { unescape(Substring($0)) }
    }

    private static func unescape(_ step: Substring) -> String {
        guard step.utf8.contains(UInt8(ascii: "~")) else { return String(step) }
        var result = ""
        var scalars = step.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "~", let code = scalars.next() else {
                result.unicodeScalars.append(scalar)
                continue
            }
            switch code {
            case "0": result += "~"
            case "1": result += "/"
            default:
                result += "~"
                result.unicodeScalars.append(code)
            }
        }
        return result
    }
}
