package import SourceDiagnostics

/// Schemes that must all be met; one of an operation's requirements suffices. Without schemes, no credential is needed.
package struct SecurityRequirement: Sendable {
    package struct Scheme: Sendable {
        package var name: String
        package var scopes: [String]

        package init(name: String, scopes: [String]) {
            self.name = name
            self.scopes = scopes
        }
    }

    package var schemes: [Scheme]
    package var range: SourceRange

    package init(schemes: [Scheme], range: SourceRange) {
        self.schemes = schemes
        self.range = range
    }
}

package struct SecurityScheme: Sendable {
    package enum Kind: Sendable {
        case apiKey(name: String, location: ParameterLocation)
        /// The scheme in lower case: `basic`, `bearer`, …
        case http(scheme: String, bearerFormat: String?)
        case oauth2(flows: [Flow])
        case openIDConnect(url: String)
    }

    package struct Flow: Sendable {
        /// `implicit`, `password`, `clientCredentials` or `authorizationCode`.
        package var name: String
        package var authorizationURL: String?
        package var tokenURL: String?
        package var refreshURL: String?
        package var scopes: [(name: String, description: String)]

        package init(
            name: String, authorizationURL: String?, tokenURL: String?, refreshURL: String?,
            scopes: [(name: String, description: String)]
        ) {
            self.name = name
            self.authorizationURL = authorizationURL
            self.tokenURL = tokenURL
            self.refreshURL = refreshURL
            self.scopes = scopes
        }
    }

    package var kind: Kind
    package var description: String?
    package var origin: Origin

    package init(kind: Kind, description: String?, origin: Origin) {
        self.kind = kind
        self.description = description
        self.origin = origin
    }
}
