package import KakehashiRuntime

/// Sends callbacks, and sends them again where nobody takes them.
///
/// Their addresses come from requests, so from anyone: only hosts that are listed are called, and by their names as they
/// are listed. The transport must not follow redirects, which would lead elsewhere.
package struct CallbackSender: Sendable {
    package enum Outcome: Sendable, Hashable {
        /// The last answer, whether it was taken or not.
        case answered(status: Int)
        /// There was no answer, and why.
        case failed(String)
        /// The host is not listed.
        case refused(host: String)
        /// Too many others are waiting.
        case dropped
    }

    package struct Report: Sendable {
        package let call: CallbackCall
        package let outcome: Outcome
        package let attempts: Int
    }

    private let transport: any ClientTransport
    private let hosts: Set<String>
    private let sleep: @Sendable (Duration) async throws -> Void

    /// This machine alone.
    package static let loopback = ["localhost", "127.0.0.1", "[::1]"]
    private static let pauses: [Duration] = [.milliseconds(500), .seconds(1), .seconds(2), .seconds(4)]
    private static let answerLimit = 1 << 20

    /// - Parameters:
    ///   - hosts: those that may be called beside this machine.
    ///   - sleep: waits without blocking a thread.
    package init(
        transport: any ClientTransport, hosts: [String] = [],
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.transport = transport
        self.hosts = Set((Self.loopback + hosts).map { $0.lowercased() })
        self.sleep = sleep
    }

    /// Waits until it is time, and sends until it is taken with 2xx, five times at most.
    package func send(_ call: CallbackCall) async -> Report {
        let host = call.request.authority.flatMap(CallbackAddress.host) ?? ""
        guard hosts.contains(host) else { return Report(call: call, outcome: .refused(host: host), attempts: 0) }
        var (outcome, attempts) = (Outcome.failed("cancelled"), 0)
        for pause in [call.delay] + Self.pauses {
            do { try await sleep(pause) } catch { break }
            attempts += 1
            do {
                let (response, body) = try await transport.send(call.request, body: HTTPBody(call.body))
                _ = try? await body.collect(upTo: Self.answerLimit)
                outcome = .answered(status: response.status.code)
                if (200..<300).contains(response.status.code) { break }
            } catch {
                outcome = .failed("\(error)")
            }
        }
        return Report(call: call, outcome: outcome, attempts: attempts)
    }
}

extension CallbackSender.Report {
    /// Whether somebody has taken it.
    package var isTaken: Bool {
        if case .answered(let status) = outcome { (200..<300).contains(status) } else { false }
    }
}

extension CallbackSender.Report: CustomStringConvertible {
    package var description: String {
        let target = "\(call.request.method.rawValue) \(call.request.scheme ?? "")://\(call.request.authority ?? "")"
        let times = attempts == 1 ? "" : " after \(attempts) attempts"
        let end =
            switch outcome {
            case .answered(let status): "\(status)\(times)"
            case .failed(let reason): "no answer\(times): \(reason)"
            case .refused(let host): "not sent: '\(host)' is no host of --callback-host"
            case .dropped: "not sent: too many callbacks are waiting"
            }
        return "callback '\(call.name)' \(target)\(call.request.path ?? "") \(end)"
    }
}
