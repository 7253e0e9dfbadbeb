import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    func callbacks(in node: Node) -> [Callback] {
        entries("callbacks", in: node)?.compactMap { callback($0.key, $0.value) } ?? []
    }

    /// nil for one that is being read already, as a callback whose operations have that same callback has no end; and
    /// for one within callbacks within callbacks, because references can multiply there. Such a one is read later, for
    /// the findings in it.
    func callback(_ key: Node, _ node: Node) -> Callback? {
        guard let target = resolve(node, as: .callbacks) else {
            leaveOut(.callback, node)
            return nil
        }
        guard var callback = readCallback(target) else { return nil }
        callback.name = key.scalarText ?? ""
        callback.nameRange = key.range
        return callback
    }

    private func readCallback(_ target: Node) -> Callback? {
        guard !openCallbacks.contains(target) else { return nil }
        if let known = callbacks[target] { return known }
        guard openCallbacks.count < Self.callbackDepth else {
            waitingCallbacks.append(target)
            return nil
        }
        openCallbacks.insert(target)
        defer { openCallbacks.remove(target) }
        let items: [PathItem] = target.entries.compactMap { key, value in
            guard let expression = key.scalarText, !Self.isExtension(expression) else { return nil }
            return pathItem(expression, key, value, as: .callback)
        }
        var callback = Callback(name: "", nameRange: target.range, expressions: items, origin: origin(of: target))
        callback.extensions = extensions(of: target)
        callback.componentName = componentName(of: target, .callbacks)
        callbacks[target] = callback
        return callback
    }

    private static let callbackDepth = 2

    func readWaitingCallbacks() {
        while let node = waitingCallbacks.popLast() { _ = readCallback(node) }
    }

    /// The key of a path item in a callback: a URL with runtime expressions. A brace of any other meaning has no place
    /// in it.
    func callbackExpression(_ text: String, _ key: Node, _ value: Node) -> RuntimeText? {
        do throws(RuntimeText.Fault) {
            let expression = try RuntimeText(text)
            for case .literal(let literal) in expression.parts {
                if let brace = literal.firstIndex(where: { $0 == "{" || $0 == "}" }) {
                    throw RuntimeText.Fault(text: String(literal[brace...]))
                }
            }
            return expression
        } catch {
            reportRuntimeExpression(error, at: key, pointer: value.pointer)
            return nil
        }
    }

    func reportRuntimeExpression(_ fault: RuntimeText.Fault, at node: Node, pointer: String) {
        report(
            Diagnostic(
                OpenAPIRules.runtimeExpression,
                .init("'\(fault.text)' is not a runtime expression", ja: "「\(fault.text)」は実行時の式ではない"),
                at: node.range, pointer: pointer,
                fixes: [
                    .init(
                        .init(
                            "write an expression such as '$request.body#/url', '$request.query.url' or "
                                + "'$response.header.Location'",
                            ja: "「$request.body#/url」「$request.query.url」「$response.header.Location」のような式を書く"))
                ]))
    }
}
