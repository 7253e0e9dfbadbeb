/// A place as people and editors count it: the first line and the first column are 1.
package struct LineColumn: Hashable, Sendable {
    package var line: Int
    /// In Unicode scalars, not in bytes.
    package var column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Where the lines of a text begin. Made once for a file that has something to show, as it reads the whole text.
package struct LineIndex: Sendable {
    private let bytes: [UInt8]
    private let starts: [Int]
    /// Scalars and UTF-16 units before every `stride`th byte; empty where all is ASCII. A document of one long line
    /// with many findings would be read again for each of them without it.
    private let counts: [Count]
    private static let stride = 64

    /// 32 bits are enough, as offsets have no more.
    private struct Count {
        var scalars: UInt32 = 0
        var units: UInt32 = 0
    }

    package init(_ file: SourceFile) {
        bytes = file.bytes
        // A byte order mark is no column of the first line.
        var starts = [file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        var isASCII = true
        file.bytes.withUnsafeBufferPointer { buffer in
            for position in buffer.indices {
                if buffer[position] >= 0x80 { isASCII = false }
                let isBreak =
                    switch buffer[position] {
                    case UInt8(ascii: "\n"): true
                    case UInt8(ascii: "\r"): position + 1 == buffer.count || buffer[position + 1] != UInt8(ascii: "\n")
                    default: false
                    }
                if isBreak { starts.append(position + 1) }
            }
        }
        self.starts = starts
        counts = isASCII ? [] : Self.counts(of: file.bytes)
    }

    package var lineCount: Int { starts.count }

    /// An offset behind the end counts as the end.
    package func location(of offset: UInt32) -> LineColumn {
        let (line, start, end) = line(holding: offset)
        return LineColumn(line: line, column: Int(count(to: end).scalars - count(to: start).scalars) + 1)
    }

    /// As `location`, with columns in UTF-16 code units, which is how SARIF and editors count.
    package func utf16Location(of offset: UInt32) -> LineColumn {
        let (line, start, end) = line(holding: offset)
        return LineColumn(line: line, column: Int(count(to: end).units - count(to: start).units) + 1)
    }

    /// The bytes of a line, counted from 1, without its line break.
    package func line(_ number: Int) -> Range<Int> {
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    private func line(holding offset: UInt32) -> (number: Int, start: Int, end: Int) {
        let number = lineNumber(of: Int(offset))
        let start = starts[number - 1]
        return (number, start, max(start, min(Int(offset), bytes.count)))
    }

    /// The last line that begins at or before the offset, found by halving.
    private func lineNumber(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// What stands before an offset of the file.
    private func count(to offset: Int) -> Count {
        guard !counts.isEmpty else { return Count(scalars: UInt32(offset), units: UInt32(offset)) }
        let step = min(offset / Self.stride, counts.count - 1)
        var result = counts[step]
        for position in step * Self.stride..<offset { Self.add(bytes[position], to: &result) }
        return result
    }

    private static func counts(of bytes: [UInt8]) -> [Count] {
        var counts: [Count] = []
        counts.reserveCapacity(bytes.count / stride + 1)
        var current = Count()
        for (position, byte) in bytes.enumerated() {
            if position % stride == 0 { counts.append(current) }
            add(byte, to: &current)
        }
        return counts
    }

    /// A scalar counts where it begins; from U+10000 on, four bytes long, it takes two units.
    private static func add(_ byte: UInt8, to count: inout Count) {
        guard byte & 0xC0 != 0x80 else { return }
        count.scalars += 1
        count.units += byte >= 0xF0 ? 2 : 1
    }
}
