/// Reads a regular expression (ECMA-262 section 22.2.1, by Unicode scalars).
struct PatternParser {
    private var rest: Substring.UnicodeScalarView
    private var depth = 0
    static let depthLimit = 100
    private static let repetitionLimit = 100_000

    static func parse(_ pattern: String) throws(PatternError) -> PatternNode {
        var parser = PatternParser(rest: pattern[...].unicodeScalars)
        let node = try parser.alternation()
        guard parser.rest.isEmpty else { throw PatternError.broken("a ')' without '('", ja: "「(」のない「)」がある") }
        return node
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard rest.first == scalar else { return false }
        rest.removeFirst()
        return true
    }

    private mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.unicodeScalars) else { return false }
        rest.removeFirst(text.unicodeScalars.count)
        return true
    }

    private mutating func alternation() throws(PatternError) -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.depthLimit else {
            throw PatternError.unsupported("groups are nested too deeply", ja: "グループの入れ子が深すぎる")
        }
        var branches = [try sequence()]
        while take("|" as Unicode.Scalar) { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .alternation(branches)
    }

    private mutating func sequence() throws(PatternError) -> PatternNode {
        var items: [PatternNode] = []
        while let next = rest.first, next != "|", next != ")" {
            let atom = try self.atom()
            items.append(try quantified(atom))
        }
        return items.isEmpty ? .empty : items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func atom() throws(PatternError) -> PatternNode {
        let scalar = rest.removeFirst()
        switch scalar {
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case ".": return .scalar(ScalarSet.lineTerminators.negated)
        case "(": return try group()
        case "[": return .scalar(try characterClass())
        case "\\": return try escape()
        case "*", "+", "?": throw Self.nothingBefore(scalar)
        case "{" where try isCount(): throw Self.nothingBefore(scalar)
        default: return .scalar(ScalarSet(String(Character(scalar))))
        }
    }

    private mutating func group() throws(PatternError) -> PatternNode {
        var lookahead: Bool?
        if take("?=") {
            lookahead = false
        } else if take("?!") {
            lookahead = true
        } else if take("?<=") || take("?<!") {
            throw PatternError.unsupported("lookbehind is not supported", ja: "後読みには対応していない")
        } else if take("?<") {
            guard let end = rest.firstIndex(of: ">") else {
                throw PatternError.broken("a group name without '>'", ja: "グループ名に「>」がない")
            }
            rest = rest[rest.index(after: end)...]
        } else if rest.first == "?", !take("?:") {
            throw PatternError.unsupported("flags in a group are not supported", ja: "グループ内のフラグには対応していない")
        }
        let inner = try alternation()
        guard take(")" as Unicode.Scalar) else { throw PatternError.broken("a '(' without ')'", ja: "「)」のない「(」がある") }
        return lookahead.map { .lookahead(inner, isNegative: $0) } ?? inner
    }

    // MARK: Repetitions

    private mutating func quantified(_ atom: PatternNode) throws(PatternError) -> PatternNode {
        var bounds: (min: Int, max: Int?)?
        if take("*" as Unicode.Scalar) {
            bounds = (0, nil)
        } else if take("+" as Unicode.Scalar) {
            bounds = (1, nil)
        } else if take("?" as Unicode.Scalar) {
            bounds = (0, 1)
        } else {
            bounds = try counts()
        }
        guard let bounds else { return atom }
        _ = take("?" as Unicode.Scalar)
        if case .assertion = atom { throw PatternError.broken("an assertion is repeated", ja: "言明が繰り返されている") }
        if let next = rest.first, next == "*" || next == "+" || next == "?" { throw Self.nothingBefore(next) }
        return .repetition(atom, min: bounds.min, max: bounds.max)
    }

    private static func nothingBefore(_ scalar: Unicode.Scalar) -> PatternError {
        .broken("nothing stands before '\(scalar)'", ja: "「\(scalar)」の前に何もない")
    }

    /// Whether the brace that was just taken begins a number of repetitions.
    private func isCount() throws(PatternError) -> Bool {
        var copy = self
        copy.rest = ("{" + String(rest)).unicodeScalars[...]
        return try copy.counts() != nil
    }

    /// `{2}`, `{2,}` or `{2,5}`; any other brace is a character (ECMA-262 annex B.1.2).
    private mutating func counts() throws(PatternError) -> (min: Int, max: Int?)? {
        let start = rest
        guard take("{" as Unicode.Scalar) else { return nil }
        guard let min = number() else {
            rest = start
            return nil
        }
        var max: Int? = min
        if take("," as Unicode.Scalar) { max = number() }
        guard take("}" as Unicode.Scalar) else {
            rest = start
            return nil
        }
        if let max, max < min {
            throw PatternError.broken("a repetition has its bounds in the wrong order", ja: "繰り返しの上限と下限が逆")
        }
        guard Swift.max(min, max ?? 0) <= Self.repetitionLimit else {
            throw PatternError.unsupported("a repetition is too large", ja: "繰り返しの回数が多すぎる")
        }
        return (min, max)
    }

    private mutating func number() -> Int? {
        let digits = rest.prefix { ScalarSet.digits.contains($0) }
        guard !digits.isEmpty else { return nil }
        rest.removeFirst(digits.count)
        return Int(String(digits)) ?? Int.max
    }

    // MARK: Escapes and classes

    private mutating func escape() throws(PatternError) -> PatternNode {
        if take("b" as Unicode.Scalar) { return .assertion(.wordBoundary) }
        if take("B" as Unicode.Scalar) { return .assertion(.noWordBoundary) }
        if let next = rest.first, "123456789k".unicodeScalars.contains(next) {
            throw PatternError.unsupported("references back to a group are not supported", ja: "グループへの後方参照には対応していない")
        }
        return .scalar(try escapedSet())
    }

    /// What follows a backslash, in a class or outside.
    private mutating func escapedSet() throws(PatternError) -> ScalarSet {
        guard let scalar = rest.popFirst() else {
            throw PatternError.broken("a backslash at the end", ja: "末尾に「\\」がある")
        }
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.negated
        case "w": return .wordScalars
        case "W": return ScalarSet.wordScalars.negated
        case "s": return .spaces
        case "S": return ScalarSet.spaces.negated
        case "p": return ScalarSet([], properties: [try property()])
        case "P": return ScalarSet([], properties: [try property().negated])
        case "t": return ScalarSet("\t")
        case "n": return ScalarSet("\n")
        case "r": return ScalarSet("\r")
        case "f": return ScalarSet("\u{0C}")
        case "v": return ScalarSet("\u{0B}")
        case "0" where !(rest.first.map(ScalarSet.digits.contains) ?? false): return ScalarSet("\0")
        case "0"..."9":
            throw PatternError.broken("'\\\(scalar)' is no character", ja: "「\\\(scalar)」は文字を表していない")
        case "x": return try hexadecimal(digits: 2)
        case "u": return try unicodeEscape()
        case "c": return try control()
        case "A", "Z", "z", "G", "h", "R", "X", "Q", "E":
            throw PatternError.broken("'\\\(scalar)' is not of ECMA-262", ja: "「\\\(scalar)」は ECMA-262 にない")
        default: return ScalarSet(String(Character(scalar)))
        }
    }

    private mutating func property() throws(PatternError) -> UnicodeProperty {
        guard take("{" as Unicode.Scalar), let end = rest.firstIndex(of: "}") else {
            throw PatternError.broken("a '\\p' without braces", ja: "「\\p」に波括弧がない")
        }
        let name = String(rest[..<end])
        rest = rest[rest.index(after: end)...]
        guard let property = UnicodeProperty(name) else {
            throw PatternError.unsupported("the property '\(name)' is not supported", ja: "プロパティ「\(name)」には対応していない")
        }
        return property
    }

    private mutating func control() throws(PatternError) -> ScalarSet {
        guard let letter = rest.popFirst(), letter.properties.isAlphabetic, letter.isASCII else {
            throw PatternError.broken("a '\\c' without a letter", ja: "「\\c」に英字がない")
        }
        return ScalarSet([letter.value % 32...letter.value % 32])
    }

    private mutating func unicodeEscape() throws(PatternError) -> ScalarSet {
        guard take("{" as Unicode.Scalar) else {
            let high = try hexadecimalValue(digits: 4)
            guard (0xD800...0xDBFF).contains(high), take("\\u") else { return ScalarSet([high...high]) }
            let low = try hexadecimalValue(digits: 4)
            guard (0xDC00...0xDFFF).contains(low) else {
                throw PatternError.broken("a surrogate without its partner", ja: "対のないサロゲートがある")
            }
            let value = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
            return ScalarSet([value...value])
        }
        guard let end = rest.firstIndex(of: "}"), let value = Self.hexadecimalValue(rest[..<end]),
            value <= 0x10_FFFF
        else { throw PatternError.broken("a '\\u{' that names no character", ja: "「\\u{」が文字を表していない") }
        rest = rest[rest.index(after: end)...]
        return ScalarSet([value...value])
    }

    private mutating func hexadecimal(digits: Int) throws(PatternError) -> ScalarSet {
        let value = try hexadecimalValue(digits: digits)
        return ScalarSet([value...value])
    }

    private mutating func hexadecimalValue(digits: Int) throws(PatternError) -> UInt32 {
        let text = rest.prefix(digits)
        guard text.count == digits, let value = Self.hexadecimalValue(text) else {
            throw PatternError.broken(
                "an escape without its \(digits) hexadecimal digits", ja: "エスケープに\(digits)桁の16進数字がない")
        }
        rest.removeFirst(digits)
        return value
    }

    /// Digits alone: a number of Swift may have a sign.
    private static func hexadecimalValue(_ digits: Substring.UnicodeScalarView) -> UInt32? {
        guard digits.allSatisfy({ $0.properties.isASCIIHexDigit }) else { return nil }
        return UInt32(String(digits), radix: 16)
    }

    private mutating func characterClass() throws(PatternError) -> ScalarSet {
        let isNegated = take("^" as Unicode.Scalar)
        var set = ScalarSet([])
        while true {
            guard let next = rest.first else { throw PatternError.broken("a '[' without ']'", ja: "「]」のない「[」がある") }
            if next == "]" { break }
            let low = try classMember()
            guard let union = set.union(try range(from: low)) else {
                throw PatternError.unsupported(
                    "a negated class of several properties is not supported", ja: "複数のプロパティを含むクラスの否定には対応していない")
            }
            set = union
        }
        rest.removeFirst()
        return isNegated ? set.negated : set
    }

    /// The range that begins with a member, or the member itself where no range follows.
    private mutating func range(from low: ScalarSet) throws(PatternError) -> ScalarSet {
        let start = rest
        guard take("-" as Unicode.Scalar) else { return low }
        guard let first = low.single, let next = rest.first, next != "]" else {
            rest = start
            return low
        }
        let high = try classMember()
        guard let last = high.single else {
            rest = start
            return low
        }
        guard first <= last else { throw PatternError.broken("a range has its ends in the wrong order", ja: "範囲の両端が逆") }
        return ScalarSet([first...last])
    }

    private mutating func classMember() throws(PatternError) -> ScalarSet {
        let scalar = rest.removeFirst()
        guard scalar == "\\" else { return ScalarSet(String(Character(scalar))) }
        if take("b" as Unicode.Scalar) { return ScalarSet("\u{08}") }
        return try escapedSet()
    }
}

extension ScalarSet {
    /// The scalar of a set that has exactly one.
    fileprivate var single: UInt32? {
        guard ranges.count == 1, ranges[0].count == 1, self == ScalarSet(ranges) else { return nil }
        return ranges[0].lowerBound
    }
}
