/// A regular expression, ready to be asked.
///
/// The matcher walks through the text once and follows all possibilities side by side, so that no pattern and no text
/// can make it slow: steps are at most the length of the text times the size of the pattern. Texts count by Unicode
/// scalars, as `u` expressions of ECMA-262 do.
package struct Pattern: Sendable {
    package let text: String
    /// What was read, for those who make texts that match.
    package let syntax: PatternNode
    private let program: PatternProgram

    package init(_ text: String) throws(PatternError) {
        self.text = text
        syntax = try PatternParser.parse(text)
        program = try PatternProgram(syntax)
    }

    /// Whether the pattern is found anywhere in the text; only `^` and `$` bind it to the ends.
    package func matches(_ text: String) -> Bool {
        program.isFound(in: Array(text.unicodeScalars))
    }
}
