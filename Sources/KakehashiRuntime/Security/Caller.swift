/// Who calls, as the authenticator found out.
///
/// ```swift
/// func listReports(_ request: Request) async throws -> Response {
///     let caller = try Caller<Citizen>.current
/// ```
public struct Caller<Principal: Sendable>: Sendable {
    public var principal: Principal
    /// What the credential allows.
    public var scopes: Set<String>

    /// - Parameter scopes: must hold all that an operation asks for; no name stands for others.
    public init(_ principal: Principal, scopes: some Sequence<String> = EmptyCollection<String>()) {
        self.principal = principal
        self.scopes = Set(scopes)
    }
}

extension Caller {
    /// The caller of the operation that runs now. Where several schemes were satisfied together, the first one's.
    ///
    /// A stream that a handler returns is read after the handler: take the caller before.
    ///
    /// - Throws: a 401 where the operation lets unknown callers in and this one is unknown; `CallerUnavailable`
    ///   where there is no operation or its authenticator has another type of principal.
    public static var current: Caller {
        get throws {
            guard let callers = CurrentCallers.value else { throw CallerUnavailable(principal: "\(Principal.self)") }
            guard let first = callers.list.first else { throw CallerRequired() }
            return try first.caller(Principal.self)
        }
    }

    /// The same; nil where the caller is unknown.
    public static var currentIfKnown: Caller? {
        get throws { try CurrentCallers.value?.list.first?.caller(Principal.self) }
    }

    /// What one of several schemes that were satisfied together told; nil where the scheme was not used.
    ///
    /// - Parameter scheme: the name in the contract.
    public static func current(by scheme: String) throws -> Caller? {
        try CurrentCallers.value?.list.first { $0.scheme == scheme }?.caller(Principal.self)
    }

    /// - Throws: a 403 where the credential does not allow what a handler finds out to be needed.
    public func require(scope: String) throws {
        guard scopes.contains(scope) else {
            throw Challenge.insufficientScope([Challenge(bearer: [("scope", scope), Challenge.insufficient])])
        }
    }
}

/// No operation runs here, or its authenticator has another type of principal.
public struct CallerUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
    /// The type that was asked for.
    public let principal: String

    public var description: String { "there is no caller with a principal of the type '\(principal)' here" }
}

/// A handler wants to know an unknown caller; the operation answers 401 with its challenges.
struct CallerRequired: Error {}

/// Who was found to call, for the handler.
struct CurrentCallers: Sendable {
    struct Entry: Sendable {
        let scheme: String
        let principal: any Sendable
        let scopes: Set<String>

        func caller<Principal: Sendable>(_ type: Principal.Type) throws -> Caller<Principal> {
            guard let principal = principal as? Principal else { throw CallerUnavailable(principal: "\(type)") }
            return Caller(principal, scopes: scopes)
        }
    }

    let list: [Entry]

    @TaskLocal static var value: CurrentCallers?
}
