import KakehashiRuntime
import OpenAPIModel
import SourceDiagnostics

/// What a caller wishes for: `Prefer: code=404, example=empty` (RFC 7240), or `?__code=404&__example=empty` where no such
/// header can be sent. With the header, the query is not looked at.
struct Preferences: Sendable {
    enum Name: String, CaseIterable {
        case code, example, dynamic, seed, wait, delay, fault, session, scenario
        /// Is compared with the servers of the operation; only in the query.
        case server

        var twin: String { "__" + rawValue }
    }

    /// The status to be answered.
    private(set) var code: Int?
    /// The named example to be sent.
    private(set) var example: String?
    /// Whether values are made, even where there are examples.
    private(set) var dynamic: Bool?
    /// What made values depend on.
    private(set) var seed: String?
    /// Seconds that the caller waits at most (RFC 7240 section 4.3).
    private(set) var wait: Int?
    /// Milliseconds before the answer comes.
    private(set) var delay: Int?

    /// How the mock misbehaves; an empty list is for not at all.
    private(set) var faults: [Fault]?
    /// Whose world the request is for.
    private(set) var session: String?
    /// Which scenario is played; `none` for none.
    private(set) var scenario: String?
    /// Whether status and example are those of a scenario's step.
    private(set) var areOfScenario = false
    /// Whether that step has a body, so that no example is needed.
    private(set) var bringsBody = false

    /// The preferences of a request, and the request without those in its query.
    ///
    /// - Throws: a problem that names every value that is none of its preference.
    static func take(
        from request: HTTPRequest, _ operation: CompiledOperation
    ) throws(ProblemDetails) -> (HTTPRequest, Preferences) {
        var preferences = Preferences()
        var violations: [ProblemDetails.Violation] = []
        let (rest, twins) = twins(in: request, operation)
        let header = header(request)
        for (name, value) in header ?? twins {
            guard let message = preferences.set(name, value) else { continue }
            violations.append(
                .init(
                    in: header == nil ? "query" : "header",
                    pointer: header == nil ? "/\(name.twin)" : "/Prefer/\(name.rawValue)", code: "malformed",
                    message: message))
        }
        guard violations.isEmpty else {
            throw ProblemDetails(
                "invalid-preference", status: 422, title: "Unprocessable Content",
                detail: "a preference has a value that it cannot have", violations: violations)
        }
        return (rest, preferences)
    }

    /// Whether the caller says which answer is to be given.
    var choosesAnswer: Bool { code != nil || example != nil }

    /// With what a step of a scenario answers, as if it were asked for.
    func playing(_ answer: ScenarioAnswer) -> Preferences {
        var preferences = self
        preferences.code = answer.status
        preferences.example = answer.example
        preferences.bringsBody = answer.body != nil
        preferences.areOfScenario = true
        return preferences
    }

    /// The server that the query asks for.
    static func server(of request: HTTPRequest) -> String? { twin(.server, in: request) }

    /// The session that is asked for, as it must be known before the operation is.
    static func session(of request: HTTPRequest) -> String? {
        guard let wishes = header(request) else { return twin(.session, in: request) }
        return wishes.first { $0.name == .session }?.value
    }

    private static func twin(_ name: Name, in request: HTTPRequest) -> String? {
        query(of: request).lazy.compactMap { key, value in
            key == name.twin ? PercentCoding.decode(value, plusIsSpace: true) : nil
        }.first
    }

    // MARK: Where they stand

    private typealias Wish = (name: Name, value: String)

    /// nil without the header. Of a preference that comes more than once, the first counts.
    private static func header(_ request: HTTPRequest) -> [Wish]? {
        guard let text = request.field("Prefer") else { return nil }
        var wishes: [Wish] = []
        let items = KakehashiRuntime.MediaType.parts(of: text, separator: ",").flatMap {
            KakehashiRuntime.MediaType.parts(of: $0)
        }
        for item in items {
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(plain)
            guard let name = Name(rawValue: parts[0].lowercased()), name != .server else { continue }
            if !wishes.contains(where: { $0.name == name }) { wishes.append((name, parts.count > 1 ? parts[1] : "")) }
        }
        return wishes
    }

    private static func plain(_ text: Substring) -> String {
        let text = String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
        return text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()) : text
    }

    private static func query(of request: HTTPRequest) -> [(name: Substring, value: Substring)] {
        guard let path = request.path, let mark = path.firstIndex(of: "?") else { return [] }
        return path[path.index(after: mark)...].split(separator: "&").map { pair in
            let name = pair.prefix { $0 != "=" }
            return (name, pair[name.endIndex...].dropFirst())
        }
    }

    /// What the contract itself has under such a name stays in the query.
    private static func twins(
        in request: HTTPRequest, _ operation: CompiledOperation
    ) -> (HTTPRequest, [Wish]) {
        guard let path = request.path, path.contains("__") else { return (request, []) }
        let own = Set(operation.parameters.filter { $0.location == .query }.map(\.name))
        var wishes: [Wish] = []
        var kept: [String] = []
        for (name, value) in query(of: request) {
            guard let wish = Name.allCases.first(where: { $0.twin == name }), !own.contains(wish.twin) else {
                kept.append(name.endIndex == value.startIndex ? String(name) : "\(name)=\(value)")
                continue
            }
            guard wish != .server, !wishes.contains(where: { $0.name == wish }) else { continue }
            wishes.append((wish, PercentCoding.decode(value, plusIsSpace: true) ?? String(value)))
        }
        var request = request
        request.path = path.prefix { $0 != "?" } + (kept.isEmpty ? "" : "?" + kept.joined(separator: "&"))
        return (request, wishes)
    }

    // MARK: Values

    /// What is wrong with a value; nil where it is taken.
    private mutating func set(_ name: Name, _ value: String) -> String? {
        switch name {
        case .code:
            guard let code = Int(value), (200...599).contains(code) else { return "'\(value)' is no status" }
            self.code = code
        case .example:
            guard !value.isEmpty else { return "the name of the example is missing" }
            example = value
        case .dynamic:
            guard let flag = value.isEmpty ? true : Bool(value) else { return "'\(value)' is neither true nor false" }
            dynamic = flag
        case .seed:
            guard !value.isEmpty else { return "the seed is missing" }
            seed = value
        case .wait:
            guard let seconds = Int(value), seconds >= 0 else { return "'\(value)' is no number of seconds" }
            wait = seconds
        case .delay:
            guard let time = Int(value), (0...Delivery.longestDelay).contains(time) else {
                return "'\(value)' is no number of milliseconds up to \(Delivery.longestDelay)"
            }
            delay = time
        case .fault: return setFaults(value)
        case .session: session = value
        case .scenario:
            guard !value.isEmpty else { return "the name of the scenario is missing" }
            scenario = value
        case .server: break
        }
        return nil
    }

    private mutating func setFaults(_ value: String) -> String? {
        if value == "none" {
            faults = []
            return nil
        }
        do throws(FaultSyntaxError) {
            faults = try Fault.list(value[...])
            return nil
        } catch {
            return error.message.english
        }
    }
}
