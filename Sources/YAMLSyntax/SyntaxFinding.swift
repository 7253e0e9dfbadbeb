import SourceDiagnostics

/// Findings that both readers make.
enum SyntaxFinding {
    static func depth(_ limits: SyntaxLimits, at range: SourceRange) -> Diagnostic {
        Diagnostic(YAMLRules.depth, "more than \(limits.depth) collections within each other", at: range)
    }

    static func nodes(_ limits: SyntaxLimits, in file: SourceFile) -> Diagnostic {
        Diagnostic(
            YAMLRules.nodeLimit, "the file has more than \(limits.nodes) nodes", at: start(of: file))
    }

    static func refusal(_ refusal: TreeBuilder.Refusal, _ limits: SyntaxLimits, in file: SourceFile) -> Diagnostic {
        switch refusal {
        case .depth: depth(limits, at: start(of: file))
        case .nodes: nodes(limits, in: file)
        }
    }

    static func start(of file: SourceFile) -> SourceRange { SourceRange(file: file.id, start: 0, end: 0) }

    static func duplicateKeys(_ pairs: [(first: Int, second: Int)], in tree: NodeTree) -> [Diagnostic] {
        pairs.map { pair in
            let first = Node(tree: tree, index: pair.first)
            let second = tree.records[pair.second]
            return Diagnostic(
                YAMLRules.duplicateKey, "the key '\(first.scalarText ?? "")' comes again",
                at: SourceRange(file: tree.file.id, start: second.start, end: second.end),
                pointer: Node(tree: tree, index: pair.second + 1).pointer,
                notes: [.init("it is here first", at: range(of: pair.first, in: tree))],
                fixes: [.init("remove or rename one of the two")])
        }
    }

    private static func range(of index: Int, in tree: NodeTree) -> SourceRange {
        SourceRange(file: tree.file.id, start: tree.records[index].start, end: tree.records[index].end)
    }
}
