/// A regular expression, ready to be asked.
///
/// The matcher walks through the text once and follows all possibilities side by side, so that no pattern and no text
/// can make it slow: steps are at most the length of the text times the size of the pattern, and their number is
/// bounded. Texts count by Unicode scalars, as `u` expressions of ECMA-262 do. What is not supported is listed at
/// `PatternError.unsupportedConstructs`.
package struct Pattern: Sendable {
    package let text: String
    /// What was read, for those who make texts that match.
    package let syntax: PatternNode
    private let program: PatternProgram
    /// The quick way for texts in ASCII; nil where the pattern is not simple enough.
    private let table: PatternTable?

    package init(_ text: String) throws(PatternError) {
        self.text = text
        syntax = try PatternParser.parse(text)
        program = try PatternProgram(syntax)
        table = PatternTable(program)
    }

    /// Whether the pattern is found anywhere in the text; only `^` and `$` bind it to the ends. False too where that
    /// takes too many steps to tell.
    package func matches(_ text: String) -> Bool {
        var budget = ValidationBudget(values: 1)
        return match(text, &budget) ?? false
    }

    /// As `matches`, but nil where it takes too many steps to tell.
    func match(_ text: String, _ budget: inout ValidationBudget) -> Bool? {
        if let table {
            let answer = text.utf8.withContiguousStorageIfAvailable { table.isFound(in: $0) }
            if case .some(.some(let isFound)) = answer { return isFound }
        }
        var run = PatternRun(Array(text.unicodeScalars))
        let isFound = run.isFound(program)
        budget.take(patternSteps: run.stepsTaken)
        return isFound
    }

    /// As `match` for the UTF-8 of a text; nil also where the quick way does not reach.
    func quickMatch(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool? { table?.isFound(in: bytes) }
}
