package import SourceDiagnostics

/// Schemes that must all be met; one of an operation's requirements suffices. Without schemes, no credential is needed.
package struct SecurityRequirement: Sendable {
    package struct Scheme: Sendable {
        package var name: String
        package var nameRange: SourceRange
        package var scopes: [String]
        /// The place of the list of scopes.
        package var origin: Origin

        package init(name: String, nameRange: SourceRange, scopes: [String], origin: Origin) {
            self.name = name
            self.nameRange = nameRange
            self.scopes = scopes
            self.origin = origin
        }
    }

    package var schemes: [Scheme]
    package var origin: Origin
    package var range: SourceRange { origin.range }

    package init(schemes: [Scheme], origin: Origin) {
        self.schemes = schemes
        self.origin = origin
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
        package var extensions = Extensions()
        package var origin: Origin

        package init(
            name: String, authorizationURL: String?, tokenURL: String?, refreshURL: String?,
            scopes: [(name: String, description: String)], origin: Origin
        ) {
            self.name = name
            self.authorizationURL = authorizationURL
            self.tokenURL = tokenURL
            self.refreshURL = refreshURL
            self.scopes = scopes
            self.origin = origin
        }
    }

    package var kind: Kind
    package var description: String?
    package var extensions = Extensions()
    /// The `x-` fields of `flows`.
    package var flowsExtensions = Extensions()
    package var origin: Origin

    package init(kind: Kind, description: String?, origin: Origin) {
        self.kind = kind
        self.description = description
        self.origin = origin
    }
}
