package import KakehashiRuntime
package import MockEngine

/// Every service of a platform, each at its path and at its host name, answered by whoever does so at its stage.
package struct PlatformHost: Sendable {
    package let services: [HostedService]
    package let comparisons = Comparisons()
    package let audit = AuditLog()
    private let real: RealService
    private let surroundings: Surroundings
    private let sleep: @Sendable (Duration) async throws -> Void

    /// Bytes of a body that a mock takes, or that is held against the contract on its way.
    private static let mockedBytes = 10 << 20
    private static let checkedBytes = 1 << 20

    /// - Parameters:
    ///   - transport: asks the real services. It must not follow redirects, which would lead elsewhere.
    ///   - surroundings: those of the mocks.
    ///   - sleep: waits without blocking a thread.
    package init(
        _ services: [HostedService], transport: any ClientTransport, surroundings: Surroundings,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.services = services
        self.surroundings = surroundings
        self.sleep = sleep
        real = RealService(transport: transport, checkedBytes: Self.checkedBytes)
    }

    /// One for each service; what has no contract yet says so.
    package var mounts: [MockHost.Mount] {
        services.map { service in
            let responder = ServiceResponder(
                service: service, surroundings: surroundings, real: real, bodyLimit: Self.mockedBytes,
                comparisons: comparisons, sleep: sleep)
            return MockHost.Mount(path: service.path, hostLabel: service.facts.id, keepsPath: true) {
                try await responder.respond(to: $0, $1, $2)
            }
        }
    }

    /// What callers may write before the paths of a contract, beside what its servers say: `/opt-in`, and `/v1` at the
    /// name of the service.
    package static func basePaths(of id: String) -> [String] { ["/\(id)", "/v1"] }
}
