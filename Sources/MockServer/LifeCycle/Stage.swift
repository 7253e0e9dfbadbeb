/// How far a service is on its way from a contract to the real thing.
package enum Stage: String, Sendable, Hashable, CaseIterable {
    /// Nothing answers yet.
    case planned
    /// The mock answers.
    case mock
    /// The mock answers; the real service is asked as well, and compared.
    case shadow
    /// The real service answers some.
    case canary
    /// The real service answers.
    case real
    /// Nothing answers any more.
    case retired

    /// Whether the real service is asked.
    package var needsUpstream: Bool { self == .shadow || self == .canary || self == .real }
}
