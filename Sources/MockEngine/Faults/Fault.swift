/// A way in which a mock misbehaves on purpose.
///
/// As text: a name, arguments in parentheses, and how often it happens: `latency(uniform,50,200)`, `error(503)@10%`.
package struct Fault: Sendable, Hashable {
    package enum Kind: Sendable, Hashable {
        case latency(Latency)
        case bandwidth(bytesPerSecond: Int)
        /// A byte at a time, with a pause between them.
        case trickle(milliseconds: Int)
        /// The connection is torn down before anything is sent.
        case reset
        /// The connection is closed before anything is sent.
        case empty
        /// The connection is closed within the body: half-way where nil.
        case truncate(bytes: Int?)
        /// Chance in place of the body.
        case garbage
        case contentType(String)
        /// A body that breaks one rule of its schema: any where nil.
        case violation(rule: String?)
        /// More requests to an operation are too many.
        case quota(requests: Int, seconds: Int)
        case error(status: Int)
        /// Nothing but 503, from one second of the mock's life to another one.
        case maintenance(from: Int, to: Int)
        /// Nothing but 503, which asks to come back after so many seconds.
        case outage(seconds: Int)
    }

    package enum Latency: Sendable, Hashable {
        /// Milliseconds.
        case fixed(Int)
        case uniform(Int, Int)
        /// Half of the requests wait longer than the median.
        case lognormal(median: Int, sigma: Double)
    }

    package let kind: Kind
    /// Percent of the requests.
    package let frequency: Double
    package let name: String
    /// As written.
    package let text: String
}

/// Which operations have faults, whatever the request.
package struct FaultSetting: Sendable, Hashable {
    /// nil for all.
    package let operationID: String?
    package let faults: [Fault]
    /// As written.
    package let text: String

    /// - Parameter text: faults with blanks between them, and before them an operation and `=`.
    package init(_ text: String) throws(FaultSyntaxError) {
        self.text = text
        let head = text.prefix { $0 != "(" && $0 != " " }
        guard let equals = head.firstIndex(of: "=") else {
            operationID = nil
            faults = try Fault.list(text[...])
            return
        }
        operationID = String(text[..<equals])
        faults = try Fault.list(text[text.index(after: equals)...])
    }
}
