import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Why a host cannot begin to serve.
package enum MockHostError: Error, Hashable, CustomStringConvertible {
    case addressInUse(host: String, port: Int)
    case notPermitted(host: String, port: Int)
    /// The host name has no address, or none of this machine.
    case noSuchAddress(host: String)
    case invalidPort(Int)
    /// Two mocks have one mount path.
    case duplicateMount(String)

    package var description: String {
        switch self {
        case .addressInUse(let host, let port): "the address '\(host):\(port)' is in use"
        case .notPermitted(let host, let port): "this user may not listen at '\(host):\(port)'"
        case .noSuchAddress(let host): "the host '\(host)' is no address of this machine"
        case .invalidPort(let port): "'\(port)' is not a port"
        case .duplicateMount(let path): "two mocks are mounted at '\(path.isEmpty ? "/" : path)'"
        }
    }

    /// nil for an error that says nothing about the address.
    init?(_ error: any Error, host: String, port: Int) {
        if error is SocketAddressError || error is SocketAddressError.UnknownHost {
            self = .noSuchAddress(host: host)
            return
        }
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: self = .addressInUse(host: host, port: port)
        case EACCES, EPERM: self = .notPermitted(host: host, port: port)
        case EADDRNOTAVAIL: self = .noSuchAddress(host: host)
        default: return nil
        }
    }
}
