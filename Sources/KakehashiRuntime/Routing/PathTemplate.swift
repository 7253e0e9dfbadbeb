/// A path template cut into segments, and each segment into literals and names.
package struct PathTemplate: Hashable, Sendable {
    package enum Piece: Hashable, Sendable {
        case literal(String)
        case parameter(String)
    }

    package typealias Segment = [Piece]

    package let segments: [Segment]

    /// A `{` without its `}` counts as a literal.
    package init(_ template: String) {
        let path = template.hasPrefix("/") ? template.dropFirst() : template[...]
        segments = path.split(separator: "/", omittingEmptySubsequences: false).map(Self.pieces)
    }

    private static func pieces(of segment: Substring) -> Segment {
        var pieces: Segment = []
        var rest = segment
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]))) }
            pieces.append(.parameter(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty || pieces.isEmpty { pieces.append(.literal(String(rest))) }
        return pieces
    }

    /// The names in the braces, in order.
    package var parameterNames: [String] {
        segments.joined().compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    /// The template with texts for its names, which are escaped already.
    package func expanded(_ values: [String: String]) -> String {
        segments.map { segment in
            "/"
                + segment.map { piece in
                    switch piece {
                    case .literal(let text): PercentCoding.encodeLiteral(text)
                    case .parameter(let name): values[name] ?? ""
                    }
                }.joined()
        }.joined()
    }
}
