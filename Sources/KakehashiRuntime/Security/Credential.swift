#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a client presents for one scheme. Its text is in no description and no dump.
public struct Credential: Hashable, Sendable {
    private enum Form: Hashable, Sendable {
        case key(Secret)
        case basic(user: Secret, password: Secret)
        case token(Secret)
        case authorization(Secret)
    }

    private let form: Form

    /// For a scheme of the type `apiKey`.
    public static func apiKey(_ key: String) -> Credential { Credential(form: .key(Secret(key))) }

    /// User name and password, sent as UTF-8 (RFC 7617).
    public static func basic(user: String, password: String) -> Credential {
        Credential(form: .basic(user: Secret(user), password: Secret(password)))
    }

    /// A bearer token, for `http` with `bearer`, `oauth2` and `openIdConnect`.
    public static func bearer(_ token: String) -> Credential { Credential(form: .token(Secret(token))) }

    /// What stands behind the name of any other `http` scheme.
    public static func authorization(_ value: String) -> Credential {
        Credential(form: .authorization(Secret(value)))
    }

    /// Puts the credential where the scheme says.
    func write(to request: inout HTTPRequest, as scheme: SecurityScheme) throws {
        switch (scheme.kind, form) {
        case (.apiKey(let place, let name), .key(let key)):
            try Self.write(key.value, name, place, to: &request)
        case (.http(let name), .basic(let user, let password)) where name.lowercased() == "basic":
            request.headerFields[.authorization] = try Self.basicText(user.value, password.value)
        case (.http(let name), .token(let token)) where name.lowercased() == "bearer":
            try Self.setAuthorization("Bearer", token.value, in: &request)
        case (.oauth2, .token(let token)), (.openIDConnect, .token(let token)):
            try Self.setAuthorization("Bearer", token.value, in: &request)
        case (.http(let name), .authorization(let value)):
            try Self.setAuthorization(name, value.value, in: &request)
        default: throw MessageError("the credential is of another type than the scheme '\(scheme.name)'")
        }
    }

    private static func write(
        _ key: String, _ name: String, _ place: SecurityScheme.KeyPlace, to request: inout HTTPRequest
    ) throws {
        switch place {
        case .query:
            let path = request.path ?? "/"
            let pair = PercentCoding.encode(name) + "=" + PercentCoding.encode(key)
            request.path = path + (path.contains("?") ? "&" : "?") + pair
        case .header:
            guard let field = HTTPField.Name(name) else { throw MessageError("'\(name)' is not the name of a header") }
            guard HTTPField.isValidValue(key) else { throw MessageError("the key cannot stand in a header") }
            request.headerFields[field] = key
        case .cookie:
            guard key.utf8.allSatisfy(isCookieOctet) else { throw MessageError("the key cannot stand in a cookie") }
            // One line for all (RFC 6265 section 5.4); the subscript would make a line of each cookie.
            let others = request.headerFields[.cookie].map { $0 + "; " } ?? ""
            request.headerFields[.cookie] = nil
            request.headerFields.append(HTTPField(name: .cookie, value: "\(others)\(name)=\(key)"))
        }
    }

    /// RFC 6265 section 4.1.1: visible US-ASCII without quotation mark, comma, semicolon and backslash.
    private static func isCookieOctet(_ byte: UInt8) -> Bool {
        (0x21...0x7E).contains(byte) && !"\",;\\".utf8.contains(byte)
    }

    /// - Throws: where the user has a colon, at which the server would cut, or a control character is in the texts.
    static func basicText(_ user: String, _ password: String) throws -> String {
        guard !user.contains(":") else { throw MessageError("a user's name with a colon cannot be sent as 'basic'") }
        guard (user + password).unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw MessageError("user or password has a control character")
        }
        return "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    }

    private static func setAuthorization(_ scheme: String, _ value: String, in request: inout HTTPRequest) throws {
        guard !value.isEmpty, HTTPField.isValidValue(value) else {
            throw MessageError("the credential cannot stand in a header")
        }
        request.headerFields[.authorization] = "\(scheme) \(value)"
    }
}
