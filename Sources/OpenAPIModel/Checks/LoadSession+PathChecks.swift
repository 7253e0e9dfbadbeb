import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// What can be said about a template without its operations.
    func checkTemplate(_ text: String, _ key: Node, _ value: Node, _ templates: inout [String: Node]) {
        if text.utf8.first != UInt8(ascii: "/") {
            reportPath(
                OpenAPIRules.pathWithoutSlash, "the path '\(text)' does not begin with '/'", key, value,
                fixes: [.init("write '/\(text)'", edits: [replacement(of: key, with: "/" + text)])])
        }
        let template = PathTemplate(text)
        if !template.isWellFormed {
            reportPath(
                OpenAPIRules.invalidValue, "the path '\(text)' has unpaired or empty braces", key, value,
                fixes: [.init("put the name of a parameter between '{' and '}'")])
        }
        for name in template.repeated {
            reportPath(
                OpenAPIRules.invalidValue, "the path '\(text)' has the parameter '\(name)' twice", key, value,
                fixes: [.init("give each expression a name of its own")])
        }
        if let first = templates[template.shape] {
            // The same text twice is a duplicate key already.
            guard first.scalarText != text else { return }
            reportPath(
                OpenAPIRules.duplicatePathTemplate, "'\(text)' matches the same paths as '\(first.scalarText ?? "")'",
                key, value, notes: [.init("the other template is here", at: first.range)],
                fixes: [.init("join the two path items")])
        } else {
            templates[template.shape] = key
        }
    }

    private func reportPath(
        _ rule: Rule, _ message: String, _ key: Node, _ value: Node, notes: [Diagnostic.Note] = [],
        fixes: [Diagnostic.Fix] = []
    ) {
        report(
            Diagnostic(rule, message, at: key.range, pointer: value.pointer, notes: notes, fixes: fixes))
    }

    /// Compares the expressions of the template with the path parameters, both ways.
    func checkPathParameters(of item: PathItem, _ key: Node, holder: Node, shared: [Parameter.ID]) {
        let template = PathTemplate(item.template)
        for id in shared { checkUse(of: id, template, key) }
        for operation in item.operations {
            let declared = operation.parameters.map { parameters[$0] }.filter { $0.location == .path }
            for id in operation.parameters where !shared.contains(id) { checkUse(of: id, template, key) }
            for name in template.names where !name.isEmpty && !declared.contains(where: { $0.name == name }) {
                let method = operation.method.rawValue
                report(
                    Diagnostic(
                        OpenAPIRules.pathParameterUndeclared,
                        "'\(method)' does not declare the path parameter '\(name)'",
                        at: expressionRange(name, in: key), pointer: operation.origin.pointer,
                        notes: [.init("the operation is here", at: operation.origin.range)],
                        fixes: [.init("declare '\(name)' with 'in: path'")]))
            }
        }
    }

    private func checkUse(of id: Parameter.ID, _ template: PathTemplate, _ key: Node) {
        let parameter = parameters[id]
        guard parameter.location == .path, !template.names.contains(parameter.name) else { return }
        let name = parameter.name
        let text = key.scalarText ?? ""
        let nearest = EditDistance.nearest(to: name, in: template.names)
        report(
            Diagnostic(
                OpenAPIRules.pathParameterUnused, "the path '\(text)' has no parameter '\(name)'",
                at: nameRange(of: parameter), pointer: parameter.origin.pointer,
                notes: [.init("the template is '\(text)'", at: key.range)],
                fixes: [
                    .init(
                        nearest.map { "rename the parameter to '\($0)'" }
                            ?? "remove the parameter, or add '{\(name)}' to the path")
                ]))
    }

    /// The value of the parameter's `name`.
    private func nameRange(of parameter: Parameter) -> SourceRange {
        let file = loadedFiles[Int(parameter.origin.range.file.index)]
        let steps = JSONPointer.steps(of: parameter.origin.pointer) ?? []
        return file.node?.descend(steps).node["name"]?.range ?? parameter.origin.range
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
            OpenAPIRules.duplicateOperationID, "the operationId '\(id)' comes again", at: place,
            notes: [.init("it is here first", at: first)], fixes: [.init("give one of the two another operationId")])
    }
}
