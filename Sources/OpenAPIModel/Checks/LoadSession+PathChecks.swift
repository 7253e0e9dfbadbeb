import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// What can be said about a template without its operations.
    func checkTemplate(_ text: String, _ key: Node, _ value: Node, _ templates: inout [String: Node]) {
        if text.utf8.first != UInt8(ascii: "/") {
            reportPath(
                OpenAPIRules.pathWithoutSlash,
                .init("the path '\(text)' does not begin with '/'", ja: "パス「\(text)」が「/」で始まっていない"), key, value,
                fixes: [.write("/" + text, edits: [replacement(of: key, with: "/" + text)])])
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
        if template.shape.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) {
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

    /// Compares the expressions of the template with the path parameters, both ways.
    func checkPathParameters(of item: PathItem, _ key: Node, holder: Node) {
        let shared = item.parameters
        let template = PathTemplate(item.template)
        for id in shared { checkUse(of: id, template, key) }
        for operation in item.operations {
            let declared = operation.parameters.map { parameters[$0] }.filter { $0.location == .path }
            for id in operation.parameters where !shared.contains(id) { checkUse(of: id, template, key) }
            for name in template.names where !name.isEmpty && !declared.contains(where: { $0.name == name }) {
                reportUndeclared(name, operation, key)
            }
        }
    }

    private func reportUndeclared(_ name: String, _ operation: Operation, _ key: Node) {
        let method = operation.method.rawValue
        report(
            Diagnostic(
                OpenAPIRules.pathParameterUndeclared,
                .init(
                    "'\(method)' does not declare the path parameter '\(name)'",
                    ja: "「\(method)」にパスパラメータ「\(name)」の宣言がない"), at: expressionRange(name, in: key),
                pointer: operation.origin.pointer,
                notes: [.init(.init("the operation is here", ja: "操作はここ"), at: operation.origin.range)],
                fixes: [.init(.init("declare '\(name)' with 'in: path'", ja: "「\(name)」を「in: path」で宣言する"))]))
    }

    private func checkUse(of id: Parameter.ID, _ template: PathTemplate, _ key: Node) {
        let parameter = parameters[id]
        guard parameter.location == .path, !template.names.contains(parameter.name) else { return }
        let name = parameter.name
        let text = key.scalarText ?? ""
        let nearest = EditDistance.nearest(to: name, in: template.names)
        report(
            Diagnostic(
                OpenAPIRules.pathParameterUnused,
                .init("the path '\(text)' has no parameter '\(name)'", ja: "パス「\(text)」にパラメータ「\(name)」がない"),
                at: parameter.origin.field("name")?.range ?? parameter.origin.range, pointer: parameter.origin.pointer,
                notes: [.init(.init("the template is '\(text)'", ja: "テンプレートは「\(text)」"), at: key.range)],
                fixes: [
                    .init(
                        nearest.map {
                            .init("rename the parameter to '\($0)'", ja: "パラメータの名前を「\($0)」にする")
                        }
                            ?? .init(
                                "remove the parameter, or add '{\(name)}' to the path",
                                ja: "パラメータを削除するか、パスに「{\(name)}」を加える"))
                ]))
    }

    /// `{name}` within the key, or the whole key if it is written with escapes.
    private func expressionRange(_ name: String, in key: Node) -> SourceRange {
        let range = key.range
        let bytes = key.file.bytes[Int(range.start)..<Int(range.end)]
        let expression = Array("{\(name)}".utf8)
        guard bytes.count >= expression.count else { return range }
        for start in bytes.startIndex...bytes.endIndex - expression.count
        where bytes[start...].starts(with: expression) {
            return SourceRange(file: range.file, start: UInt32(start), end: UInt32(start + expression.count))
        }
        return range
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
