import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// What can be said about a template without its operations.
    func checkTemplate(_ text: String, _ key: Node, _ value: Node, _ templates: inout [String: Node]) {
        if text.utf8.first != UInt8(ascii: "/") {
            let isURL = RemoteURL.schemeEnd(of: text) != nil
            reportPath(
                OpenAPIRules.pathWithoutSlash,
                .init("the path '\(text)' does not begin with '/'", ja: "パス「\(text)」が「/」で始まっていない"), key, value,
                fixes: [
                    isURL
                        ? .init(.init("put the host under 'servers'", ja: "ホストは「servers」に書く"))
                        : .write("/" + text, edits: [replacement(of: key, with: "/" + text)])
                ])
        }
        checkExpressions(of: text, key, value)
        let shape = PathTemplate(text).shape
        if let first = templates[shape] {
            // The same text twice is a duplicate key already.
            guard let other = first.scalarText, other != text else { return }
            reportPath(
                OpenAPIRules.duplicatePathTemplate,
                .init("'\(text)' matches the same paths as '\(other)'", ja: "「\(text)」と「\(other)」が同じパスに一致する"), key,
                value, notes: [.init(.init("the other template is here", ja: "もう一方のテンプレートはここ"), at: first.range)],
                fixes: [.init(.init("join the two path items", ja: "2 つのパス項目を 1 つにまとめる"))])
        } else {
            templates[shape] = key
        }
    }

    private func checkExpressions(of text: String, _ key: Node, _ value: Node) {
        let template = PathTemplate(text)
        if !template.isWellFormed {
            reportPath(
                OpenAPIRules.invalidValue,
                .init("the path '\(text)' has unpaired or empty braces", ja: "パス「\(text)」の波括弧が対応していないか空である"), key,
                value, fixes: [.nameInBraces])
        }
        for name in template.repeated {
            reportPath(
                OpenAPIRules.invalidValue,
                .init("the path '\(text)' has the parameter '\(name)' twice", ja: "パス「\(text)」にパラメータ「\(name)」が 2 回ある"),
                key, value,
                fixes: [.init(.init("give each expression a name of its own", ja: "それぞれに別の名前を付ける"))])
        }
        let hasMark = template.shape.utf8.contains { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
        if hasMark || !template.queries.isEmpty {
            reportPath(
                OpenAPIRules.pathWithQuery,
                .init("the path '\(text)' has a query or a fragment", ja: "パス「\(text)」にクエリまたはフラグメントがある"), key, value,
                fixes: [
                    .init(.init("describe it with parameters that are 'in: query'", ja: "「in: query」のパラメータで記述する"))
                ])
        }
    }

    private func reportPath(
        _ rule: Rule, _ message: LocalizedText, _ key: Node, _ value: Node, notes: [Diagnostic.Note] = [],
        fixes: [Diagnostic.Fix] = []
    ) {
        report(
            Diagnostic(rule, message, at: key.range, pointer: value.pointer, notes: notes, fixes: fixes))
    }

    func checkOperationID(of operation: Operation, _ node: Node) {
        guard let id = operation.operationID, let place = node["operationId"] else { return }
        guard let first = operationIDs[id], first != place.range else {
            operationIDs[id] = place.range
            return
        }
        report(
            OpenAPIRules.duplicateOperationID,
            .init("the operationId '\(id)' comes again", ja: "operationId「\(id)」が重複している"), at: place,
            notes: [.init(.hereFirst, at: first)],
            fixes: [.init(.init("give one of the two another operationId", ja: "どちらかに別の operationId を付ける"))])
    }
}
