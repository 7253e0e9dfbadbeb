/// Who has given an answer, as `Kakehashi-Source` says.
package enum AnswerSource: String, Sendable, Hashable, CaseIterable {
    case mock, real
    /// The mock, as the real service could not.
    case fallback
}
