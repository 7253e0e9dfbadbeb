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

    package init(_ file: SourceFile) {
        bytes = file.bytes
        // A byte order mark is no column of the first line.
        var starts = [file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        file.bytes.withUnsafeBufferPointer { buffer in
            for position in buffer.indices {
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
    }

    package var lineCount: Int { starts.count }

    /// An offset behind the end counts as the end.
    package func location(of offset: UInt32) -> LineColumn {
        let line = lineNumber(of: Int(offset))
        let start = starts[line - 1]
        let end = max(start, min(Int(offset), bytes.count))
        var column = 1
        for byte in bytes[start..<end] where byte & 0xC0 != 0x80 { column += 1 }
        return LineColumn(line: line, column: column)
    }

    /// The bytes of a line, counted from 1, without its line break.
    package func line(_ number: Int) -> Range<Int> {
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : bytes.count
        while end > start, bytes[end - 1] == UInt8(ascii: "\n") || bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
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
}
