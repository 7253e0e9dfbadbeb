/// A text with runtime expressions in braces, or one expression without braces.
package struct RuntimeText: Hashable, Sendable {
    package enum Part: Hashable, Sendable {
        case literal(String)
        case expression(RuntimeExpression)
    }

    /// As written.
    package let description: String
    package let parts: [Part]

    package var expressions: [RuntimeExpression] {
        parts.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
    }

    /// What cannot be read as an expression, braces included.
    package struct Fault: Error, Hashable {
        package let text: String
    }

    /// A text that begins with `$` and a letter is one expression. Elsewhere an expression stands between `{$` and `}`;
    /// other braces and dollar signs are literal.
    package init(_ text: String) throws(Fault) {
        description = text
        let bytes = text.utf8
        guard bytes.first != UInt8(ascii: "$") || !Self.isLetter(bytes.dropFirst().first) else {
            guard let expression = RuntimeExpression(text) else { throw Fault(text: text) }
            parts = [.expression(expression)]
            return
        }
        parts = try Self.parts(of: text)
    }

    private static func isLetter(_ byte: UInt8?) -> Bool {
        byte.map { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 } ?? false
    }

    private static func parts(of text: String) throws(Fault) -> [Part] {
        var parts: [Part] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "{$")?.lowerBound {
            if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
            guard let close = rest[open...].firstIndex(of: "}") else { throw Fault(text: String(rest[open...])) }
            guard let expression = RuntimeExpression(rest[rest.index(after: open)..<close]) else {
                throw Fault(text: String(rest[open...close]))
            }
            parts.append(.expression(expression))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.literal(String(rest))) }
        return parts
    }
}
