import NIOCore
import NIOPosix
import OpenAPIModel
import SourceDiagnostics

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The address that a host's name stands for.
enum HostAddress {
    /// The addresses of a URL's host, the best first. One of this machine or of a private network must itself be among
    /// the allowed hosts, or be asked for as `localhost`: else a name out in the world could stand for it.
    static func resolve(_ url: RemoteURL, _ allowed: [AllowedHost]) async throws(RemoteFailure) -> [String] {
        // Written as an address, it is itself what the user has named.
        if isAddress(url.host) { return [url.host] }
        let addresses = await lookUp(url.host)
        guard !addresses.isEmpty else {
            throw .unreachable(
                reason: .init("the host '\(url.host)' is not known", ja: "ホスト「\(url.host)」が見つからない"))
        }
        if url.host == "localhost" || url.host.hasSuffix(".localhost") { return addresses }
        for text in addresses {
            let isNamed = allowed.contains { $0.host == text && ($0.port == nil || $0.port == url.port) }
            guard isNamed || !isPrivate(text) else { throw .privateAddress(text) }
        }
        return addresses
    }

    /// Nothing where the name is not known; also when the task is cancelled, for the system's look-up cannot be.
    private static func lookUp(_ host: String) async -> [String] {
        let (answers, continuation) = AsyncStream.makeStream(of: [String].self)
        NIOSingletons.posixBlockingThreadPool.submit { _ in
            continuation.yield(addresses(of: host))
            continuation.finish()
        }
        for await answer in answers { return answer }
        return []
    }

    private static func addresses(of host: String) -> [String] {
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, nil, nil, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        var result: [String] = []
        var next = list
        while let entry = next?.pointee {
            next = entry.ai_next
            var text = [CChar](repeating: 0, count: Int(NI_MAXHOST))
            let status = getnameinfo(
                entry.ai_addr, entry.ai_addrlen, &text, socklen_t(text.count), nil, 0, NI_NUMERICHOST)
            guard status == 0 else { continue }
            let address = String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            // One entry for each kind of socket.
            if !result.contains(address) { result.append(address) }
        }
        return result
    }

    /// Whether an address is one that only this machine or its surroundings can reach, or no single machine at all; so
    /// is a text that is no address.
    static func isPrivate(_ text: String) -> Bool {
        if let bytes = bytes(of: text, AF_INET, count: 4) { return isPrivateV4(bytes) }
        if let bytes = bytes(of: text, AF_INET6, count: 16) { return isPrivateV6(bytes) }
        return true
    }

    private static func isAddress(_ text: String) -> Bool {
        bytes(of: text, AF_INET, count: 4) != nil || bytes(of: text, AF_INET6, count: 16) != nil
    }

    private static func bytes(of text: String, _ family: CInt, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return inet_pton(family, text, &bytes) == 1 ? bytes : nil
    }

    /// The registry of special addresses, RFC 6890.
    private static func isPrivateV4(_ bytes: [UInt8]) -> Bool {
        switch (bytes[0], bytes[1], bytes[2]) {
        case (0, _, _), (10, _, _), (127, _, _), (169, 254, _), (192, 168, _), (192, 0, 0), (198, 18...19, _),
            (100, 64...127, _), (172, 16...31, _), (224...255, _, _):
            true
        default: false
        }
    }

    private static func isPrivateV6(_ bytes: [UInt8]) -> Bool {
        // Addresses that stand for one of version 4: mapped, translated (RFC 6052), 6to4.
        if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]) {
            return bytes[10] != 0xFF || isPrivateV4(Array(bytes[12...]))
        }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B]) { return isPrivateV4(Array(bytes[12...])) }
        if bytes.starts(with: [0x20, 0x02]) { return isPrivateV4(Array(bytes[2..<6])) }
        // Unique local, link local, site local, multicast.
        return bytes[0] & 0xFE == 0xFC || bytes[0] == 0xFF || (bytes[0] == 0xFE && bytes[1] & 0x80 != 0)
    }
}
