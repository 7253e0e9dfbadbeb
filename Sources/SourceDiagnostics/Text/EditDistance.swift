/// Which known name somebody may have meant.
package enum EditDistance {
    /// The candidate with the fewest insertions, deletions, replacements and swaps of neighbors away, if those are few
    /// for the length of the name and leave something of it; the first one of equals.
    package static func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
        let name = Array(name.lowercased().utf8)
        // What is longer than any name of the specification was not misspelled.
        guard name.count <= 64 else { return nil }
        let limit = max(1, min(3, name.count / 3))
        var best: (candidate: String, distance: Int)?
        for candidate in candidates where abs(candidate.utf8.count - name.count) <= limit {
            let other = Array(candidate.lowercased().utf8)
            let distance = distance(name, other)
            if distance <= limit, distance < max(name.count, other.count), distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.candidate
    }

    /// As `nearest`, else the only candidate that begins with the name, as `warning` does with `warn`.
    package static func nearestOrLonger(to name: String, in candidates: some Sequence<String>) -> String? {
        let candidates = Array(candidates)
        if let nearest = nearest(to: name, in: candidates) { return nearest }
        let longer = candidates.filter { name.utf8.count > 1 && $0.hasPrefix(name.lowercased()) }
        return longer.count == 1 ? longer[0] : nil
    }

    /// The nearest first, at most three; none where nothing is near. What follows a slash counts by itself too, as the
    /// domain of a rule is what people leave out.
    package static func several(near name: String, in candidates: some Sequence<String>) -> [String] {
        let wanted = Array(name.lowercased().utf8)
        guard !wanted.isEmpty, wanted.count <= 64 else { return [] }
        let limit = max(1, min(4, wanted.count / 3))
        var near: [(name: String, distance: Int)] = []
        for candidate in candidates {
            let bytes = Array(candidate.utf8)
            let last = bytes.lastIndex(of: UInt8(ascii: "/")).map { Array(bytes[($0 + 1)...]) } ?? bytes
            let distance = min(self.distance(wanted, bytes), self.distance(wanted, last) + (last == bytes ? 0 : 1))
            if distance <= limit, distance < max(wanted.count, last.count) { near.append((candidate, distance)) }
        }
        return near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }

    /// The optimal string alignment distance, row by row.
    package static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for i in left.indices {
            var row = [i + 1]
            row.reserveCapacity(right.count + 1)
            for j in right.indices {
                var best = min(last[j + 1] + 1, row[j] + 1, last[j] + (left[i] == right[j] ? 0 : 1))
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
                    best = min(best, beforeLast[j - 1] + 1)
                }
                row.append(best)
            }
            beforeLast = last
            last = row
        }
        return last[right.count]
    }
}
