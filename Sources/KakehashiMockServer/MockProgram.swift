import ArgumentParser
public import KakehashiMock
import KakehashiRuntime
import MockServer

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// The program that serves a generated mock on a port. What `generate --mock-executable` writes calls it.
///
/// ```swift
/// try await MockProgram.run(Shelters.Mock.transport(), title: "Shelters")
/// ```
public enum MockProgram {
    /// Serves until the process is told to end. The options are those of the command line; no file is read.
    ///
    /// - Parameter title: what is said to be served.
    public static func run(_ mock: MockTransport, title: String) async throws {
        let options = MockOptions.parseOrExit()
        let mount = MockHost.Mount(path: "") { request, body in
            try await mock.send(request, body: HTTPBody(body))
        }
        do {
            try await MockHost([mount], host: options.host, port: options.port) { port in
                let host = options.host.contains(":") ? "[\(options.host)]" : options.host
                // Another program may wait for the line, so it does not stay in a buffer.
                print("\(title): http://\(host):\(port)\(mock.basePath)")
                fflush(nil)
            }.run()
        } catch let error as MockHostError {
            MockOptions.exit(withError: error)
        }
    }
}
