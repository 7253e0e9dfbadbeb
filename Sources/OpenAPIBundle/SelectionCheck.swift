package import OpenAPIModel
package import SourceDiagnostics

/// Whether a contract has everything that a selection names.
package struct SelectionCheck {
    private let operationIDs: [String]
    private let tags: [String]
    private let paths: [String]
    private let fileName: String

    init(operations: [FilteredOperation], items: [FilteredPathItem], fileName: String) {
        operationIDs = operations.compactMap(\.id)
        tags = operations.flatMap(\.tags)
        paths = items.filter { $0.group == "paths" }.map(\.name)
        self.fileName = fileName
    }

    /// For a contract that is filtered without its text.
    package init(_ document: Document) {
        let operations = document.paths.flatMap(\.operations)
        operationIDs = operations.compactMap(\.operationID)
        tags = operations.flatMap(\.tags)
        paths = document.paths.map(\.template)
        fileName = document.files[document.entry].name
    }

    package func findings(_ selection: OperationSelection) -> [Diagnostic] {
        [selection.including, selection.excluding].flatMap { criteria in
            unknownOperations(criteria.operationIDs) + unknownTags(criteria.tags) + unknownPaths(criteria.paths)
        }
    }

    static func emptySelection(_ fileName: String) -> Diagnostic {
        Diagnostic(
            FilterRules.emptySelection, .init("the selection leaves no operation", ja: "選択の結果、操作が一つも残らない"),
            at: nil, fileName: fileName)
    }

    private func unknownOperations(_ names: [String]) -> [Diagnostic] {
        let known = Set(operationIDs)
        return names.filter { !known.contains($0) }.map { name in
            finding(
                FilterRules.unknownOperation,
                .init("no operation has the operationId '\(name)'", ja: "operationId が「\(name)」の操作がない"), name,
                operationIDs)
        }
    }

    private func unknownTags(_ names: [String]) -> [Diagnostic] {
        let known = Set(tags)
        return names.filter { !known.contains($0) }.map { name in
            finding(
                FilterRules.unknownTag, .init("no operation has the tag '\(name)'", ja: "タグ「\(name)」の操作がない"), name, tags
            )
        }
    }

    private func unknownPaths(_ patterns: [String]) -> [Diagnostic] {
        patterns.filter { pattern in !paths.contains { PathGlob.matches(pattern, $0) } }.map { pattern in
            finding(
                FilterRules.unknownPath, .init("no path is '\(pattern)'", ja: "パス「\(pattern)」がない"), pattern, paths)
        }
    }

    private func finding(_ rule: Rule, _ message: LocalizedText, _ name: String, _ known: [String]) -> Diagnostic {
        let fixes = EditDistance.nearest(to: name, in: known).map { nearest in
            [Diagnostic.Fix(.init("write '\(nearest)'", ja: "「\(nearest)」と書く"))]
        }
        return Diagnostic(rule, message, at: nil, fileName: fileName, fixes: fixes ?? [])
    }
}
