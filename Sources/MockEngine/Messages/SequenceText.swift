import JSONCoding
import KakehashiRuntime

/// How values stand one after the other in a body. A list is its elements; anything else is the only one.
enum SequenceText {
    /// nil for a media type of one value.
    static func bytes(of value: JSONValue, as type: KakehashiRuntime.MediaType?) -> [UInt8]? {
        guard let type, type.isEventStream || type.isJSONStream else { return nil }
        return (value.arrayValue ?? [value]).flatMap { type.isEventStream ? event($0) : element($0, type) }
    }

    /// WHATWG HTML, section 9.2.5: JSON has no line ends of its own.
    private static func event(_ value: JSONValue) -> [UInt8] {
        Array("data: ".utf8) + value.jsonText + Array("\n\n".utf8)
    }

    /// JSON lines, or RFC 7464 section 2.2.
    private static func element(_ value: JSONValue, _ type: KakehashiRuntime.MediaType) -> [UInt8] {
        (type.subtype.hasSuffix("json-seq") ? [0x1E] : []) + value.jsonText + [UInt8(ascii: "\n")]
    }
}
