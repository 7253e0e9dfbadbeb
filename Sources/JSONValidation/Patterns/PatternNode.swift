/// A regular expression of ECMA-262, as far as schemas use it, as a tree.
///
/// Whether a repetition is greedy does not matter here: a schema only asks whether there is a match.
package indirect enum PatternNode: Sendable, Hashable {
    case empty
    case scalar(ScalarSet)
    case sequence([PatternNode])
    case alternation([PatternNode])
    /// `max` is nil where there is no upper bound.
    case repetition(PatternNode, min: Int, max: Int?)
    case assertion(Assertion)
    case lookahead(PatternNode, isNegative: Bool)

    package enum Assertion: Sendable, Hashable {
        case start, end, wordBoundary, noWordBoundary
    }
}

/// Why a regular expression is not understood.
package struct PatternError: Error, Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        /// It is none of ECMA-262.
        case broken
        /// It may be one of ECMA-262, but uses what is not supported here.
        case unsupported
    }

    package let kind: Kind
    /// Lower case, no full stop.
    package let message: BilingualText

    private init(kind: Kind, message: BilingualText) {
        self.kind = kind
        self.message = message
    }

    static func broken(_ english: String, ja japanese: String) -> PatternError {
        PatternError(kind: .broken, message: .init(english, ja: japanese))
    }

    static func unsupported(_ english: String, ja japanese: String) -> PatternError {
        PatternError(kind: .unsupported, message: .init(english, ja: japanese))
    }

    /// Everything of ECMA-262 that is not supported, as a list within a sentence.
    package static let unsupportedConstructs = BilingualText(
        "lookbehind '(?<=…)' and '(?<!…)', references back to a group '\\1' and '\\k<name>', flags in a group "
            + "'(?i:…)', "
            + "properties '\\p{…}' other than general categories and the scripts Hiragana, Katakana and Han, a negated "
            + "class that holds several properties, and expressions of more than \(PatternProgram.sizeLimit) steps or "
            + "\(PatternParser.depthLimit) groups within each other",
        ja: "後読み「(?<=…)」「(?<!…)」、グループへの後方参照「\\1」「\\k<名前>」、グループ内のフラグ「(?i:…)」、"
            + "一般カテゴリと文字体系 Hiragana・Katakana・Han 以外のプロパティ「\\p{…}」、"
            + "複数のプロパティを含むクラスの否定、\(PatternProgram.sizeLimit)手順または"
            + "\(PatternParser.depthLimit)段のグループを超える式")
}
