import Foundation

/// Code that stands on a page between fences, or in a Swift file between `// example: id` and `// end`.
///
/// On a page the comment `<!-- example: id -->` stands above the fence; readers do not see it.
struct CodeBlock: Sendable {
    let id: String?
    /// What follows the fence's backticks; `swift` in a Swift file.
    let language: String
    let lines: [Substring]

    var text: String { lines.map { $0 + "\n" }.joined() }

    /// The lines without what may differ between languages and places: common indentation, comments, empty edges.
    func code(comment: String) -> [String] {
        let code = lines.map { line in line.range(of: " " + comment).map { line[..<$0.lowerBound] } ?? line }
            .filter { !$0.drop { $0 == " " }.hasPrefix(comment) }
            .map { String($0.reversed().drop { $0 == " " }.reversed()) }
        let indent = code.filter { !$0.isEmpty }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        let dedented = code.map { String($0.dropFirst(indent)) }
        return Array(dedented.drop { $0.isEmpty }.reversed().drop { $0.isEmpty }.reversed())
    }
}

extension CodeBlock {
    /// The fenced blocks of a Markdown text, in its order.
    static func fenced(in markdown: String) -> [CodeBlock] {
        var blocks: [CodeBlock] = []
        var id: String?
        var open: (id: String?, language: String, lines: [Substring])?
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if let block = open, line == "```" {
                blocks.append(CodeBlock(id: block.id, language: block.language, lines: block.lines))
                (open, id) = (nil, nil)
            } else if open != nil {
                open?.lines.append(line)
            } else if line.hasPrefix("```") {
                open = (id, String(line.dropFirst(3)), [])
            } else if line.hasPrefix("<!-- example: "), line.hasSuffix(" -->") {
                id = String(line.dropFirst("<!-- example: ".count).dropLast(4))
            } else if !line.isEmpty {
                id = nil
            }
        }
        return blocks
    }

    /// The marked regions of a Swift text, in its order. Regions with one id that follow each other are one block: of a
    /// `main.swift`, the imports and the statements, which the compiler takes in a function only.
    static func regions(in swift: String) -> [CodeBlock] {
        var blocks: [CodeBlock] = []
        var open: (id: String, lines: [Substring])?
        for line in swift.split(separator: "\n", omittingEmptySubsequences: false) {
            let text = line.drop { $0 == " " }
            if text.hasPrefix("// example: ") {
                open = (String(text.dropFirst("// example: ".count)), [])
            } else if text == "// end", let block = open {
                let code = CodeBlock(id: block.id, language: "swift", lines: block.lines)
                let last = blocks.last?.id == block.id ? blocks.removeLast() : nil
                blocks.append(last.map { $0.followed(by: code) } ?? code)
                open = nil
            } else {
                open?.lines.append(line)
            }
        }
        return blocks
    }

    private func followed(by other: CodeBlock) -> CodeBlock {
        let indent = other.lines.first?.prefix { $0 == " " }.count ?? 0
        return CodeBlock(id: id, language: language, lines: lines + [""] + other.lines.map { $0.dropFirst(indent) })
    }
}

/// The files that the tests compare, found from where this one lies.
enum Files {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    static let root = folder.deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ name: String, in folder: URL = root) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }
}
