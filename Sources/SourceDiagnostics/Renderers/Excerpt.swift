/// One line of a source text with a caret line under it, in characters that are safe to print.
///
/// Only the characters that are shown are looked at, so that many findings on one line of megabytes cost no more than
/// on as many short lines.
struct Excerpt {
    /// Columns of the text that are shown; a longer line is cut around the caret.
    static let widthLimit = 110
    /// Columns kept before the caret when the start of a line is cut away.
    private static let lead = 40
    /// No more bytes than these are looked at for a column, as any number of marks can stand on one character.
    private static let bytesPerColumn = 8

    private(set) var text = ""
    private(set) var caret = ""

    /// The part of `marked` that lies on `line`; both are byte ranges.
    init(_ bytes: [UInt8], line: Range<Int>, marked: Range<Int>) {
        let source = SourceLine(bytes: bytes[line])
        let start = source.characterStart(at: min(max(marked.lowerBound, line.lowerBound), line.upperBound))
        let window = Self.window(source, around: start)
        var cells = CellRow()
        if window.lowerBound > line.lowerBound { cells.appendCut(isBeforeCaret: true) }
        var position = window.lowerBound
        while position < window.upperBound {
            let (scalar, length) = source.character(at: position)
            let mark: CellRow.Mark =
                position < start ? .before : position == start ? .first : position < marked.upperBound ? .rest : .behind
            cells.append(scalar, mark)
            position += length
        }
        if start >= window.upperBound { cells.appendCaret() }
        if window.upperBound < line.upperBound { cells.appendCut(isBeforeCaret: false) }
        text = String(decoding: cells.text, as: UTF8.self)
        caret = String(decoding: cells.caret, as: UTF8.self)
    }

    /// What is shown: all if it fits, else some columns before the caret and as many behind it as there is room.
    private static func window(_ line: SourceLine, around caret: Int) -> Range<Int> {
        let whole = line.bytes.startIndex..<line.bytes.endIndex
        if line.end(from: whole.lowerBound, columns: widthLimit, bytesPerColumn: bytesPerColumn) == whole.upperBound {
            return whole
        }
        let start = line.start(before: caret, columns: lead, bytesPerColumn: bytesPerColumn)
        return start..<line.end(from: start, columns: widthLimit, bytesPerColumn: bytesPerColumn)
    }
}

/// The bytes of a line, read character by character in either direction.
private struct SourceLine {
    let bytes: ArraySlice<UInt8>

    /// The character at a position and its length; nil for a byte that is no part of one.
    func character(at position: Int) -> (scalar: Unicode.Scalar?, length: Int) {
        UTF8Reading.scalar(in: bytes, at: position)
    }

    /// The first byte of the character that a byte belongs to.
    func characterStart(at position: Int) -> Int {
        guard position < bytes.endIndex, bytes[position] & 0xC0 == 0x80 else { return position }
        var start = position
        while start > bytes.startIndex, position - start < 3, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return start + character(at: start).length > position ? start : position
    }

    /// How far to the right some columns reach.
    func end(from start: Int, columns: Int, bytesPerColumn: Int) -> Int {
        let limit = min(bytes.endIndex, start + columns * bytesPerColumn)
        var end = start
        var width = 0
        while end < limit {
            let (scalar, length) = character(at: end)
            width += CellRow.width(of: scalar)
            if width > columns { break }
            end += length
        }
        return end
    }

    /// How far to the left they do.
    func start(before end: Int, columns: Int, bytesPerColumn: Int) -> Int {
        let limit = max(bytes.startIndex, end - columns * bytesPerColumn)
        var start = end
        var width = 0
        while start > limit {
            let previous = characterStart(at: start - 1)
            width += CellRow.width(of: character(at: previous).scalar)
            if width > columns { break }
            start = previous
        }
        return start
    }
}

/// The two lines while they are made, as UTF-8.
private struct CellRow {
    enum Mark {
        case before, first, rest, behind
    }

    private(set) var text: [UInt8] = []
    private(set) var caret: [UInt8] = []

    /// The columns of what stands for a character.
    static func width(of scalar: Unicode.Scalar?) -> Int {
        guard let scalar else { return 1 }
        if 0x20..<0x7F ~= scalar.value { return 1 }
        return VisibleText.mustEscape(scalar)
            ? VisibleText.escape(scalar).utf8.count : DisplayWidth.columns(of: scalar)
    }

    mutating func append(_ scalar: Unicode.Scalar?, _ mark: Mark) {
        if let scalar, scalar.value < 0x7F, scalar.value >= 0x20 {
            text.append(UInt8(scalar.value))
            appendMark(mark, width: 1, isTab: false)
            return
        }
        if let scalar, VisibleText.mustEscape(scalar) {
            text += VisibleText.escape(scalar).utf8
        } else {
            text += String(scalar ?? "\u{FFFD}").utf8
        }
        appendMark(mark, width: Self.width(of: scalar), isTab: scalar == "\t")
    }

    /// Where something of the line is left out.
    mutating func appendCut(isBeforeCaret: Bool) {
        text += "…".utf8
        if isBeforeCaret { caret.append(UInt8(ascii: " ")) }
    }

    /// Behind the last character.
    mutating func appendCaret() { caret.append(UInt8(ascii: "^")) }

    private mutating func appendMark(_ mark: Mark, width: Int, isTab: Bool) {
        switch mark {
        case .before where isTab: caret.append(UInt8(ascii: "\t"))
        case .before: for _ in 0..<width { caret.append(UInt8(ascii: " ")) }
        case .first:
            caret.append(UInt8(ascii: "^"))
            for _ in 0..<max(0, width - 1) { caret.append(UInt8(ascii: "~")) }
        case .rest: for _ in 0..<width { caret.append(UInt8(ascii: "~")) }
        case .behind: break
        }
    }
}
