import KakehashiRuntime
import MockEngine

/// Requests in their order, and what must be answered.
struct Scenario: Sendable {
    struct Step: Sendable {
        let request: HTTPRequest
        let body: [UInt8]
        let expectation: Expectation
    }

    let name: String
    let options: MockOptions
    let steps: [Step]

    init(_ name: String, _ options: MockOptions, _ lines: [String]) throws {
        self.name = name
        self.options = options
        let groups = Self.groups(lines)
        steps = try groups.enumerated().map { index, lines in
            try Step(groups.count == 1 ? name : "\(name), request \(index + 1)", lines)
        }
    }

    /// A request behind an answer begins the next group.
    private static func groups(_ lines: [String]) -> [[String]] {
        var groups: [[String]] = [[]]
        for line in lines {
            if line.hasPrefix(">"), groups[groups.count - 1].contains(where: { $0.hasPrefix("<") }) {
                groups.append([])
            }
            groups[groups.count - 1].append(line)
        }
        return groups
    }
}

extension Scenario.Step {
    init(_ name: String, _ lines: [String]) throws {
        let sent = Self.lines(lines, ">")
        let words = (sent.first ?? "").split(separator: " ", maxSplits: 1).map(String.init)
        guard words.count == 2, let method = HTTPRequest.Method(words[0]) else {
            throw ScenarioFile.Fault(description: "\(name): there is no request")
        }
        var request = HTTPRequest(method: method, scheme: "http", authority: "localhost", path: words[1])
        let (head, body) = Scenario.parts(sent.dropFirst())
        for line in head {
            let (field, value) = try Scenario.field(line, name)
            guard let field = HTTPField.Name(field) else {
                throw ScenarioFile.Fault(description: "\(name): '\(line)' is no field")
            }
            request.headerFields.append(HTTPField(name: field, value: value))
        }
        let isMultipart = request.headerFields[.contentType]?.hasPrefix("multipart/") ?? false
        self.request = request
        self.body = Array((body ?? []).joined(separator: isMultipart ? "\r\n" : "\n").utf8)
        expectation = try Expectation(name, Self.lines(lines, "<"), trace: Self.lines(lines, "*"))
        let isOther = lines.contains { line in
            !line.isEmpty && !["#", ">", "<", "*"].contains { line.hasPrefix($0) }
        }
        if isOther { throw ScenarioFile.Fault(description: "\(name): a line begins with none of > < * #") }
    }

    /// The lines with a mark, without it and the blank behind it.
    private static func lines(_ lines: [String], _ mark: String) -> [String] {
        lines.filter { $0.hasPrefix(mark) }.map { String($0.dropFirst($0.hasPrefix(mark + " ") ? 2 : 1)) }
    }

}

extension Scenario {
    /// What is before an empty line, and what is behind.
    static func parts(_ lines: ArraySlice<String>) -> (head: [String], body: [String]?) {
        guard let empty = lines.firstIndex(of: "") else { return (Array(lines), nil) }
        return (Array(lines[..<empty]), Array(lines[(empty + 1)...]))
    }

    static func field(_ line: String, _ name: String) throws -> (String, String) {
        guard let colon = line.firstIndex(of: ":") else {
            throw ScenarioFile.Fault(description: "\(name): '\(line)' has no colon")
        }
        return (String(line[..<colon]), String(line[line.index(after: colon)...].drop { $0 == " " }))
    }
}
