/// The fixed facts of an operation.
public struct OperationDescription: Hashable, Sendable {
    // Held by reference: a description goes along with every request, and is copied at each step.
    private let facts: Facts

    private final class Facts: Sendable {
        let id: String
        let method: HTTPRequest.Method
        let path: String
        let accept: String?
        let security: [SecurityRequirement]
        let servers: [ServerTemplate]
        let checks: ContractChecks?

        init(
            _ id: String, _ method: HTTPRequest.Method, _ path: String, _ accept: String?,
            _ security: [SecurityRequirement], _ servers: [ServerTemplate], _ checks: ContractChecks?
        ) {
            self.id = id
            self.method = method
            self.path = path
            self.accept = accept
            // Alternatives that all ask for nothing are no security at all.
            self.security = security.allSatisfy(\.schemes.isEmpty) ? [] : security
            self.servers = servers
            self.checks = checks
        }
    }

    /// - Parameters:
    ///   - security: what a caller must present, one of several; empty where everyone may call.
    ///   - servers: where the operation is, if not where the contract's other operations are.
    public init(
        id: String, method: HTTPRequest.Method, path: String, accept: String? = nil,
        security: [SecurityRequirement] = [], servers: [ServerTemplate] = []
    ) {
        facts = Facts(id, method, path, accept, security, servers, nil)
    }

    /// The `operationId`, or the name made from method and path where the contract gives none.
    public var id: String { facts.id }
    public var method: HTTPRequest.Method { facts.method }
    /// The path template as the contract writes it: `/pets/{petId}`.
    public var path: String { facts.path }
    /// What the client says it accepts: every documented media type, in order.
    public var accept: String? { facts.accept }
    /// What a caller must present, one of several; empty where everyone may call.
    public var security: [SecurityRequirement] { facts.security }
    /// The servers of the operation or of its path; empty where it is on the contract's own.
    public var servers: [ServerTemplate] { facts.servers }

    /// What its messages are compared with; nil where the contract's checks are not generated.
    var checks: OperationChecks? { facts.checks?.operation(id) }

    public static func == (left: Self, right: Self) -> Bool {
        left.facts === right.facts
            || (left.id == right.id && left.method == right.method && left.path == right.path
                && left.accept == right.accept && left.security == right.security && left.servers == right.servers)
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(method)
        hasher.combine(path)
    }
}

@_spi(Generated)
extension OperationDescription {
    /// - Parameters:
    ///   - security: the alternatives as `SecurityRequirement.alternatives` reads them.
    ///   - checks: those of the contract.
    public init(
        id: String, method: HTTPRequest.Method, path: String, accept: String? = nil, security: String = "",
        servers: [ServerTemplate] = [], checks: ContractChecks?
    ) {
        facts = Facts(id, method, path, accept, SecurityRequirement.alternatives(security), servers, checks)
    }

    /// For requirements that are no such text.
    public init(
        id: String, method: HTTPRequest.Method, path: String, accept: String? = nil, security: [SecurityRequirement],
        servers: [ServerTemplate] = [], checks: ContractChecks?
    ) {
        facts = Facts(id, method, path, accept, security, servers, checks)
    }

    /// - Parameter security: the alternatives as `SecurityRequirement.alternatives` reads them.
    public init(
        id: String, method: HTTPRequest.Method, path: String, accept: String? = nil, security: String,
        servers: [ServerTemplate] = []
    ) {
        self.init(
            id: id, method: method, path: path, accept: accept, security: security, servers: servers, checks: nil)
    }
}
