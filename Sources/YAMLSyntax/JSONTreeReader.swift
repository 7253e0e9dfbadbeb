import JSONCoding
import SourceDiagnostics

/// Turns a scanned JSON text into nodes. libyaml refuses the surrogate escapes of JSON, so JSON has a way of its own.
struct JSONTreeReader {
    private let file: SourceFile
    private let limits: SyntaxLimits
    /// Bytes of the byte order mark before the text.
    private let lead: Int

    init(_ file: SourceFile, limits: SyntaxLimits, lead: Int) {
        self.file = file
        self.limits = limits
        self.lead = lead
    }

    func read() -> Outcome<Node> {
        file.bytes.withUnsafeBufferPointer { source in
            let text = UnsafeBufferPointer(rebasing: source[lead...])
            do throws(JSONSyntaxError) {
                let tokens = try JSONScanner.scan(text, depthLimit: limits.depth)
                return build(tokens, source)
            } catch {
                return Outcome(nil, [diagnostic(of: error)])
            }
        }
    }

    private func diagnostic(of error: JSONSyntaxError) -> Diagnostic {
        let offset = UInt32(min(lead + error.offset, file.bytes.count))
        let range = SourceRange(file: file.id, start: offset, end: min(offset + 1, UInt32(file.bytes.count)))
        if error.code == .tooDeep { return SyntaxFinding.depth(limits, at: range) }
        return Diagnostic(YAMLRules.jsonSyntax, error.localizedMessage, at: range)
    }

    private func build(_ tokens: [JSONToken], _ source: UnsafeBufferPointer<UInt8>) -> Outcome<Node> {
        var builder = TreeBuilder(source: source, limits: limits)
        var ends: [(next: Int, end: UInt32)] = []
        do throws(TreeBuilder.Refusal) {
            for (index, token) in tokens.enumerated() {
                while let last = ends.last, last.next == index {
                    builder.end(last.end)
                    ends.removeLast()
                }
                try append(token, source, to: &builder)
                if token.kind == .array || token.kind == .object {
                    ends.append((Int(token.next), token.end + UInt32(lead)))
                }
            }
            while let last = ends.popLast() { builder.end(last.end) }
        } catch {
            return Outcome(nil, [SyntaxFinding.refusal(error, limits, in: file)])
        }
        let duplicates = builder.duplicates
        let tree = builder.finish(file: file)
        return Outcome(Node(tree: tree, index: 0), SyntaxFinding.duplicateKeys(duplicates, in: tree))
    }

    private func append(
        _ token: JSONToken, _ source: UnsafeBufferPointer<UInt8>, to builder: inout TreeBuilder
    ) throws(TreeBuilder.Refusal) {
        let range = token.start + UInt32(lead)..<token.end + UInt32(lead)
        let raw = UnsafeBufferPointer(rebasing: source[Int(range.lowerBound)..<Int(range.upperBound)])
        switch token.kind {
        case .null: try builder.scalar(.null, range, raw, inset: 0)
        case .true, .false: try builder.scalar(.bool, range, raw, inset: 0)
        case .number: try builder.scalar(token.isComplex ? .float : .integer, range, raw, inset: 0)
        case .array: try builder.begin(.sequence, range)
        case .object: try builder.begin(.mapping, range)
        case .string:
            let inside = UnsafeBufferPointer(rebasing: raw[1..<raw.count - 1])
            guard token.isComplex else {
                try builder.scalar(.string, range, inside, inset: 1)
                return
            }
            let unescaped = JSONUnescaping.bytes(of: inside)
            // The content must stay valid during the call, so the buffer is lent inside the closure.
            let result = unescaped.withUnsafeBufferPointer { content in
                Result<Void, TreeBuilder.Refusal> { () throws(TreeBuilder.Refusal) in
                    try builder.scalar(.string, range, content, inset: 1)
                }
            }
            try result.get()
        }
    }
}
