#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A client at an authorization server.
struct OAuthClient: Sendable {
    let id: String
    let secret: Secret?
}

/// What a token endpoint gave (RFC 6749 section 5.1).
struct TokenResponse: Sendable {
    let token: Secret
    let lifetime: Duration?
    let refreshToken: Secret?
    /// nil where they are those that were asked for.
    let scopes: [String]?
}

/// Where tokens come from.
struct TokenEndpoint: Sendable {
    let url: String
    let usesPost: Bool

    /// Asks for a token.
    func token(
        _ form: [(String, String)], for client: OAuthClient, over exchange: TokenExchange
    ) async throws -> TokenResponse {
        var form = form
        var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        if let secret = client.secret, !usesPost {
            // Both are form-encoded before (RFC 6749 section 2.3.1).
            fields[.authorization] = try Credential.basicText(
                PercentCoding.encode(client.id), PercentCoding.encode(secret.value))
        } else {
            form.append(("client_id", client.id))
            if let secret = client.secret { form.append(("client_secret", secret.value)) }
        }
        let text = form.map { PercentCoding.encode($0) + "=" + PercentCoding.encode($1) }.joined(separator: "&")
        let (status, json) = try await exchange.send(.post, url, fields, HTTPBody(text))
        guard status == 200 else { throw refusal(status, json) }
        return try read(json)
    }

    private func refusal(_ status: Int, _ json: JSONValue?) -> OAuthError {
        var error = OAuthError(.refused, url)
        error.status = status
        error.error = json?["error"]?.stringValue
        error.detail = json?["error_description"]?.stringValue
        return error
    }

    private func read(_ json: JSONValue?) throws -> TokenResponse {
        let type = json?["token_type"]?.stringValue ?? "bearer"
        guard let token = json?["access_token"]?.stringValue, !token.isEmpty, type.lowercased() == "bearer" else {
            throw OAuthError(.invalidResponse, url)
        }
        let lifetime = json?["expires_in"]
        // Some servers send the number as a text.
        let seconds = lifetime?.numberValue?.double ?? lifetime?.stringValue.flatMap(Double.init)
        return TokenResponse(
            token: Secret(token), lifetime: seconds.map { .seconds(min(max($0, 0), 1e9)) },
            refreshToken: json?["refresh_token"]?.stringValue.map { Secret($0) },
            scopes: json?["scope"]?.stringValue?.split(separator: " ").map(String.init))
    }
}

/// Requests to an authorization server: only over TLS or to this machine, without redirects.
struct TokenExchange: Sendable {
    let transport: any ClientTransport
    let allowsPlainHTTP: Bool

    /// - Returns: the status, and the JSON of the answer if it has any.
    func send(
        _ method: HTTPRequest.Method, _ text: String, _ fields: HTTPFields, _ body: HTTPBody
    ) async throws -> (Int, JSONValue?) {
        guard let url = URL(string: text), let address = ServerAddress(url) else {
            throw OAuthError(.noTokenEndpoint, text)
        }
        guard address.isSecure || allowsPlainHTTP else { throw OAuthError(.insecureURL, text) }
        let query = url.query(percentEncoded: true).map { "?" + $0 } ?? ""
        var request = HTTPRequest(
            method: method, scheme: address.scheme, authority: address.authority,
            path: (address.path.isEmpty ? "/" : address.path) + query, headerFields: fields)
        request.headerFields[.accept] = "application/json"
        if let length = body.length, length > 0 { request.headerFields[.contentLength] = String(length) }
        let (response, answer) = try await transport.send(request, body: body)
        let bytes = try await answer.collect(upTo: 1 << 20)
        return (response.status.code, try? JSONValue(jsonText: bytes))
    }
}

/// The beginning of every URL of a server.
struct ServerAddress: Hashable, Sendable {
    let scheme: String
    let authority: String
    /// Percent-encoded.
    let path: String
    private let host: String

    /// nil where there is no scheme or no host.
    init?(_ url: URL) {
        guard let scheme = url.scheme, let host = url.host(percentEncoded: true), !host.isEmpty else { return nil }
        self.scheme = scheme.lowercased()
        self.host = host.lowercased()
        authority = url.port.map { "\(host):\($0)" } ?? host
        path = url.path(percentEncoded: true)
    }

    /// Whether nobody on the way can read along: TLS, or this machine.
    var isSecure: Bool {
        scheme == "https" || host == "localhost" || host.hasSuffix(".localhost") || host == "127.0.0.1"
            || host == "[::1]" || host == "::1"
    }
}
