extension [Diagnostic] {
    /// By file, offset and rule; findings without a place come first. Equal ones keep their order.
    package func sortedByPlace() -> [Diagnostic] {
        let keyed = enumerated().map { (key: DiagnosticOrder($0.element, position: $0.offset), value: $0.element) }
        return keyed.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The same findings, each once, in the order of their first appearance.
    package func withoutRepetitions() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }
    }

    /// How many findings have this severity.
    package func count(of severity: Severity) -> Int { reduce(0) { $0 + ($1.severity == severity ? 1 : 0) } }
}

/// What findings are sorted by.
private struct DiagnosticOrder: Comparable {
    let file: Int
    let name: String
    let offset: UInt32
    let rule: String
    let position: Int

    init(_ diagnostic: Diagnostic, position: Int) {
        file = diagnostic.range.map { Int($0.file.index) } ?? -1
        name = diagnostic.range == nil ? diagnostic.fileName ?? "" : ""
        offset = diagnostic.range?.start ?? 0
        rule = diagnostic.rule.id
        self.position = position
    }

    static func < (left: DiagnosticOrder, right: DiagnosticOrder) -> Bool {
        if left.file != right.file { return left.file < right.file }
        if left.name != right.name { return left.name < right.name }
        if left.offset != right.offset { return left.offset < right.offset }
        if left.rule != right.rule { return left.rule < right.rule }
        return left.position < right.position
    }
}
