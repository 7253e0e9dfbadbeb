import SourceDiagnostics

/// Findings that both readers make.
enum SyntaxFinding {
    static func depth(_ limits: SyntaxLimits, at range: SourceRange) -> Diagnostic {
        Diagnostic(
            YAMLRules.depth,
            .init(
                "more than \(limits.depth) collections within each other",
                ja: "コレクションの入れ子が\(limits.depth)段を超えている"), at: range)
    }

    static func nodes(_ limits: SyntaxLimits, in file: SourceFile) -> Diagnostic {
        Diagnostic(
            YAMLRules.nodeLimit,
            .init("the file has more than \(limits.nodes) nodes", ja: "ファイルのノードが\(limits.nodes)個を超えている"),
            at: start(of: file))
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
                YAMLRules.duplicateKey,
                .init(
                    "the key '\(first.scalarText ?? "")' comes again", ja: "キー「\(first.scalarText ?? "")」が再び現れている"),
                at: SourceRange(file: tree.file.id, start: second.start, end: second.end),
                pointer: Node(tree: tree, index: pair.second + 1).pointer,
                notes: [.init(.init("it is here first", ja: "最初はここにある"), at: range(of: pair.first, in: tree))],
                fixes: [.init(.init("remove or rename one of the two", ja: "二つのうち一方を削除するか、名前を変える"))])
        }
    }

    private static func range(of index: Int, in tree: NodeTree) -> SourceRange {
        SourceRange(file: tree.file.id, start: tree.records[index].start, end: tree.records[index].end)
    }
}
