package import SourceDiagnostics

/// Which style rules are looked at, and how much each matters.
package enum LintProfile: String, Sendable, Hashable, CaseIterable {
    /// What harms callers or tools: security and answers that cannot be right.
    case minimal
    /// What most teams want; the default.
    case recommended
    /// Everything but the rules of the platform.
    case strict
    /// `recommended` and the conventions of the data linkage platform.
    case platform
}

/// The severity of a rule in each profile; nil where the profile does not have it.
package struct ProfileSeverities: Sendable, Hashable {
    private let minimal: Severity?
    private let recommended: Severity?
    private let strict: Severity?
    private let platform: Severity?

    package init(
        minimal: Severity? = nil, recommended: Severity? = nil, strict: Severity? = nil, platform: Severity? = nil
    ) {
        self.minimal = minimal
        self.recommended = recommended
        self.strict = strict
        self.platform = platform
    }

    package subscript(profile: LintProfile) -> Severity? {
        switch profile {
        case .minimal: minimal
        case .recommended: recommended
        case .strict: strict
        case .platform: platform
        }
    }

    static func everywhere(_ severity: Severity) -> ProfileSeverities {
        ProfileSeverities(minimal: severity, recommended: severity, strict: severity, platform: severity)
    }

    /// Strict cares at least as much; the platform as the recommended profile, unless it is said otherwise.
    static func recommended(
        _ severity: Severity, strict: Severity? = nil, platform: Severity? = nil
    ) -> ProfileSeverities {
        ProfileSeverities(
            recommended: severity, strict: strict ?? severity, platform: platform ?? severity)
    }

    static func strict(_ severity: Severity, platform: Severity? = nil) -> ProfileSeverities {
        ProfileSeverities(strict: severity, platform: platform)
    }

    static func platform(_ severity: Severity) -> ProfileSeverities { ProfileSeverities(platform: severity) }
}
