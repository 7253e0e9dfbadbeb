import Hummingbird
import HummingbirdCore
import KakehashiHummingbird
package import KakehashiRuntime
import Logging
import NIOCore
import ServiceLifecycle
import UnixSignals

/// Serves several mocks on one listener until the process is told to end. It writes nothing to the terminal.
package struct MockHost: Sendable {
    /// What answers the requests below one path.
    package struct Mount: Sendable {
        /// Without a slash at the end; empty for the root.
        package let path: String
        /// The first label of host names below `localhost` whose whole path space it has too; nil for none.
        let hostLabel: String?
        /// Whether the mount path stays in the paths of requests.
        let keepsPath: Bool
        let handling: Handling

        enum Handling: Sendable {
            case streaming(Respond)
            case whole(RespondToWhole)
        }

        package typealias RespondToWhole =
            @Sendable (HTTPRequest, [UInt8]) async throws -> (HTTPResponse, HTTPBody)

        package typealias Respond =
            @Sendable (HTTPRequest, HTTPBody, PlatformCaller) async throws -> (HTTPResponse, HTTPBody)

        /// - Parameter respond: is given requests whose path no longer has the mount path, unless it stays. Where it
        ///   throws a `BrokenConnection`, the connection ends.
        package init(
            path: String, hostLabel: String? = nil, keepsPath: Bool = false, streaming respond: @escaping Respond
        ) {
            self.path = Self.normalized(path)
            self.hostLabel = hostLabel
            self.keepsPath = keepsPath
            handling = .streaming(respond)
        }

        /// - Parameter respond: as above, with whole bodies.
        package init(path: String, respond: @escaping RespondToWhole) {
            self.path = Self.normalized(path)
            hostLabel = nil
            keepsPath = false
            handling = .whole(respond)
        }

        private static func normalized(_ path: String) -> String {
            path.split(separator: "/").map { "/" + $0 }.joined()
        }
    }

    private let responder: MountResponder
    private let limits: ServingLimits
    private let host: String
    private let port: Int
    private let onReady: @Sendable (Int) async -> Void

    /// - Parameters:
    ///   - port: 0 for one that the system chooses.
    ///   - limits: what is taken of one caller.
    ///   - onReady: is called with the port once requests are accepted.
    /// - Throws: `MockHostError`.
    package init(
        _ mounts: [Mount], host: String = "127.0.0.1", port: Int, limits: ServingLimits = ServingLimits(),
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) throws(MockHostError) {
        guard (0...65535).contains(port) else { throw .invalidPort(port) }
        var paths: Set<String> = []
        for mount in mounts where !paths.insert(mount.path).inserted { throw .duplicateMount(mount.path) }
        responder = MountResponder(mounts: mounts, bodyLimit: limits.body)
        self.limits = limits
        self.host = host
        self.port = port
        self.onReady = onReady
    }

    /// Serves until the task is cancelled or the process receives SIGINT or SIGTERM; requests under way are finished.
    ///
    /// - Throws: `MockHostError` where the address cannot be had.
    package func run() async throws {
        let limits = limits
        let server = HTTPServerBuilder { responder in GuardedChannel(limits, responder: responder) }
        let application = Application(
            responder: responder, server: server,
            configuration: .init(
                address: .hostname(host, port: port),
                availableConnectionsDelegate: .maximum(limits.connections, logger: Self.silence)),
            onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) }, logger: Self.silence)
        var configuration = ServiceGroupConfiguration(
            services: [application], gracefulShutdownSignals: [.sigint, .sigterm], logger: Self.silence)
        // A stream of events has no end of its own: it is cut off after this.
        configuration.maximumGracefulShutdownDuration = .seconds(5)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch is CancellationError {
            return
        } catch {
            throw MockHostError(error, host: host, port: port) ?? error
        }
    }

    private static let silence = Logger(label: "kakehashi") { _ in SwiftLogNoOpLogHandler() }
}
