/// Which operation a method and a path mean. Built once, then only read.
///
/// A literal segment is preferred to a template, a template with literal parts to one without; where a choice leads
/// nowhere the next one is tried.
package struct RouteTable<Value: Sendable>: Sendable {
    package enum Match: Sendable {
        /// The parameters' texts are as they came, still percent-encoded.
        case found(Value, parameters: [String: Substring])
        /// The path is known, the method is not; these are.
        case methodNotAllowed([HTTPRequest.Method])
        case notFound
    }

    /// Two operations answer the same requests.
    package struct Conflict: Error, Sendable, CustomStringConvertible {
        package let method: HTTPRequest.Method
        package let path: String
        package var description: String { "two operations for \(method.rawValue) \(path)" }
    }

    private struct Node: Sendable {
        var literals: [String: Int] = [:]
        /// Templates in the order in which they are tried.
        var patterns: [(segment: PathTemplate.Segment, node: Int)] = []
        var values: [(method: HTTPRequest.Method, value: Value, names: [String])] = []
    }

    private var nodes: [Node] = [Node()]

    package init() {}

    package mutating func add(_ method: HTTPRequest.Method, _ path: String, _ value: Value) throws(Conflict) {
        let template = PathTemplate(path)
        var node = 0
        for segment in template.segments { node = child(of: node, for: segment) }
        guard !nodes[node].values.contains(where: { $0.method == method }) else {
            throw Conflict(method: method, path: path)
        }
        nodes[node].values.append((method, value, template.parameterNames))
    }

    private mutating func child(of node: Int, for segment: PathTemplate.Segment) -> Int {
        if segment.count == 1, case .literal(let text) = segment[0] {
            // Some contracts write their literals percent-encoded; requests are compared decoded.
            let literal = PercentCoding.decode(text) ?? text
            if let child = nodes[node].literals[literal] { return child }
            nodes.append(Node())
            nodes[node].literals[literal] = nodes.count - 1
            return nodes.count - 1
        }
        let normal = Self.normalized(segment)
        let shape = Self.shape(normal)
        if let pattern = nodes[node].patterns.first(where: { Self.shape($0.segment) == shape }) { return pattern.node }
        nodes.append(Node())
        let place = nodes[node].patterns.firstIndex { Self.literalLength($0.segment) < Self.literalLength(normal) }
        nodes[node].patterns.insert((normal, nodes.count - 1), at: place ?? nodes[node].patterns.endIndex)
        return nodes.count - 1
    }

    private static func normalized(_ segment: PathTemplate.Segment) -> PathTemplate.Segment {
        segment.map { piece in
            guard case .literal(let text) = piece else { return piece }
            return .literal(String(PercentCoding.normalized(text[...])))
        }
    }

    /// The segment without its names: `{a}.json` and `{b}.json` are one place in the tree.
    private static func shape(_ segment: PathTemplate.Segment) -> PathTemplate.Segment {
        segment.map { if case .parameter = $0 { .parameter("") } else { $0 } }
    }

    private static func literalLength(_ segment: PathTemplate.Segment) -> Int {
        segment.reduce(0) { if case .literal(let text) = $1 { $0 + text.utf8.count } else { $0 } }
    }

    /// - Parameter path: percent-encoded, without query. A slash at its end is passed over where no operation has it:
    ///   many clients write one, and most servers do not mind.
    package func match(_ method: HTTPRequest.Method, _ path: Substring) -> Match {
        var search = Search(method)
        visit(0, Self.segments(of: path), &search)
        if let path = Self.withoutLastSlash(path), search.found.isEmpty, search.allowed.isEmpty {
            visit(0, Self.segments(of: path), &search)
        }
        guard let found = search.found.first else {
            return search.allowed.isEmpty ? .notFound : .methodNotAllowed(search.allowed)
        }
        return .found(found.value, parameters: found.parameters)
    }

    /// One of several operations that a method and a path may mean.
    package struct Candidate: Sendable {
        package let value: Value
        /// As they came, still percent-encoded.
        package let parameters: [String: Substring]
        /// How many segments of the template have a literal in them.
        package let literals: Int
    }

    /// All operations that a method and a path may mean, the one that `match` finds first.
    package func candidates(_ method: HTTPRequest.Method, _ path: Substring) -> [Candidate] {
        var search = Search(method)
        search.findsAll = true
        visit(0, Self.segments(of: path), &search)
        if let path = Self.withoutLastSlash(path), search.found.isEmpty, search.allowed.isEmpty {
            visit(0, Self.segments(of: path), &search)
        }
        return search.found
    }

    private static func withoutLastSlash(_ path: Substring) -> Substring? {
        path.hasSuffix("/") && path.utf8.count > 1 ? path.dropLast() : nil
    }

    private static func segments(of path: Substring) -> ArraySlice<Substring> {
        let trimmed = path.hasPrefix("/") ? path.dropFirst() : path
        return trimmed.split(separator: "/", omittingEmptySubsequences: false)[...]
    }

    /// How far a search has come.
    private struct Search {
        let method: HTTPRequest.Method
        var findsAll = false
        var captures: [Substring] = []
        var literals = 0
        var found: [Candidate] = []
        var allowed: [HTTPRequest.Method] = []

        init(_ method: HTTPRequest.Method) { self.method = method }

        var isOver: Bool { !found.isEmpty && !findsAll }
    }

    private func visit(_ node: Int, _ rest: ArraySlice<Substring>, _ search: inout Search) {
        guard let segment = rest.first else { return end(at: node, &search) }
        if let literal = PercentCoding.decode(segment), let child = nodes[node].literals[literal] {
            search.literals += 1
            visit(child, rest.dropFirst(), &search)
            search.literals -= 1
        }
        for pattern in nodes[node].patterns {
            if search.isOver { return }
            let count = search.captures.count
            let hasLiteral = Self.literalLength(pattern.segment) > 0
            let text = pattern.segment.count == 1 ? segment : PercentCoding.normalized(segment)
            if Self.capture(pattern.segment[...], in: text, &search.captures) {
                search.literals += hasLiteral ? 1 : 0
                visit(pattern.node, rest.dropFirst(), &search)
                search.literals -= hasLiteral ? 1 : 0
            }
            search.captures.removeLast(search.captures.count - count)
        }
    }

    private func end(at node: Int, _ search: inout Search) {
        guard let entry = nodes[node].values.first(where: { $0.method == search.method }) else {
            for entry in nodes[node].values where !search.allowed.contains(entry.method) {
                search.allowed.append(entry.method)
            }
            return
        }
        let parameters = Dictionary(zip(entry.names, search.captures), uniquingKeysWith: { first, _ in first })
        search.found.append(Candidate(value: entry.value, parameters: parameters, literals: search.literals))
    }

    /// A parameter takes at least one character, and as few as its following literal allows.
    private static func capture(
        _ pieces: ArraySlice<PathTemplate.Piece>, in text: Substring, _ captures: inout [Substring]
    ) -> Bool {
        switch pieces.first {
        case nil: return text.isEmpty
        case .literal(let literal):
            guard text.hasPrefix(literal) else { return false }
            return capture(pieces.dropFirst(), in: text.dropFirst(literal.count), &captures)
        case .parameter:
            guard !text.isEmpty else { return false }
            if pieces.count == 1 {
                captures.append(text)
                return true
            }
            var end = text.index(after: text.startIndex)
            while true {
                let count = captures.count
                captures.append(text[..<end])
                if capture(pieces.dropFirst(), in: text[end...], &captures) { return true }
                captures.removeLast(captures.count - count)
                guard end < text.endIndex else { return false }
                end = text.index(after: end)
            }
        }
    }
}
