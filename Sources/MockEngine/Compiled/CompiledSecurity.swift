import KakehashiRuntime
import OpenAPIModel

/// What callers of an operation must present: all schemes of one of the requirements.
struct CompiledSecurity: Sendable {
    struct Requirement: Sendable {
        let schemes: [Scheme]
        let origin: Origin
    }

    struct Scheme: Sendable {
        let scheme: KakehashiRuntime.SecurityScheme
        let scopes: [String]
    }

    /// Empty where everyone may call.
    let requirements: [Requirement]

    init(_ operation: OpenAPIModel.Operation, _ document: Document) {
        let written = operation.security ?? document.security
        let requirements = written.map { requirement in
            let schemes = requirement.schemes.compactMap { used in
                document.securitySchemes.first { $0.name == used.name }.map {
                    Scheme(scheme: .init(used.name, Self.kind(of: $0.value)), scopes: used.scopes)
                }
            }
            return Requirement(schemes: schemes, origin: requirement.origin)
        }
        // Alternatives that all ask for nothing are no security at all.
        self.requirements = requirements.allSatisfy(\.schemes.isEmpty) ? [] : requirements
    }

    private static func kind(of scheme: OpenAPIModel.SecurityScheme) -> KakehashiRuntime.SecurityScheme.Kind {
        switch scheme.kind {
        case .apiKey(let name, .query): .apiKey(in: .query, name: name)
        case .apiKey(let name, .cookie): .apiKey(in: .cookie, name: name)
        case .apiKey(let name, _): .apiKey(in: .header, name: name)
        case .http(let name, _): .http(scheme: name)
        // A mock takes any token, so how one gets it does not matter.
        case .oauth2: .oauth2(flows: [])
        case .openIDConnect(let url): .openIDConnect(discoveryURL: url)
        }
    }
}
