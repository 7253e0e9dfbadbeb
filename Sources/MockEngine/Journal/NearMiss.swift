package import KakehashiRuntime

/// An operation that a request without one may have meant.
package struct NearMiss: Sendable, Hashable {
    package let method: HTTPRequest.Method
    /// As the contract writes it.
    package let path: String
    package let operationID: String?
    /// What is different.
    package let reason: String

    private static let limit = 3
    /// More segments are nobody's slip.
    private static let segmentLimit = 64

    /// The nearest ones first.
    static func find(_ request: HTTPRequest, in service: CompiledService) -> [NearMiss] {
        let whole = (request.path ?? "/").prefix { $0 != "?" }
        let bases = Set(service.basePaths + [""])
        let paths = bases.compactMap { ServerResponder.path(whole, below: $0) }.map(segments)
        var found: [(cost: Int, index: Int, reason: String)] = []
        for (index, route) in service.routes.enumerated() {
            let best = paths.compactMap { difference(request.method, $0, route) }.min { $0.cost < $1.cost }
            if let best { found.append((best.cost, index, best.reason)) }
        }
        return found.sorted { ($0.cost, $0.index) < ($1.cost, $1.index) }.prefix(limit).map { miss in
            let route = service.routes[miss.index]
            return NearMiss(
                method: route.method, path: route.path, operationID: route.operationID, reason: miss.reason)
        }
    }

    private static func segments(_ path: Substring) -> [String] {
        path.split(separator: "/").prefix(segmentLimit).map { PercentCoding.decode($0) ?? String($0) }
    }

    /// nil for what is too far away.
    private static func difference(
        _ method: HTTPRequest.Method, _ path: [String], _ route: RouteSummary
    ) -> (cost: Int, reason: String)? {
        let template = route.path.split(separator: "/").map(String.init)
        var alignment = SegmentAlignment(path, template)
        guard let (cost, reasons) = alignment.result, cost <= 3, cost < 2 * max(path.count, template.count) else {
            return nil
        }
        let other = method == route.method ? [] : ["the method is \(route.method.rawValue)"]
        guard !other.isEmpty || !reasons.isEmpty else { return nil }
        return (cost + other.count, (reasons + other).joined(separator: ", "))
    }
}

/// How a path becomes a template with the fewest changes (Levenshtein's distance over segments).
private struct SegmentAlignment {
    private let path: [String]
    private let template: [String]

    init(_ path: [String], _ template: [String]) {
        self.path = path
        self.template = template
    }

    /// What it costs, and each change in words.
    var result: (cost: Int, reasons: [String])? {
        mutating get {
            guard abs(path.count - template.count) < 2 else { return nil }
            var table = [[Int]](
                repeating: [Int](repeating: 0, count: template.count + 1), count: path.count + 1)
            for i in 0...path.count {
                for j in 0...template.count where i + j > 0 {
                    table[i][j] = min(
                        i > 0 ? table[i - 1][j] + 2 : .max, j > 0 ? table[i][j - 1] + 2 : .max,
                        i > 0 && j > 0 ? table[i - 1][j - 1] + cost(i - 1, j - 1) : .max)
                }
            }
            return (table[path.count][template.count], reasons(table))
        }
    }

    private func reasons(_ table: [[Int]]) -> [String] {
        var (i, j) = (path.count, template.count)
        var reasons: [String] = []
        while i + j > 0 {
            if i > 0, j > 0, table[i][j] == table[i - 1][j - 1] + cost(i - 1, j - 1) {
                if cost(i - 1, j - 1) > 0 { reasons.append("'\(path[i - 1])' is '\(template[j - 1])'") }
                (i, j) = (i - 1, j - 1)
            } else if i > 0, table[i][j] == table[i - 1][j] + 2 {
                reasons.append("'\(path[i - 1])' is not in it")
                i -= 1
            } else {
                reasons.append("'\(template[j - 1])' is missing")
                j -= 1
            }
        }
        return reasons.reversed()
    }

    private func cost(_ i: Int, _ j: Int) -> Int {
        let (text, pattern) = (path[i], template[j])
        if pattern.contains("{") || text == pattern { return 0 }
        return text.lowercased() == pattern.lowercased() || Self.isSlip(Array(text.utf8), Array(pattern.utf8)) ? 1 : 2
    }

    /// Whether two letters make the difference at most, of words that are long enough.
    private static func isSlip(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        guard min(a.count, b.count) > 2, max(a.count, b.count) < 100, abs(a.count - b.count) <= 2 else { return false }
        var row = Array(0...b.count)
        for i in 1...a.count {
            var diagonal = row[0]
            row[0] = i
            for j in 1...b.count {
                let next = min(row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1))
                diagonal = row[j]
                row[j] = next
            }
        }
        return row[b.count] <= 2
    }
}
