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

    /// A text drawn at random: branches, members and numbers of repetitions; nil where none can be made.
    func text(comfort: Int, using generator: inout SeededGenerator) -> String? {
        var writing = Writing(comfort: comfort, variant: 0)
        writing.generator = generator
        let isWritten = writing.append(node)
        generator = writing.generator ?? generator
        return isWritten ? String(writing.text) : nil
    }

    private struct Writing {
        let comfort: Int
        let variant: Int
        var text = String.UnicodeScalarView()
        /// Where there is one, it takes the place of the variant.
        var generator: SeededGenerator?
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
                guard let scalar = member(of: set) else { return false }
                text.append(scalar)
                count += 1
                return true
            case .sequence(let items): return items.allSatisfy { append($0) }
            case .alternation(let branches):
                return append(branches[generator?.number(below: branches.count) ?? variant % branches.count])
            case .repetition(let inner, let min, let max):
                let most = Swift.min(max ?? Int.max, Swift.max(min, comfort))
                let times = generator?.number(in: min...most) ?? most
                return (0..<times).allSatisfy { _ in append(inner) }
            }
        }

        private mutating func member(of set: ScalarSet) -> Unicode.Scalar? {
            guard generator != nil else { return set.pleasantMember(count + variant) }
            for alphabet in ScalarSet.alphabets {
                if let scalar = generator?.element(of: alphabet.filter(set.contains)) { return scalar }
            }
            return set.pleasantMember(count)
        }
    }
}

extension ScalarSet {
    /// Members that a reader expects, those of the first alphabet that has any before all others.
    fileprivate static let alphabets: [[Unicode.Scalar]] = [
        pleasant, Array("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン".unicodeScalars),
        Array("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわん".unicodeScalars),
        Array("見本例示架空町村市山川田野花月火水木金土日".unicodeScalars), Array("０１２３４５６７８９ＡＢＣＤＥＦ".unicodeScalars),
        Array("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜﾝ".unicodeScalars),
    ]

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
