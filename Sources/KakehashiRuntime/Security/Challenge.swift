/// What a refused caller is told to present (RFC 9110 section 11.6.1).
package struct Challenge: Hashable, Sendable {
    let scheme: String
    let parameters: [(name: String, value: String)]

    static let insufficient = (name: "error", value: "insufficient_scope")

    init(_ scheme: String, _ parameters: [(name: String, value: String)]) {
        self.scheme = scheme
        self.parameters = parameters
    }

    init(bearer parameters: [(name: String, value: String)]) { self.init("Bearer", parameters) }

    /// The challenge of a scheme.
    ///
    /// - Parameter more: follows the parameters that every challenge of the scheme has.
    package init(
        _ scheme: SecurityScheme, realm: String, scopes: [String], more: [(name: String, value: String)] = []
    ) {
        var parameters: [(name: String, value: String)] = [("realm", realm)]
        let name: String
        switch scheme.kind {
        case .apiKey(let place, let key):
            // No scheme is registered for keys, but a 401 must have a challenge.
            name = "ApiKey"
            parameters += [("in", place.rawValue), ("name", key)]
        case .http(let text):
            switch text.lowercased() {
            case "basic":
                name = "Basic"
                parameters.append(("charset", "UTF-8"))
            case "bearer": name = "Bearer"
            default: name = text
            }
        case .oauth2, .openIDConnect: name = "Bearer"
        }
        if name == "Bearer", !scopes.isEmpty { parameters.append(("scope", scopes.joined(separator: " "))) }
        let given = Set(more.map(\.name))
        self.init(name, parameters.filter { !given.contains($0.name) } + more)
    }

    var isBearer: Bool { scheme == "Bearer" }

    var text: String {
        let parameters = parameters.map { "\($0.name)=\(Self.quoted($0.value))" }.joined(separator: ", ")
        return parameters.isEmpty ? scheme : "\(scheme) \(parameters)"
    }

    /// A quoted-string; what cannot stand in a header becomes a question mark.
    private static func quoted(_ value: String) -> String {
        let characters = value.unicodeScalars.map { scalar in
            switch scalar {
            case "\"", "\\": "\\\(scalar)"
            case " "..."~": "\(scalar)"
            default: "?"
            }
        }
        return "\"\(characters.joined())\""
    }

    package static func == (left: Self, right: Self) -> Bool { left.text == right.text }

    package func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

extension Challenge {
    /// - Parameter detail: nil where nothing was presented.
    package static func unauthorized(_ challenges: [Challenge], detail: String? = nil) -> ProblemDetails {
        ProblemDetails(
            "unauthorized", status: 401, title: "Unauthorized",
            detail: detail ?? "the operation needs credentials", headerFields: fields(challenges))
    }

    static func insufficientScope(_ challenges: [Challenge]) -> ProblemDetails {
        let scopes = challenges.lazy.flatMap(\.parameters).first { $0.name == "scope" }?.value
        return ProblemDetails(
            "insufficient-scope", status: 403, title: "Forbidden",
            detail: scopes.map { "the credentials do not grant '\($0)'" } ?? "the credentials do not grant enough",
            headerFields: fields(challenges))
    }

    /// One field for each challenge, equal ones once.
    private static func fields(_ challenges: [Challenge]) -> HTTPFields {
        var texts: [String] = []
        for challenge in challenges where !texts.contains(challenge.text) { texts.append(challenge.text) }
        var fields: HTTPFields = [:]
        fields[values: .wwwAuthenticate] = texts
        return fields
    }
}
