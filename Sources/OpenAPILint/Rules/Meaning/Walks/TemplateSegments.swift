/// A path template, segment by segment.
struct TemplateSegments {
    enum Segment: Hashable {
        case literal(String)
        /// Text and parameters in one segment, as the texts before, between and after the parameters.
        case mixed([String])
        case parameter

        init(_ text: Substring) {
            guard text.contains("{") else {
                self = .literal(String(text))
                return
            }
            var texts: [String] = [""]
            var isName = false
            for scalar in text.unicodeScalars {
                switch scalar {
                case "{": isName = true
                case "}":
                    isName = false
                    texts.append("")
                default: if !isName { texts[texts.count - 1].unicodeScalars.append(scalar) }
                }
            }
            self = texts.allSatisfy(\.isEmpty) && texts.count == 2 ? .parameter : .mixed(texts)
        }

        var isLiteral: Bool { if case .literal = self { true } else { false } }
    }

    /// How two segments are to each other where both match one text.
    enum Relation {
        case same, firstIsNarrower, secondIsNarrower, crossing
    }

    let segments: [Segment]
    private let texts: [Substring]

    init(_ template: String) {
        texts = template.split(separator: "/", omittingEmptySubsequences: false)
        segments = texts.map { Segment($0) }
    }

    /// The name in the braces of a segment that is a parameter.
    func parameterName(at position: Int) -> String { String(texts[position].dropFirst().dropLast()) }

    /// nil where no text matches both.
    static func relation(_ first: Segment, _ second: Segment) -> Relation? {
        if first == second { return .same }
        switch (first, second) {
        case (.literal(let text), .parameter): return text.isEmpty ? nil : .firstIsNarrower
        case (.parameter, .literal(let text)): return text.isEmpty ? nil : .secondIsNarrower
        case (.mixed, .parameter): return .firstIsNarrower
        case (.parameter, .mixed): return .secondIsNarrower
        case (.literal(let text), .mixed(let texts)): return matches(text, texts) ? .firstIsNarrower : nil
        case (.mixed(let texts), .literal(let text)): return matches(text, texts) ? .secondIsNarrower : nil
        case (.mixed(let first), .mixed(let second)): return relation(first, second)
        default: return nil
        }
    }

    private static func relation(_ first: [String], _ second: [String]) -> Relation? {
        let (firstStart, secondStart) = (first.first ?? "", second.first ?? "")
        let (firstEnd, secondEnd) = (first.last ?? "", second.last ?? "")
        let starts = (firstStart.hasPrefix(secondStart), secondStart.hasPrefix(firstStart))
        let ends = (firstEnd.hasSuffix(secondEnd), secondEnd.hasSuffix(firstEnd))
        guard starts.0 || starts.1, ends.0 || ends.1 else { return nil }
        if second.count == 2, starts.0, ends.0 { return .firstIsNarrower }
        if first.count == 2, starts.1, ends.1 { return .secondIsNarrower }
        return .crossing
    }

    /// Whether each text comes in its turn with at least one character for each parameter.
    private static func matches(_ text: String, _ texts: [String]) -> Bool {
        guard let first = texts.first, let last = texts.last, text.hasPrefix(first), text.hasSuffix(last) else {
            return false
        }
        guard text.count > first.count + last.count else { return false }
        var rest = text.dropFirst(first.count).dropLast(last.count)
        for part in texts.dropFirst().dropLast() {
            guard let range = rest.dropFirst().firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        return !rest.isEmpty
    }

    /// A path that matches both, with the parameter where both have one.
    func sharedPath(with other: TemplateSegments) -> String {
        zip(segments.indices, other.segments.indices).map { position, otherPosition -> Substring in
            switch Self.relation(segments[position], other.segments[otherPosition]) {
            case .secondIsNarrower: other.texts[otherPosition]
            default: texts[position]
            }
        }.joined(separator: "/")
    }
}
