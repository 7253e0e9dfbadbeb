import JSONCoding
import KakehashiRuntime

/// A multipart body (RFC 2046 section 5.1, RFC 7578): a part for each member of an object.
enum MultipartText {
    /// Always the same, so that the same answer has the same bytes.
    static let boundary = "kakehashi-part-7d1c0a5e"

    /// nil where the media type is another, or the value has no members.
    static func bytes(of value: JSONValue, as type: KakehashiRuntime.MediaType?) -> [UInt8]? {
        guard let type, type.type == "multipart", case .object(let members) = value else { return nil }
        var bytes: [UInt8] = []
        for (name, member) in members {
            for part in member.arrayValue ?? [member] { bytes += self.part(name, part, type) }
        }
        return bytes + Array("--\(boundary)--\r\n".utf8)
    }

    private static func part(_ name: String, _ value: JSONValue, _ type: KakehashiRuntime.MediaType) -> [UInt8] {
        let isText = value.stringValue != nil
        let disposition =
            type.subtype == "form-data"
            ? "Content-Disposition: form-data; name=\"\(quoted(name))\"\r\n" : ""
        let head = "--\(boundary)\r\n\(disposition)Content-Type: \(isText ? "text/plain" : "application/json")\r\n\r\n"
        return Array(head.utf8) + (value.stringValue.map { Array($0.utf8) } ?? value.jsonText) + Array("\r\n".utf8)
    }

    /// WHATWG HTML, section 4.10.21.8: what would end the name.
    private static func quoted(_ name: String) -> String {
        name.replacing("\"", with: "%22").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }
}
