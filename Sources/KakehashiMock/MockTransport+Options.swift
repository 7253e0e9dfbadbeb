import MockEngine

extension MockTransport {
    /// How a mock plays its contract. Without a change each request gets the contract's own answer, and what requests
    /// make is kept.
    ///
    /// ```swift
    /// var options = MockTransport.Options()
    /// options.faults = ["listReports=error(503)"]
    /// let transport = try Reports.Mock.transport(options)
    /// ```
    public struct Options: Sendable {
        /// What becomes of requests that do not fit the contract.
        public enum RequestValidation: Sendable, Hashable, CaseIterable {
            /// They are refused with 400, 401, 415 or 422.
            case enforce
            /// They are answered as if they fitted, and `Kakehashi-Violations` of the answer lists what is wrong.
            case warn
            /// Nobody looks.
            case off
        }

        public var requestValidation = RequestValidation.enforce
        /// Whether requests need the credentials that the contract asks for, in the form that they have: any value will
        /// do. A client in the same process is known, so they do not where nothing else is said.
        public var checksCredentials = false
        /// Whether requests that are refused are always answered with a problem document, even where the contract
        /// documents an answer for them; and whether an example that does not fit its schema is one as well.
        public var reportsErrors = false
        /// Whether what requests make, change and delete is so for the requests after them.
        public var isStateful = true
        /// Whether values are drawn from the schemas instead of taken from examples, as `Prefer: dynamic=true` asks for
        /// one answer.
        public var dynamic = false
        /// What drawn values depend on beside the request and the contract, and with `faults` what happens how often. The
        /// same numbers come in every run, with a seed or without.
        public var seed: String?
        /// How the mock misbehaves where a request does not ask for something else: `latency(200)`, `error(503)@10%`,
        /// `listReports=quota(10,60)`. Several may stand in one text, with blanks between them. Times are milliseconds;
        /// those of `quota` and `maintenance` are seconds of `clock`.
        public var faults: [String] = []
        /// The scenario that is played where a request asks for no other with `Prefer: scenario=…`.
        public var scenario: String?
        /// Whether pages of other origins may call (CORS).
        public var allowsCrossOrigin = true
        /// The time of day in seconds since 1970 (UTC), asked for once with each request. It stands still at
        /// 2025-09-01T00:00:00Z where nil.
        public var clock: (@Sendable () -> Int64)?

        /// The options that are described at each of them.
        public init() {}
    }
}

/// A fault that cannot be: none of those that there are, or one of an operation that the contract lacks.
public struct MockFaultError: Error, Hashable, Sendable, CustomStringConvertible {
    /// As it was written.
    public let fault: String
    /// What is wrong with it.
    public let reason: String

    public var description: String { "the fault '\(fault)' cannot be: \(reason)" }
}

extension MockTransport.Options {
    func engineOptions() throws(MockFaultError) -> MockOptions {
        var options = MockOptions()
        options.requestValidation =
            switch requestValidation {
            case .enforce: .enforce
            case .warn: .warn
            case .off: .off
            }
        options.checksCredentials = checksCredentials
        options.reportsErrors = reportsErrors
        options.isStateful = isStateful
        options.dynamic = dynamic
        options.seed = seed
        options.scenario = scenario
        options.allowsCrossOrigin = allowsCrossOrigin
        for fault in faults { options.faults.append(try Self.setting(fault)) }
        return options
    }

    private static func setting(_ text: String) throws(MockFaultError) -> FaultSetting {
        do throws(FaultSyntaxError) {
            return try FaultSetting(text)
        } catch {
            throw MockFaultError(fault: text, reason: error.description)
        }
    }

    /// Refuses faults of operations that the contract lacks.
    func check(_ service: CompiledService, _ options: MockOptions) throws(MockFaultError) {
        let known = service.routes.compactMap(\.operationID)
        for (text, setting) in zip(faults, options.faults) {
            guard let id = setting.operationID, !known.contains(id) else { continue }
            throw MockFaultError(fault: text, reason: "the contract has no operation '\(id)'")
        }
    }

    /// The clock that is given, and chance that is the same in every run.
    func surroundings() -> Surroundings {
        let chance = SeededChance(seed: seed ?? "")
        var surroundings = Surroundings()
        surroundings.chance = { chance.next() }
        if let clock {
            let start = clock()
            surroundings.now = { Moment(secondsSince1970: clock()) }
            surroundings.time = { .seconds(clock().subtractingReportingOverflow(start).partialValue) }
        }
        return surroundings
    }
}
