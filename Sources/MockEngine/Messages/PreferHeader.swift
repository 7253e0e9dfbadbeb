import KakehashiRuntime

/// What a client wishes for (RFC 7240): `Prefer: code=404` and `Prefer: example=empty`.
struct PreferHeader: Sendable {
    /// The status to be answered.
    private(set) var code: Int?
    /// The named example to be sent.
    private(set) var example: String?

    init(_ text: String?) {
        guard let text else { return }
        for item in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
            let parts = item.split(separator: "=", maxSplits: 1).map(Self.plain)
            guard parts.count == 2 else { continue }
            switch parts[0].lowercased() {
            case "code": code = code ?? Int(parts[1]).flatMap { (200...599).contains($0) ? $0 : nil }
            case "example": example = example ?? parts[1]
            default: break
            }
        }
    }

    private static func plain(_ text: Substring) -> String {
        let text = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        return text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()) : text
    }
}
