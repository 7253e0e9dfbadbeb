import JSONCoding
import KakehashiRuntime
import MockEngine

/// What an answer must be.
struct Expectation: Sendable {
    /// That of the scenario, and which of its requests it is.
    let name: String
    /// How the connection ends instead of an answer that is whole: `reset`, `empty`, `cut`.
    private let broken: String?
    private let status: Int
    private let fields: [(name: String, value: String?)]
    private let members: [(pointer: String, value: JSONValue?)]
    /// `in pointer code` of each, by where they are listed.
    private let lists: [(name: String, entries: [String])]
    private let body: String?
    let trace: [String]

    init(_ name: String, _ lines: [String], trace: [String]) throws {
        let broken = lines.first.flatMap { ["reset", "empty", "cut"].contains($0) ? $0 : nil }
        guard let status = lines.first.flatMap({ Int($0) }) ?? broken.map({ _ in 200 }) else {
            throw ScenarioFile.Fault(description: "\(name): there is no status")
        }
        self.name = name
        self.broken = broken
        self.status = status
        self.trace = trace
        let (head, body) = Scenario.parts(lines.dropFirst())
        self.body = body?.joined(separator: "\n")
        var fields: [(name: String, value: String?)] = []
        var members: [(pointer: String, value: JSONValue?)] = []
        var lists: [(name: String, entries: [String])] = []
        for line in head {
            if line.hasPrefix("!/") {
                members.append((String(line.dropFirst()), nil))
            } else if line.hasPrefix("!") {
                fields.append((String(line.dropFirst()), nil))
            } else if line.hasPrefix("/") {
                // A pointer may have a colon, but none with a blank behind it.
                guard let end = line.firstRange(of: ": ") else {
                    throw ScenarioFile.Fault(description: "\(name): '\(line)' has no colon")
                }
                let value = try JSONValue(jsonText: String(line[end.upperBound...]))
                members.append((String(line[..<end.lowerBound]), value))
            } else {
                let (field, value) = try Scenario.field(line, name)
                if field == "errors" || field == "violations" {
                    lists.append((field, value == "none" ? [] : Self.entries(value)))
                } else {
                    fields.append((field, value))
                }
            }
        }
        (self.fields, self.members, self.lists) = (fields, members, lists)
    }

    private static func entries(_ text: String) -> [String] {
        text.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
    }

    /// As `faults`, of what comes over a transport; an end that is expected is an error there.
    ///
    /// - Parameter namesEnd: whether the error says how the connection ends.
    func faults(namesEnd: Bool, _ send: () async throws -> (HTTPResponse, HTTPBody)) async throws -> [String] {
        do {
            let (response, body) = try await send()
            let bytes = try await body.collect(upTo: 1 << 20)
            if let broken { return ["the connection does not end with '\(broken)'"] }
            return faults(response, bytes)
        } catch {
            guard let broken else { throw error }
            let end = (error as? BrokenConnection).map { "\($0)" }
            return end == broken || !namesEnd && end == nil ? [] : ["the connection ends with '\(error)'"]
        }
    }

    /// As `faults`, of what the engine gives.
    func faults(_ answer: MockResponse) -> [String] {
        let end: String? =
            switch answer.delivery.ending {
            case .whole: nil
            case .cut: "cut"
            case .broken(let connection): "\(connection)"
            }
        if end != broken { return ["the connection ends with '\(end ?? "the answer")'"] }
        return broken == nil ? faults(answer.response, answer.body) : []
    }

    /// Everything in which an answer is another one.
    func faults(_ response: HTTPResponse, _ bytes: [UInt8]) -> [String] {
        var faults: [String] = []
        let json = try? JSONValue(jsonText: bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        if response.status.code != status { faults.append("status \(response.status.code), not \(status)") }
        for (name, value) in fields {
            let actual = HTTPField.Name(name).flatMap { response.headerFields[$0] }
            if actual != value { faults.append("\(name) is '\(actual ?? "")', not '\(value ?? "")'") }
        }
        for (pointer, value) in members where Self.value(pointer, json) != value {
            faults.append("\(pointer) is \(Self.value(pointer, json)?.description ?? "absent")")
        }
        for (name, entries) in lists {
            let list = name == "errors" ? json?["errors"] : Self.violations(response)
            let actual = (list?.arrayValue ?? []).map { entry in
                ["in", "pointer", "code"].compactMap { entry[$0]?.stringValue }.filter { !$0.isEmpty }
                    .joined(separator: " ")
            }
            if actual != entries { faults.append("\(name): \(actual.joined(separator: ", "))") }
        }
        if let body, text != body {
            let expected = try? JSONValue(jsonText: body)
            if expected == nil || expected != json { faults.append("the body is '\(text)'") }
        }
        return faults.isEmpty ? [] : faults + ["answered: \(response.status.code) \(text.prefix(500))"]
    }

    private static func violations(_ response: HTTPResponse) -> JSONValue? {
        HTTPField.Name("Kakehashi-Violations").flatMap { response.headerFields[$0] }
            .flatMap { try? JSONValue(jsonText: $0) }
    }

    private static func value(_ pointer: String, _ json: JSONValue?) -> JSONValue? {
        (JSONPointer.steps(of: pointer) ?? []).reduce(json) { value, step in
            value?[step] ?? Int(step).flatMap { value?[$0] }
        }
    }

    /// The decisions that did not come, or not in this order.
    func missing(in lines: [String]) -> [String] {
        var rest = lines[...]
        for expected in trace {
            let position = rest.firstIndex { line in
                line == expected || line.hasPrefix(expected + " (contract.yaml:")
                    || line.hasPrefix(expected + " (contract.scenario.yaml:")
            }
            guard let position else {
                return ["no decision '\(expected)'", "decided: " + lines.joined(separator: "\n         ")]
            }
            rest = rest[(position + 1)...]
        }
        return []
    }
}
