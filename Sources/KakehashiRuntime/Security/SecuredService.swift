/// A service whose contract asks callers for credentials. It cannot be mounted as it is: say who checks them.
///
/// ```swift
/// try router.mount(Broker().secured(by: Gate()))
/// try router.mount(Broker().unsecured())
/// ```
public protocol SecuredService: Sendable {
    /// The path of the contract's first server, without a slash at the end; empty for the root.
    var basePath: String { get }

    /// Every operation of the contract, without checks.
    ///
    /// - Parameter middlewares: the first is the outermost.
    func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation]
}

extension SecuredService {
    /// The service for every caller: something before it checks them, or it is for trying out.
    public func unsecured() -> GuardedService { GuardedService(self, .none) }

    /// The service as if this caller called, who may do all; for tests.
    public func unsecured<Principal>(as caller: Caller<Principal>) -> GuardedService {
        GuardedService(
            self, .assumed(CurrentCallers.Entry(scheme: "", principal: caller.principal, scopes: caller.scopes)))
    }
}

/// A service of which it is settled who checks its callers.
public struct GuardedService: MountableService {
    private let service: any SecuredService
    private let admission: ServerOperation.Admission

    init(_ service: any SecuredService, _ admission: ServerOperation.Admission) {
        self.service = service
        self.admission = admission
    }

    public var basePath: String { service.basePath }

    public func operations(middlewares: [any ServerMiddleware]) -> [ServerOperation] {
        service.operations(middlewares: middlewares).map { $0.admitting(by: admission) }
    }
}

@_spi(Generated)
extension GuardedService {
    public init(_ service: some SecuredService, _ table: AuthenticationTable) {
        self.init(service, .checked(table))
    }
}
