import JSONCoding
import KakehashiRuntime
import MockEngine

extension HTTPResponse {
    /// A field whose name is a token.
    mutating func set(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else { return }
        headerFields[name] = value
    }

    mutating func mark(_ source: AnswerSource) { set("Kakehashi-Source", source.rawValue) }

    /// Bytes of a header that most servers and clients take.
    private static let limit = 8 << 10

    /// Lists what is wrong with a message in `Kakehashi-Violations`, cut where the header would be too long.
    mutating func noteViolations(_ findings: [TrafficCheck.Finding], of message: String) {
        var texts: [String] = []
        var length = 2
        for finding in findings {
            var object: JSONObject = ["of": .string(message)]
            object["in"] = .string(finding.violation.location)
            object["pointer"] = .string(finding.violation.pointer)
            object["code"] = .string(finding.violation.code)
            object["message"] = .string(finding.violation.message)
            let text = HeaderCoding.ascii(JSONValue.object(object).jsonText)
            length += text.utf8.count + 1
            if length > Self.limit { break }
            texts.append(text)
        }
        let name = "Kakehashi-Violations"
        let others = HTTPField.Name(name).flatMap { headerFields[$0] }?.dropFirst().dropLast()
        set(name, "[" + ((others.map { [String($0)] } ?? []) + texts).joined(separator: ",") + "]")
    }
}
