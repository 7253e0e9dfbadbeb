/// Which media types a client takes, and how gladly (RFC 9110 section 12.5.1).
public struct AcceptHeader: Sendable, Hashable {
    private struct Range: Sendable, Hashable {
        let type: MediaType
        let quality: Double

        /// `text/html;level=1` says more than `text/html`, that more than `text/*`, and that more than `*/*`.
        var precision: Int {
            if type.type == "*" { return 0 }
            return type.subtype == "*" ? 1 : 2 + type.parameters.count
        }

        /// All parameters of a range must be in the type; `charset` says only how it is written.
        func covers(_ other: MediaType) -> Bool {
            guard type.matches(other) else { return false }
            return type.parameters.allSatisfy { $0.name == "charset" || other.parameters.contains($0) }
        }
    }

    /// Empty where everything is taken.
    private let ranges: [Range]
    /// As it was written.
    public let text: String?

    /// nil and a text without any media type take everything.
    public init(_ text: String?) {
        self.text = text
        ranges = MediaType.parts(of: text ?? "", separator: ",").compactMap { item in
            MediaType(item).map { Self.range($0) }
        }
    }

    private static func range(_ type: MediaType) -> Range {
        guard let q = type.parameters.firstIndex(where: { $0.name == "q" }) else {
            return Range(type: type, quality: 1)
        }
        let quality = Double(type.parameters[q].value) ?? 0
        return Range(
            type: type.keeping(type.parameters[..<q]), quality: quality.isFinite ? min(max(quality, 0), 1) : 0)
    }

    /// Whether everything is taken, because nothing is said.
    public var isEmpty: Bool { ranges.isEmpty }

    /// From 0, not taken, to 1. The range that says most about the type counts; a documented range has the quality of
    /// the best type in it.
    public func quality(of type: MediaType) -> Double { best(type)?.quality ?? (ranges.isEmpty ? 1 : 0) }

    private func best(_ type: MediaType) -> Range? {
        if type.isRange {
            let within = ranges.filter { type.matches($0.type) || $0.type.matches(type) }
            return within.max { $0.quality < $1.quality }
        }
        var found: Range?
        for range in ranges where range.covers(type) && range.precision > found?.precision ?? -1 { found = range }
        return found
    }

    /// The position of the type with the highest quality, of equal ones the first; nil where none is taken.
    public func best(of types: [MediaType]) -> Int? {
        var best: (position: Int, quality: Double)?
        for (position, type) in types.enumerated() {
            let quality = quality(of: type)
            if quality > best?.quality ?? 0 { best = (position, quality) }
        }
        return best?.position
    }

    /// As `best(of:)`, of names as a contract has them; what is no media type is never chosen.
    public func best(of names: [String]) -> Int? {
        let types = names.enumerated().compactMap { position, name in MediaType(name).map { (position, $0) } }
        return best(of: types.map(\.1)).map { types[$0].0 }
    }

    /// The type that is sent where a range is documented: the one that the client asks for, if it asks for one.
    package func concrete(_ documented: MediaType) -> MediaType? {
        guard documented.isRange else { return documented }
        guard let range = best(documented), !range.type.isRange, range.quality > 0 else { return nil }
        return range.type
    }
}

extension MediaType {
    /// The type that an `Accept` means, without what it says of its quality.
    var withoutQuality: MediaType { keeping(parameters.prefix { $0.name != "q" }) }

    fileprivate func keeping(_ kept: ArraySlice<Parameter>) -> MediaType {
        MediaType(type: type, subtype: subtype, parameters: Array(kept))
    }
}

extension AcceptHeader: ExpressibleByStringLiteral {
    public init(stringLiteral value: String) { self.init(value) }
}
