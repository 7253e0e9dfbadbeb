import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// Where a path item stands, which says what its name is.
    enum PathItemRole {
        case path, callback, component
    }

    func readPaths(in node: Node, into document: inout Document) {
        guard let paths = mapping("paths", in: node) else {
            if node["paths"] == nil, !isVersion31 {
                reportMissing(
                    "paths", in: node, .document, fix: .init("add 'paths: {}'", ja: "「paths: {}」を加える"))
            }
            return
        }
        document.pathsExtensions = extensions(of: paths)
        var templates: [String: Node] = [:]
        for (key, value) in paths.entries {
            let template = key.scalarText ?? ""
            if Self.isExtension(template) { continue }
            if !key.isUnread { checkTemplate(template, key, value, &templates) }
            guard let item = pathItem(template, key, value, as: .path) else { continue }
            if key.isUnread { leaveOut(.pathItem, value) } else { document.paths.append(item) }
        }
    }

    /// A path item, whose own fields come before those of the one it refers to.
    func pathItem(_ template: String, _ key: Node, _ node: Node, as role: PathItemRole) -> PathItem? {
        guard let target = resolve(node, as: .pathItems) else {
            leaveOut(.pathItem, node)
            // What stands beside a broken reference is read for the findings.
            if node.kind == .mapping { _ = readPathItem(template, key, [node]) }
            return nil
        }
        let layers = node == target ? [node] : [node, target]
        if node != target { reportHiddenFields(of: target, by: node) }
        var item = readPathItem(template, key, layers)
        switch role {
        case .path: checkPathParameters(of: item, key, layers)
        case .callback: item.expression = callbackExpression(template, key, node)
        case .component: break
        }
        return item
    }

    /// The specification leaves open what a field means that stands in both (OAS 3.0.4, section 4.7.9.1); the nearer one
    /// counts here.
    private func reportHiddenFields(of target: Node, by node: Node) {
        for (key, value) in node.entries {
            guard let name = key.scalarText, ObjectFields.pathItem.contains(name), name != "$ref",
                let (hidden, _) = target.entry(name)
            else { continue }
            report(
                Diagnostic(
                    ReferenceRules.referenceSiblings,
                    .init(
                        "'\(name)' next to '$ref' hides the one of the path item that is referred to",
                        ja: "「$ref」の隣の「\(name)」が、参照先のパス項目にあるものを隠している"), at: key.range, pointer: value.pointer,
                    notes: [.init(.init("the other one is here", ja: "もう一方はここ"), at: hidden.range)],
                    fixes: [.removeOne]))
        }
    }

    private func readPathItem(_ template: String, _ key: Node, _ layers: [Node]) -> PathItem {
        let node = layers[0]
        var item = PathItem(
            template: template, templateRange: key.range, origin: origin(of: layers[layers.count - 1]))
        for layer in layers { item.extensions.fill(from: checkFields(of: layer, .pathItem)) }
        item.summary = layers.first { $0["summary"] != nil }.flatMap { string("summary", in: $0) }
        item.description = layers.first { $0["description"] != nil }.flatMap { string("description", in: $0) }
        item.servers = servers(in: layers.first { $0["servers"] != nil } ?? node)
        let holder = layers.first { $0["parameters"] != nil } ?? node
        let known = omissions.count
        item.parameters = parameterList(in: holder)
        let isIncomplete = omissions.count > known || item.parameters.contains { parameters[$0].isIncomplete }
        readOperations(of: layers, into: &item, isIncomplete: isIncomplete)
        return item
    }

    private func readOperations(of layers: [Node], into item: inout PathItem, isIncomplete: Bool) {
        var methods: Set<HTTPMethod> = []
        for layer in layers {
            for (name, value) in layer.entries {
                guard let method = name.scalarText.flatMap(HTTPMethod.init(rawValue:)) else {
                    readUnknownMethod(name, value, item)
                    continue
                }
                guard methods.insert(method).inserted, requireMapping(value, .operation, or: .operation) else {
                    continue
                }
                var operation = self.operation(method, item.template, value, item.parameters)
                if operation.servers.isEmpty { operation.servers = item.servers }
                operation.isIncomplete = operation.isIncomplete || isIncomplete
                item.operations.append(operation)
            }
        }
    }

    /// Reads an operation under a misspelled method, which is in no model, for the findings in it.
    private func readUnknownMethod(_ key: Node, _ value: Node, _ item: PathItem) {
        guard let name = key.scalarText, !ObjectFields.pathItem.contains(name), !Self.isExtension(name),
            value.entries.contains(where: { ObjectFields.operation.contains($0.key.scalarText ?? "") })
        else { return }
        leaveOut(.operation, value)
        _ = operation(.get, item.template, value, item.parameters)
    }

    private func operation(
        _ method: HTTPMethod, _ template: String, _ node: Node, _ shared: [Parameter.ID]
    ) -> Operation {
        let known = omissions.count
        var operation = Operation(method: method, path: template, origin: origin(of: node))
        operation.extensions = checkFields(of: node, .operation)
        operation.operationID = string("operationId", in: node)
        operation.summary = string("summary", in: node)
        operation.description = string("description", in: node)
        operation.externalDocs = externalDocs(in: node)
        operation.tags = strings("tags", in: node) ?? []
        operation.isDeprecated = bool("deprecated", in: node) ?? false
        operation.parameters = merge(shared, parameterList(in: node))
        operation.requestBody = node["requestBody"].flatMap { requestBody(at: $0) }
        readResponses(in: node, into: &operation)
        operation.security = securityRequirements(in: node)
        operation.servers = servers(in: node)
        operation.callbacks = callbacks(in: node)
        operation.isIncomplete = omissions.count > known || hasIncompleteParts(operation)
        checkOperationID(of: operation, node)
        return operation
    }

    /// Parts that were read before, for another operation.
    private func hasIncompleteParts(_ operation: Operation) -> Bool {
        operation.parameters.contains { parameters[$0].isIncomplete }
            || operation.requestBody.map { requestBodies[$0].isIncomplete } ?? false
            || operation.responses.contains { responses[$0.response].isIncomplete }
    }

    private func readResponses(in node: Node, into operation: inout Operation) {
        guard let (key, value) = node.entry("responses") else {
            if isVersion31 { return }
            reportAbsence(
                of: "responses", in: node, OpenAPIRules.noResponses,
                .init("the operation has no 'responses'", ja: "操作に「responses」がない"), fixes: [Self.addResponse])
            return
        }
        guard value.kind == .mapping else {
            reportWrongType(of: value, key: key, .mapping)
            leaveOut(.response, value)
            return
        }
        for (name, response) in value.entries {
            let text = name.scalarText ?? ""
            if Self.isExtension(text) { continue }
            let status = StatusPattern(text)
            if status == nil { reportStatus(text, name, response) }
            guard let id = self.response(at: response) else { continue }
            guard let status else {
                leaveOut(.response, response)
                continue
            }
            operation.responses.append(ResponseEntry(status: status, response: id, statusRange: name.range))
        }
        operation.responsesExtensions = extensions(of: value)
        if value.entries.count == operation.responsesExtensions.count, !isVersion31 {
            report(
                OpenAPIRules.noResponses, .init("'responses' is empty", ja: "「responses」が空である"), at: value,
                fixes: [Self.addResponse])
        }
    }

    private static let addResponse = Diagnostic.Fix(
        .init("describe at least one response", ja: "応答を 1 つ以上記述する"))

    private func reportStatus(_ text: String, _ key: Node, _ value: Node) {
        let meant = [text.uppercased(), text.lowercased()].first { StatusPattern($0) != nil }
        let fix: Diagnostic.Fix =
            meant.map { .write($0, edits: [replacement(of: key, with: $0)]) }
            ?? .init(
                .init(
                    "write a status code, a range such as '4XX', or 'default'",
                    ja: "ステータスコード、「4XX」のような範囲、「default」のいずれかを書く"))
        report(
            Diagnostic(
                OpenAPIRules.statusCode, .init("'\(text)' is not a status", ja: "「\(text)」はステータスではない"),
                at: key.range, pointer: value.pointer, fixes: [fix]))
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
