import JSONCoding
import KakehashiRuntime

/// What an answer must be.
struct Expectation: Sendable {
    private let status: Int
    private let fields: [(name: String, value: String?)]
    private let members: [(pointer: String, value: JSONValue?)]
    /// `in pointer code` of each, by where they are listed.
    private let lists: [(name: String, entries: [String])]
    private let body: String?
    let trace: [String]

    init(_ name: String, _ lines: [String], trace: [String]) throws {
        guard let status = lines.first.flatMap({ Int($0) }) else {
            throw ScenarioFile.Fault(description: "\(name): there is no status")
        }
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
            }
            guard let position else {
                return ["no decision '\(expected)'", "decided: " + lines.joined(separator: "\n         ")]
            }
            rest = rest[(position + 1)...]
        }
        return []
    }
}
