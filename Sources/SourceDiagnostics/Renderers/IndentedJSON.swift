package import JSONCoding

/// JSON as people read it: two spaces a level, members in their order, a line break at the end.
package enum IndentedJSON {
    package static func text(_ value: JSONValue) -> String {
        var bytes: [UInt8] = []
        append(value, indent: 0, to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func append(_ value: JSONValue, indent: Int, to bytes: inout [UInt8]) {
        switch value {
        case .array(let elements) where !elements.isEmpty:
            appendList(elements, "[", "]", indent, &bytes) { append($0, indent: indent + 1, to: &$1) }
        case .object(let members) where !members.isEmpty:
            appendList(members, "{", "}", indent, &bytes) { member, bytes in
                appendScalar(.string(member.key), to: &bytes)
                bytes += ": ".utf8
                append(member.value, indent: indent + 1, to: &bytes)
            }
        default: appendScalar(value, to: &bytes)
        }
    }

    private static func appendList<List: Collection>(
        _ list: List, _ opening: Unicode.Scalar, _ closing: Unicode.Scalar, _ indent: Int, _ bytes: inout [UInt8],
        _ append: (List.Element, inout [UInt8]) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        var isFirst = true
        for element in list {
            if !isFirst { bytes.append(UInt8(ascii: ",")) }
            isFirst = false
            appendBreak(indent + 1, to: &bytes)
            append(element, &bytes)
        }
        appendBreak(indent, to: &bytes)
        bytes.append(UInt8(ascii: closing))
    }

    private static func appendBreak(_ indent: Int, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: 2 * indent)
    }

    private static func appendScalar(_ value: JSONValue, to bytes: inout [UInt8]) {
        var writer = JSONWriter()
        value.write(to: &writer)
        bytes += writer.bytes
    }
}
