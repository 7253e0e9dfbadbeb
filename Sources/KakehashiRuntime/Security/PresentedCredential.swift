#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A key as a caller presents it. No description shows it.
public struct PresentedKey: Hashable, Sendable {
    private let secret: Secret

    public init(_ value: String) { secret = Secret(value) }

    public var value: String { secret.value }

    /// Compares without telling by its time how much of the keys is equal.
    public func matches(_ expected: String) -> Bool { ConstantTime.areEqual(value, expected) }
}

/// User name and password as a caller presents them. No description shows them.
public struct PresentedLogin: Hashable, Sendable {
    private let name: Secret
    private let secret: Secret

    public init(user: String, password: String) {
        name = Secret(user)
        secret = Secret(password)
    }

    public var user: String { name.value }
    public var password: String { secret.value }

    /// Compares both without telling by its time which of them differs, and where.
    public func matches(user: String, password: String) -> Bool {
        let isUser = ConstantTime.areEqual(self.user, user)
        let isPassword = ConstantTime.areEqual(self.password, password)
        return isUser && isPassword
    }
}

/// A bearer token as a caller presents it. No description shows it.
public struct PresentedToken: Hashable, Sendable {
    private let secret: Secret

    public init(_ value: String) { secret = Secret(value) }

    public var value: String { secret.value }

    /// Compares without telling by its time how much of the tokens is equal.
    public func matches(_ expected: String) -> Bool { ConstantTime.areEqual(value, expected) }
}

/// What a caller presents for another scheme of the header `Authorization`. No description shows it.
public struct PresentedAuthorization: Hashable, Sendable {
    private let secret: Secret

    /// What stands behind the scheme's name.
    public init(_ value: String) { secret = Secret(value) }

    public var value: String { secret.value }
}

/// What is found in a request for one scheme.
package enum Presented: Hashable, Sendable {
    case absent
    /// There is something that cannot be read, or there is more than one.
    case malformed
    case text(Secret)
}

extension SecurityScheme {
    /// The text that a request has for the scheme, not looked into.
    package func presented(in request: HTTPRequest) -> Presented {
        switch kind {
        case .apiKey(let place, let name): Self.key(place, name, request)
        case .http(let scheme): Self.authorization(scheme, request)
        case .oauth2, .openIDConnect: Self.authorization("bearer", request)
        }
    }

    private static func key(_ place: KeyPlace, _ name: String, _ request: HTTPRequest) -> Presented {
        switch place {
        case .header:
            guard let field = HTTPField.Name(name) else { return .absent }
            return one(of: request.headerFields[values: field])
        case .query:
            guard let path = request.path, let mark = path.firstIndex(of: "?") else { return .absent }
            let parts = path[path.index(after: mark)...].split(separator: "&")
            return one(of: pairs(in: parts) { PercentCoding.decode($0, plusIsSpace: true) }, named: name)
        case .cookie:
            let cookies = request.headerFields[values: .cookie].flatMap { $0.split(separator: ";") }
            return one(of: pairs(in: cookies.map { $0.drop { $0 == " " } }) { String($0) }, named: name)
        }
    }

    private static func pairs(
        in parts: [Substring], _ decode: (Substring) -> String?
    ) -> [(name: String?, value: String?)] {
        parts.map { part in
            let equals = part.firstIndex(of: "=") ?? part.endIndex
            return (decode(part[..<equals]), decode(part[equals...].dropFirst()))
        }
    }

    private static func one(of pairs: [(name: String?, value: String?)], named name: String) -> Presented {
        let values = pairs.filter { $0.name == name }.map(\.value)
        return values.contains(nil) ? .malformed : one(of: values.compactMap { $0 })
    }

    private static func one(of values: [String]) -> Presented {
        guard let value = values.first, !value.isEmpty || values.count > 1 else { return .absent }
        return values.count == 1 ? .text(Secret(value)) : .malformed
    }

    /// Two `Authorization` fields are malformed: a proxy might have looked at the other one.
    private static func authorization(_ scheme: String, _ request: HTTPRequest) -> Presented {
        let values = request.headerFields[values: .authorization]
        guard let value = values.first else { return .absent }
        if values.count > 1 { return .malformed }
        let name = value.prefix { $0 != " " }
        guard name.lowercased() == scheme.lowercased() else { return .absent }
        let rest = value.dropFirst(name.count).drop { $0 == " " }
        return rest.isEmpty ? .malformed : .text(Secret(String(rest)))
    }
}

extension PresentedLogin {
    /// nil for what is not Base64 of UTF-8 with a colon (RFC 7617 section 2).
    package init?(basic text: String) {
        guard let data = Data(base64Encoded: text), let pair = String(validating: data, as: UTF8.self),
            let colon = pair.firstIndex(of: ":")
        else { return nil }
        self.init(user: String(pair[..<colon]), password: String(pair[pair.index(after: colon)...]))
    }
}
