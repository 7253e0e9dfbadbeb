import JSONCoding

/// The scanner and the writer of JSON.
enum JSONEntry {
    static func run(_ bytes: [UInt8]) -> String? {
        guard let value = try? JSONValue(jsonText: bytes) else { return nil }
        let text = value.jsonText
        guard let again = try? JSONValue(jsonText: text) else { return "what was written cannot be read" }
        guard again == value else { return "what was read again is another value" }
        return again.jsonText == text ? nil : "the same value is written in two ways"
    }
}
