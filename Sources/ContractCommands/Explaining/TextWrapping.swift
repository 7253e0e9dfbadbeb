import SourceDiagnostics

/// Breaks a text into lines that fit a terminal.
enum TextWrapping {
    /// Between words, and between any two wide characters, as Japanese has no spaces. Only what must not begin a line
    /// stays with the character before it.
    static func lines(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var lineWidth = 0
        for piece in pieces(of: text) {
            let pieceWidth = self.width(of: piece)
            let kept = piece.last == " " ? pieceWidth - 1 : pieceWidth
            if lineWidth + kept > width, !line.isEmpty {
                lines.append(trimmed(line))
                (line, lineWidth) = ("", 0)
            }
            line += piece
            lineWidth += pieceWidth
        }
        return line.isEmpty ? lines : lines + [trimmed(line)]
    }

    /// The columns that a text takes on a terminal.
    static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + DisplayWidth.columns(of: $1) }
    }

    /// Stretches that must stay on one line: a word with the space behind it, or a wide character.
    private static func pieces(of text: String) -> [String] {
        var pieces: [String] = []
        var canBreak = true
        for character in text {
            let isWide = character.unicodeScalars.contains { DisplayWidth.columns(of: $0) == 2 }
            let joins = "。、」）：".contains(character) || pieces.last?.last.map { "「（".contains($0) } == true
            if pieces.isEmpty || (!joins && (canBreak || isWide)) {
                pieces.append(String(character))
            } else {
                pieces[pieces.count - 1].append(character)
            }
            canBreak = character == " " || isWide
        }
        return pieces
    }

    private static func trimmed(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
