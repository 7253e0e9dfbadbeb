import SchemaValidation

/// Texts made along a regular expression. What looks ahead is not followed, so a text is only a proposal.
struct PatternSample {
    private let node: PatternNode
    private static let lengthLimit = 1 << 16

    init(_ node: PatternNode) { self.node = node }

    /// How often to repeat what may come any number of times; the pleasant number first.
    static let comforts = [6, 0, 1, 2, 3, 12, 24, 48, 96, 192]

    /// nil where no text can be made.
    func text(comfort: Int, _ variant: Int) -> String? {
        var writing = Writing(comfort: comfort, variant: variant)
        return writing.append(node) ? String(writing.text) : nil
    }

    private struct Writing {
        let comfort: Int
        let variant: Int
        var text = String.UnicodeScalarView()
        private var count = 0

        init(comfort: Int, variant: Int) {
            self.comfort = comfort
            self.variant = variant
        }

        /// False where no text can be made.
        mutating func append(_ node: PatternNode) -> Bool {
            guard count <= PatternSample.lengthLimit else { return false }
            switch node {
            case .empty, .assertion, .lookahead: return true
            case .scalar(let set):
                guard let scalar = set.pleasantMember(count + variant) else { return false }
                text.append(scalar)
                count += 1
                return true
            case .sequence(let items): return items.allSatisfy { append($0) }
            case .alternation(let branches): return append(branches[variant % branches.count])
            case .repetition(let inner, let min, let max):
                let times = Swift.min(max ?? Int.max, Swift.max(min, comfort))
                return (0..<times).allSatisfy { _ in append(inner) }
            }
        }
    }
}

extension ScalarSet {
    private static let pleasant = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars)

    /// One of its letters or digits, a different one for each position; any member where it has none of these.
    func pleasantMember(_ position: Int) -> Unicode.Scalar? {
        let members = Self.pleasant.filter(contains)
        if !members.isEmpty { return members[(position + 1) % members.count] }
        if let other = "-_./ あア漢".unicodeScalars.first(where: contains) { return other }
        for range in ranges {
            if let member = range.lazy.prefix(0x800).compactMap(Unicode.Scalar.init).first(where: contains) {
                return member
            }
        }
        return (0x20...0x2FFF).lazy.compactMap { Unicode.Scalar($0 as UInt32) }.first(where: contains)
    }
}
