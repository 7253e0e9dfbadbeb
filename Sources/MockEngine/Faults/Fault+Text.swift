package import SourceDiagnostics

/// A text that is no fault.
package struct FaultSyntaxError: Error, Sendable, CustomStringConvertible {
    package let message: LocalizedText

    package var description: String { message.english }
}

extension Fault {
    /// How each is written.
    package static let usages: [String] = forms.map(\.usage)

    private struct Form: Sendable {
        let name: String
        let usage: String
        let kind: @Sendable ([String]) -> Kind?
    }

    private static let forms: [Form] = [
        Form(name: "latency", usage: "latency(MS), latency(uniform,MS,MS) or latency(lognormal,MEDIAN,SIGMA)") {
            latency($0).map(Kind.latency)
        },
        Form(name: "bandwidth", usage: "bandwidth(BYTES-PER-SECOND)") { arguments in
            arguments.count == 1 ? number(arguments[0], 1...(1 << 30)).map(Kind.bandwidth) : nil
        },
        Form(name: "trickle", usage: "trickle(MS)") { arguments in
            arguments.count == 1 ? number(arguments[0], 1...60_000).map(Kind.trickle) : nil
        },
        Form(name: "reset", usage: "reset") { $0.isEmpty ? .reset : nil },
        Form(name: "empty", usage: "empty") { $0.isEmpty ? .empty : nil },
        Form(name: "truncate", usage: "truncate or truncate(BYTES)") { arguments in
            if arguments.isEmpty { return .truncate(bytes: nil) }
            return arguments.count == 1 ? number(arguments[0], 0...(1 << 30)).map(Kind.truncate) : nil
        },
        Form(name: "garbage", usage: "garbage") { $0.isEmpty ? .garbage : nil },
        Form(name: "content-type", usage: "content-type(TYPE)") { arguments in
            arguments.count == 1 && !arguments[0].isEmpty ? .contentType(arguments[0]) : nil
        },
        Form(name: "violation", usage: "violation or violation(RULE)") { arguments in
            if arguments.isEmpty { return .violation(rule: nil) }
            return arguments.count == 1 && SchemaBreaker.rules.contains(arguments[0])
                ? .violation(rule: arguments[0]) : nil
        },
        Form(name: "quota", usage: "quota(REQUESTS,SECONDS)") { arguments in
            guard let (requests, seconds) = pair(arguments), seconds > 0 else { return nil }
            return .quota(requests: requests, seconds: seconds)
        },
        Form(name: "error", usage: "error(STATUS)") { arguments in
            arguments.count == 1 ? number(arguments[0], 400...599).map(Kind.error) : nil
        },
        Form(name: "maintenance", usage: "maintenance(SECONDS) or maintenance(FROM,TO)") { arguments in
            if arguments.count == 1 { return number(arguments[0], 1...(1 << 30)).map(Kind.outage) }
            guard let (from, to) = pair(arguments), from < to else { return nil }
            return .maintenance(from: from, to: to)
        },
    ]

    /// Faults with blanks between them.
    package static func list(_ text: Substring) throws(FaultSyntaxError) -> [Fault] {
        var faults: [Fault] = []
        for word in text.split(separator: " ") { faults.append(try Fault(String(word))) }
        guard !faults.isEmpty else {
            throw FaultSyntaxError(
                message: .init("no fault is named; there are \(names)", ja: "障害の名前がない。使える名前: \(names)"))
        }
        return faults
    }

    private static var names: String { forms.map(\.name).joined(separator: ", ") }

    package init(_ text: String) throws(FaultSyntaxError) {
        let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts[0].prefix { $0 != "(" })
        guard let form = Self.forms.first(where: { $0.name == name }) else {
            throw FaultSyntaxError(
                message: .init(
                    "'\(name)' is no fault; there are \(Self.names)",
                    ja: "「\(name)」という障害はない。使える名前: \(Self.names)"))
        }
        let rest = parts[0].dropFirst(name.count)
        guard let arguments = Self.arguments(rest), let kind = form.kind(arguments) else {
            throw FaultSyntaxError(
                message: .init(
                    "'\(text)' is not written as \(form.usage)", ja: "「\(text)」の書き方が違う。正しくは \(form.usage)"))
        }
        guard let frequency = parts.count == 1 ? 100 : Self.percent(parts[1]) else {
            throw FaultSyntaxError(
                message: .init(
                    "'\(text)' ends in no percentage such as @10%", ja: "「\(text)」の末尾が @10% のような百分率ではない"))
        }
        self.init(kind: kind, frequency: frequency, name: name, text: text)
    }

    /// nil where the parentheses are not closed.
    private static func arguments(_ text: Substring) -> [String]? {
        if text.isEmpty { return [] }
        guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
        return text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    private static func percent(_ text: Substring) -> Double? {
        guard text.hasSuffix("%"), let value = Double(text.dropLast()), (0...100).contains(value) else { return nil }
        return value
    }

    private static func number(_ text: String, _ range: ClosedRange<Int>) -> Int? {
        Int(text).flatMap { range.contains($0) ? $0 : nil }
    }

    private static func pair(_ arguments: [String]) -> (Int, Int)? {
        guard arguments.count == 2, let first = number(arguments[0], 0...(1 << 30)),
            let second = number(arguments[1], 0...(1 << 30))
        else { return nil }
        return (first, second)
    }

    private static func latency(_ arguments: [String]) -> Latency? {
        let limit = 0...Delivery.longestDelay
        switch (arguments.first, arguments.count) {
        case (let time?, 1): return number(time, limit).map(Latency.fixed)
        case ("uniform", 3):
            guard let from = number(arguments[1], limit), let to = number(arguments[2], limit), from <= to else {
                return nil
            }
            return .uniform(from, to)
        case ("lognormal", 3):
            guard let median = number(arguments[1], limit), let sigma = Double(arguments[2]), (0...5).contains(sigma)
            else { return nil }
            return .lognormal(median: median, sigma: sigma)
        default: return nil
        }
    }
}
