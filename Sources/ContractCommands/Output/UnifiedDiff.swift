import SourceDiagnostics

/// Differences between committed and generated files, as `diff -u` writes them; `patch -p1` understands them.
package struct UnifiedDiff: Sendable {
    private static let context = 3
    /// Lines of all files together; a reader wants to see what kind of change it is, not every line of it.
    private let limit: Int
    private(set) var lines: [String] = []
    private var left: Int

    package init(limit: Int = 400) {
        self.limit = limit
        left = limit
    }

    /// A line each, without line breaks.
    package var text: String { lines.map { $0 + "\n" }.joined() }

    /// - Parameters:
    ///   - old: nil for a file that is missing.
    ///   - new: nil for a file that is superfluous.
    package mutating func add(_ path: String, old: [UInt8]?, new: [UInt8]?) {
        let (oldLines, newLines) = (Self.lines(of: old), Self.lines(of: new))
        lines.append(old == nil ? "--- /dev/null" : "--- committed/\(path)")
        lines.append(new == nil ? "+++ /dev/null" : "+++ generated/\(path)")
        let changes = LineDiff(oldLines, newLines).changes
        var shown: [String] = []
        for hunk in Self.hunks(changes) { shown += Self.hunk(hunk, changes, oldLines, newLines) }
        // A file that is wholly new or wholly gone is known by its first lines.
        let room = old == nil || new == nil ? min(left, 10) : left
        lines += shown.prefix(room)
        left -= min(room, shown.count)
        if shown.count > room {
            let count = shown.count - room
            lines.append("... \(count) more line\(count == 1 ? "" : "s") of \(path)")
        }
    }

    private static func lines(of bytes: [UInt8]?) -> [Substring] {
        guard let bytes, !bytes.isEmpty else { return [] }
        // A line break of two characters would be one to Swift, and no line feed.
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map {
            Substring(String(decoding: $0, as: UTF8.self))
        }
        let last = lines.removeLast()
        if !last.isEmpty { lines.append(last + "\n\\ No newline at end of file") }
        return lines
    }

    /// Where something changes, and a few lines around it; what is near each other is shown together.
    private static func hunks(_ changes: [LineDiff.Change]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for (position, change) in changes.enumerated() where change != .kept {
            let range = max(0, position - context)..<min(changes.count, position + context + 1)
            if let last = hunks.last, last.upperBound >= range.lowerBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }

    private static func hunk(
        _ range: Range<Int>, _ changes: [LineDiff.Change], _ old: [Substring], _ new: [Substring]
    ) -> [String] {
        var oldPlace = changes[..<range.lowerBound].count { $0 != .added }
        var newPlace = changes[..<range.lowerBound].count { $0 != .removed }
        let oldCount = changes[range].count { $0 != .added }
        let newCount = changes[range].count { $0 != .removed }
        var lines = ["@@ -\(position(oldPlace, oldCount)) +\(position(newPlace, newCount)) @@"]
        for change in changes[range] {
            switch change {
            case .kept: lines.append(" " + visible(old[oldPlace]))
            case .removed: lines.append("-" + visible(old[oldPlace]))
            case .added: lines.append("+" + visible(new[newPlace]))
            }
            if change != .added { oldPlace += 1 }
            if change != .removed { newPlace += 1 }
        }
        return lines
    }

    /// A committed file may have been edited to hold anything; the mark of a missing line feed stays a line.
    private static func visible(_ line: Substring) -> String {
        line.split(separator: "\n", omittingEmptySubsequences: false).map { VisibleText.line(String($0)) }
            .joined(separator: "\n")
    }

    /// Lines are counted from 1; of nothing, the line before it is named.
    private static func position(_ place: Int, _ count: Int) -> String {
        count == 1 ? "\(place + 1)" : "\(count == 0 ? place : place + 1),\(count)"
    }
}
