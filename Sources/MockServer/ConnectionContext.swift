import Hummingbird
import MockEngine
import NIOCore

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A request that knows its connection, so that it can end it.
struct ConnectionContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    private let channel: any Channel

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        channel = source.channel
    }

    /// That of the peer, without the port.
    var address: String? { channel.remoteAddress?.ipAddress }

    /// Nothing more is sent.
    func end(_ broken: BrokenConnection) async {
        if broken == .reset, let socket = channel as? any SocketOptionProvider {
            // Without time to linger, the peer sees a reset instead of an end.
            try? await socket.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        }
        try? await channel.close().get()
    }
}
