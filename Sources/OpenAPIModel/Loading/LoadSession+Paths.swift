import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    func paths(in node: Node) -> [PathItem] {
        guard let paths = mapping("paths", in: node) else {
            if node["paths"] == nil { reportMissing("paths", in: node, "document", fix: "add 'paths: {}'") }
            return []
        }
        var result: [PathItem] = []
        var templates: [String: Node] = [:]
        for (key, value) in paths.entries {
            let template = key.scalarText ?? ""
            if Self.isExtension(template) { continue }
            checkTemplate(template, key, value, &templates)
            if let item = pathItem(template, key, value, isCallback: false) { result.append(item) }
        }
        return result
    }

    /// A path item, whose own fields come before those of the one it refers to.
    private func pathItem(_ template: String, _ key: Node, _ node: Node, isCallback: Bool) -> PathItem? {
        guard let target = resolve(node, as: .pathItems) else { return nil }
        let layers = node == target ? [node] : [node, target]
        for layer in layers { checkFields(of: layer, .pathItem) }
        var item = PathItem(template: template, templateRange: key.range, operations: [])
        let holder = layers.first { $0["parameters"] != nil } ?? node
        let shared = parameterList(in: holder)
        let servers = servers(in: layers.first { $0["servers"] != nil } ?? node)
        var methods: Set<HTTPMethod> = []
        for layer in layers {
            for (name, value) in layer.entries {
                guard let method = name.scalarText.flatMap(HTTPMethod.init(rawValue:)) else { continue }
                guard methods.insert(method).inserted, requireMapping(value, "an operation") else { continue }
                var operation = self.operation(method, template, value, shared)
                if operation.servers.isEmpty { operation.servers = servers }
                item.operations.append(operation)
            }
            for (name, value) in extensions(of: layer) where item.extensions[name] == nil {
                item.extensions[name] = value
            }
        }
        if !isCallback { checkPathParameters(of: item, key, holder: holder, shared: shared) }
        return item
    }

    private func operation(
        _ method: HTTPMethod, _ template: String, _ node: Node, _ shared: [Parameter.ID]
    ) -> Operation {
        checkFields(of: node, .operation)
        var operation = Operation(method: method, path: template, origin: origin(of: node))
        operation.operationID = string("operationId", in: node)
        operation.summary = string("summary", in: node)
        operation.description = string("description", in: node)
        operation.tags = strings("tags", in: node) ?? []
        operation.isDeprecated = bool("deprecated", in: node) ?? false
        operation.parameters = merge(shared, parameterList(in: node))
        operation.requestBody = node["requestBody"].flatMap { requestBody(at: $0) }
        operation.responses = responseList(in: node)
        operation.security = securityRequirements(in: node)
        operation.servers = servers(in: node)
        operation.callbacks = callbacks(in: node)
        operation.extensions = extensions(of: node)
        checkOperationID(of: operation, node)
        return operation
    }

    private func responseList(in node: Node) -> [ResponseEntry] {
        guard let (key, value) = node.entry("responses") else {
            reportNoResponses("the operation has no 'responses'", at: node)
            return []
        }
        guard value.kind == .mapping else {
            reportWrongType(of: value, key: key, "a mapping")
            return []
        }
        var result: [ResponseEntry] = []
        for (name, response) in value.entries {
            let text = name.scalarText ?? ""
            if Self.isExtension(text) { continue }
            let status = StatusPattern(text)
            if status == nil { reportStatus(text, name, response) }
            guard let id = self.response(at: response), let status else { continue }
            result.append(ResponseEntry(status: status, response: id, statusRange: name.range))
        }
        if value.entries.allSatisfy({ Self.isExtension($0.key.scalarText ?? "") }) {
            reportNoResponses("'responses' is empty", at: value)
        }
        return result
    }

    private func reportNoResponses(_ message: String, at node: Node) {
        report(OpenAPIRules.noResponses, message, at: node, fixes: [.init("describe at least one response")])
    }

    private func reportStatus(_ text: String, _ key: Node, _ value: Node) {
        let upper = text.uppercased()
        let fix: Diagnostic.Fix =
            StatusPattern(upper) != nil
            ? .init("write '\(upper)'", edits: [replacement(of: key, with: upper)])
            : .init("write a status code, a range such as '4XX', or 'default'")
        report(
            Diagnostic(
                OpenAPIRules.statusCode, "'\(text)' is not a status", at: key.range, pointer: value.pointer,
                fixes: [fix]))
    }

    private func callbacks(in node: Node) -> [Callback] {
        var result: [Callback] = []
        for (key, value) in mapping("callbacks", in: node)?.entries.map({ $0 }) ?? [] {
            guard let expressions = callback(at: value) else { continue }
            result.append(Callback(name: key.scalarText ?? "", nameRange: key.range, expressions: expressions))
        }
        return result
    }

    /// nil for one that is being read already, as a callback whose operations have that same callback has no end; and
    /// for one within callbacks within callbacks, because references can multiply there. Such a one is read later, for
    /// the findings in it.
    func callback(at node: Node) -> [PathItem]? {
        guard let target = resolve(node, as: .callbacks), !openCallbacks.contains(target) else { return nil }
        if let known = callbackItems[target] { return known }
        guard openCallbacks.count < Self.callbackDepth else {
            waitingCallbacks.append(target)
            return nil
        }
        openCallbacks.insert(target)
        defer { openCallbacks.remove(target) }
        let items: [PathItem] = target.entries.compactMap { key, value in
            guard let expression = key.scalarText, !Self.isExtension(expression) else { return nil }
            return pathItem(expression, key, value, isCallback: true)
        }
        callbackItems[target] = items
        return items
    }

    private static let callbackDepth = 2

    func readWaitingCallbacks() {
        while let node = waitingCallbacks.popLast() { _ = callback(at: node) }
    }
}

extension StatusPattern {
    /// nil for a text that is no key of `responses`.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        if text == "default" {
            self = .default
            return
        }
        guard bytes.count == 3, 0x31...0x35 ~= bytes[0] else { return nil }
        if bytes[1] == UInt8(ascii: "X"), bytes[2] == UInt8(ascii: "X") {
            self = .range(Int(bytes[0]) - 0x30)
        } else if bytes.allSatisfy({ 0x30...0x39 ~= $0 }), let code = Int(text) {
            self = .code(code)
        } else {
            return nil
        }
    }
}
