import KakehashiRuntime

/// Which media types a client takes (RFC 9110 section 12.5.1).
struct AcceptHeader: Sendable {
    private struct Range: Sendable {
        let type: MediaType
        let quality: Double

        /// `text/html` says more than `text/*`, and that more than `*/*`.
        var precision: Int { type.type == "*" ? 0 : type.subtype == "*" ? 1 : 2 }
    }

    struct Choice {
        let content: CompiledContent
        let type: MediaType?
        let reason: Decision.MediaTypeReason
    }

    /// Empty where everything is taken.
    private let ranges: [Range]

    init(_ text: String?) {
        ranges = (text ?? "").split(separator: ",").compactMap { item in
            guard let type = MediaType(item) else { return nil }
            let quality = type.parameters.first { $0.name == "q" }.map { Double($0.value) ?? 0 } ?? 1
            return Range(type: type, quality: min(max(quality, 0), 1))
        }
    }

    /// The documented content with the highest quality, of equal ones the first that is not XML; nil where none is
    /// taken. An error is sent in any case, for a refusal would hide it.
    func best(of contents: [CompiledContent], isError: Bool) -> Choice? {
        let ordered = contents.filter { !Self.isXML($0) } + contents.filter(Self.isXML)
        guard let first = ordered.first else { return nil }
        if ranges.isEmpty { return Choice(content: first, type: Self.concrete(first.type), reason: .first) }
        var best: (content: CompiledContent, range: Range)?
        for content in ordered {
            guard let range = range(for: content), range.quality > best?.range.quality ?? 0 else { continue }
            best = (content, range)
        }
        if let best {
            return Choice(content: best.content, type: Self.sent(best.content.type, best.range.type), reason: .accepted)
        }
        return isError ? Choice(content: first, type: Self.concrete(first.type), reason: .errorResponse) : nil
    }

    private static func isXML(_ content: CompiledContent) -> Bool {
        content.type.map { $0.subtype == "xml" || $0.subtype.hasSuffix("+xml") } ?? false
    }

    /// The most exact range that is about a content.
    private func range(for content: CompiledContent) -> Range? {
        guard let type = content.type else { return ranges.first { $0.precision == 0 } }
        var found: Range?
        for range in ranges where range.type.matches(type) || type.matches(range.type) {
            if range.precision > found?.precision ?? -1 { found = range }
        }
        return found
    }

    /// Of a documented and an accepted range, the one that is a type.
    private static func sent(_ documented: MediaType?, _ accepted: MediaType) -> MediaType? {
        guard let documented, documented.isRange else { return documented }
        return accepted.isRange ? concrete(documented) : MediaType(accepted.essence)
    }

    /// A type that a documented range covers.
    private static func concrete(_ type: MediaType?) -> MediaType? {
        guard let type, type.isRange else { return type }
        return switch type.type {
        case "*", "application": MediaType("application/json")
        case "text": MediaType("text/plain")
        case "image": MediaType("image/png")
        default: MediaType("application/octet-stream")
        }
    }
}

extension MediaType {
    var isRange: Bool { type == "*" || subtype == "*" }
}
