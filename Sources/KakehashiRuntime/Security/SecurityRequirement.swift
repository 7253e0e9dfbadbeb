/// Schemes that a caller must satisfy together (Security Requirement Object). An operation names several
/// requirements, of which one is enough.
///
/// ```swift
/// let security: [SecurityRequirement] = [["login": ["alerts.read"], "key": []], ["staff": []], [:]]
/// ```
public struct SecurityRequirement: Hashable, Sendable {
    /// A scheme by its name, and the scopes that its credential must grant.
    public struct Scheme: Hashable, Sendable {
        public let name: String
        public let scopes: [String]

        public init(_ name: String, scopes: [String] = []) {
            self.name = name
            self.scopes = scopes
        }
    }

    /// Empty where a caller may stay unknown.
    public let schemes: [Scheme]

    public init(_ schemes: [Scheme]) { self.schemes = schemes }
}

extension SecurityRequirement: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, [String])...) {
        self.init(elements.map { Scheme($0, scopes: $1) })
    }
}

extension SecurityRequirement {
    /// Reads the alternatives of an operation: `login :alerts.read :alerts.write & key | staff | {}`.
    ///
    /// The parts stand between blanks. A scope has a colon before it, so that none can be taken for a sign or a
    /// scheme; neither holds a blank (RFC 6749 section 3.3). One literal compiles several times faster than arrays.
    package static func alternatives(_ text: String) -> [SecurityRequirement] {
        if text.isEmpty { return [] }
        var alternatives: [[Scheme]] = [[]]
        for part in text.split(separator: " ") {
            switch part {
            case "|": alternatives.append([])
            case "&", "{}": continue
            default:
                if part.hasPrefix(":"), let scheme = alternatives[alternatives.count - 1].popLast() {
                    let scope = String(part.dropFirst())
                    alternatives[alternatives.count - 1].append(Scheme(scheme.name, scopes: scheme.scopes + [scope]))
                } else {
                    alternatives[alternatives.count - 1].append(Scheme(String(part)))
                }
            }
        }
        return alternatives.map { SecurityRequirement($0) }
    }
}
