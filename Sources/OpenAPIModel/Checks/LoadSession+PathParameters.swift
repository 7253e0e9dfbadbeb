import SourceDiagnostics
import YAMLSyntax

/// Compares the expressions of a template with the path parameters, both ways.
extension LoadSession {
    func checkPathParameters(of item: PathItem, _ key: Node, _ layers: [Node]) {
        guard !key.isUnread else { return }
        let template = PathTemplate(item.template)
        let declared = item.operations.map { names(of: $0.parameters) }
        let nowhere = template.names.filter { name in
            !name.isEmpty && !names(of: item.parameters).contains(name) && !declared.contains { $0.contains(name) }
        }
        let shared = unused(item.parameters, template)
        for id in shared { reportUnused(id, meant: meantName(for: id, of: shared.count, among: nowhere), key) }
        for (operation, declared) in zip(item.operations, declared) {
            let missing = template.names.filter { !$0.isEmpty && !declared.contains($0) }
            let unused = unused(operation.parameters, template)
            // A parameter of another name and an expression without parameter are one fault, if they belong together.
            var explained: Set<String> = []
            for id in unused {
                let meant = meantName(for: id, of: unused.count, among: missing)
                if let meant { explained.insert(meant) }
                if !shared.contains(id) { reportUnused(id, meant: meant, key) }
            }
            // Among the parameters that are too broken to be read may be the right one.
            guard !hasBrokenParameters(operation, layers) else { continue }
            for name in missing where !explained.contains(name) { reportUndeclared(name, operation, key) }
        }
    }

    private func names(of ids: [Parameter.ID]) -> Set<String> {
        Set(ids.lazy.map { self.parameters[$0] }.filter { $0.location == .path }.map(\.name))
    }

    private func unused(_ ids: [Parameter.ID], _ template: PathTemplate) -> [Parameter.ID] {
        ids.filter { parameters[$0].location == .path && !template.names.contains(parameters[$0].name) }
    }

    private func meantName(for id: Parameter.ID, of count: Int, among missing: [String]) -> String? {
        if count == 1, missing.count == 1 { return missing[0] }
        return EditDistance.nearest(to: parameters[id].name, in: missing)
    }

    private func hasBrokenParameters(_ operation: Operation, _ layers: [Node]) -> Bool {
        layers.contains(where: brokenLists.contains) || operation.origin.node.map(brokenLists.contains) ?? false
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

    private func reportUnused(_ id: Parameter.ID, meant: String?, _ key: Node) {
        let parameter = parameters[id]
        let name = parameter.name
        let text = key.scalarText ?? ""
        let place = parameter.origin.node?["name"]
        report(
            Diagnostic(
                OpenAPIRules.pathParameterUnused,
                .init("the path '\(text)' has no parameter '\(name)'", ja: "パス「\(text)」にパラメータ「\(name)」がない"),
                at: place?.range ?? parameter.origin.range, pointer: parameter.origin.pointer,
                notes: [.init(.init("the template is '\(text)'", ja: "テンプレートは「\(text)」"), at: key.range)],
                fixes: [
                    .init(
                        meant.map {
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
}
