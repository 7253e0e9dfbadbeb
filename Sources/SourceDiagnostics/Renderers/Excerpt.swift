/// One line of a source text with a caret line under it, in characters that are safe to print.
struct Excerpt {
    /// Columns of the text that are shown; a longer line is cut around the caret.
    static let widthLimit = 110
    /// Columns kept before the caret when the start of a line is cut away.
    private static let lead = 40

    /// A printed character: what stands for it, its columns, and whether the caret line marks it.
    private struct Cell {
        var text: String
        var width: Int
        var isMarked: Bool
    }

    private(set) var text = ""
    private(set) var caret = ""

    /// The part of `marked` that lies on `line`; both are byte ranges.
    init(_ bytes: [UInt8], line: Range<Int>, marked: Range<Int>) {
        // Cells are needed up to a window behind the caret at most, so a line of megabytes costs little.
        let cells = Self.cells(bytes, line: line, marked: marked)
        let first = cells.firstIndex(where: \.isMarked) ?? cells.count
        let (start, end) = Self.window(cells, around: first)
        if start > 0 { append(Cell(text: "…", width: 1, isMarked: false), position: -1, first: first) }
        for position in start..<end { append(cells[position], position: position, first: first) }
        if first >= cells.count { caret += "^" }
        if end < cells.count { text += "…" }
    }

    private mutating func append(_ cell: Cell, position: Int, first: Int) {
        text += cell.text
        if cell.isMarked {
            caret += position == first ? "^" : "~"
            caret += String(repeating: "~", count: max(0, cell.width - 1))
        } else if position < first {
            caret += cell.text == "\t" ? "\t" : String(repeating: " ", count: cell.width)
        }
    }

    private static func cells(_ bytes: [UInt8], line: Range<Int>, marked: Range<Int>) -> [Cell] {
        let caretStart = min(max(marked.lowerBound, line.lowerBound), line.upperBound)
        let stop = min(line.upperBound, max(marked.lowerBound, caretStart) + 4 * widthLimit)
        let start = max(line.lowerBound, caretStart - 16 * widthLimit)
        let slice = bytes[line.lowerBound..<line.upperBound]
        var cells: [Cell] = start > line.lowerBound ? [Cell(text: "", width: widthLimit, isMarked: false)] : []
        var position = start
        while position > line.lowerBound, position < line.upperBound, bytes[position] & 0xC0 == 0x80 { position -= 1 }
        while position < stop {
            let (scalar, length) = UTF8Reading.scalar(in: slice, at: position)
            let isMarked = position == marked.lowerBound || (marked.contains(position) && position > marked.lowerBound)
            cells.append(cell(scalar, isMarked: isMarked))
            position += length
        }
        if stop < line.upperBound { cells.append(Cell(text: "", width: widthLimit, isMarked: false)) }
        return cells
    }

    private static func cell(_ scalar: Unicode.Scalar?, isMarked: Bool) -> Cell {
        guard let scalar else { return Cell(text: "\u{FFFD}", width: 1, isMarked: isMarked) }
        if VisibleText.mustEscape(scalar) {
            let text = VisibleText.escape(scalar)
            return Cell(text: text, width: text.utf8.count, isMarked: isMarked)
        }
        return Cell(text: String(scalar), width: DisplayWidth.columns(of: scalar), isMarked: isMarked)
    }

    /// The cells that are shown: all if they fit, else some before the caret and as many behind it as there is room.
    private static func window(_ cells: [Cell], around first: Int) -> (start: Int, end: Int) {
        if cells.reduce(0, { $0 + $1.width }) <= widthLimit { return (0, cells.count) }
        var start = min(first, cells.count)
        var before = 0
        while start > 0, before + cells[start - 1].width <= lead {
            start -= 1
            before += cells[start].width
        }
        var end = start
        var width = 0
        while end < cells.count, width + cells[end].width <= widthLimit {
            width += cells[end].width
            end += 1
        }
        return (start, end)
    }
}
