import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The whole document, nil where there is nothing to go on.
    func load(path: String) -> Document? {
        guard let entry = loadEntry(path: path), let node = entry.node else { return nil }
        guard let version = checkVersion(of: node) else { return nil }
        checkFields(of: node, .document)
        var document = Document(files: files, entry: entry.file.id, version: version, info: info(in: node))
        document.servers = servers(in: node)
        document.tags = tags(in: node)
        document.extensions = extensions(of: node)
        if let components = mapping("components", in: node) {
            checkFields(of: components, .components)
            loadSecuritySchemes(in: components)
            document.components = self.components(components)
        }
        document.security = securityRequirements(in: node) ?? []
        document.paths = paths(in: node)
        readWaitingCallbacks()
        fillSchemas()
        document.securitySchemes = securitySchemes
        document.schemas = schemas
        document.parameters = parameters.objects
        document.requestBodies = requestBodies.objects
        document.responses = responses.objects
        document.headers = headers.objects
        document.files = files
        return document
    }

    /// nil for a document of another version. A version that is missing or broken is taken for 3.0, so that the rest
    /// can be looked at.
    private func checkVersion(of node: Node) -> String? {
        guard let value = node["openapi"] else {
            if let old = node["swagger"] {
                report(
                    OpenAPIRules.version, "the document is of version \(old.scalarText ?? "2.0")", at: old,
                    fixes: [.init("convert it to OpenAPI 3.0.3 first")])
                return nil
            }
            report(
                OpenAPIRules.version, "the document has no 'openapi'", at: node,
                fixes: [.init("add 'openapi: 3.0.3'")])
            return "3.0.3"
        }
        let text = value.scalarText ?? ""
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isNumeric = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
        if value.kind == .string, parts.count == 3, isNumeric, parts[0] == "3", parts[1] == "0" { return text }
        if isNumeric, parts.count >= 2, parts[0] != "3" || parts[1] != "0" {
            report(
                OpenAPIRules.version, "the document is of version \(text)", at: value,
                fixes: [.init("convert it to OpenAPI 3.0.3 first")])
            return nil
        }
        report(
            OpenAPIRules.version, value.isScalar ? "'openapi' is '\(text)'" : "'openapi' is \(value.kind.description)",
            at: value,
            fixes: [.init("write '3.0.3'", edits: [.init(range: value.range, replacement: "'3.0.3'")])])
        return "3.0.3"
    }

    private func info(in node: Node) -> Info {
        guard let info = mapping("info", in: node) else {
            if node["info"] == nil { reportMissing("info", in: node, "document") }
            return Info(title: "", version: "")
        }
        checkFields(of: info, .info)
        return Info(
            title: requiredString("title", in: info, "info object") ?? "",
            version: requiredString("version", in: info, "info object") ?? "",
            description: string("description", in: info), extensions: extensions(of: info))
    }

    func servers(in node: Node) -> [Server] {
        list("servers", in: node)?.compactMap { server(at: $0) } ?? []
    }

    private func server(at node: Node) -> Server? {
        guard requireMapping(node, "a server object") else { return nil }
        checkFields(of: node, .server)
        let url = requiredString("url", in: node, "server")
        var variables: [Server.Variable] = []
        for (key, value) in mapping("variables", in: node)?.entries.map({ $0 }) ?? [] {
            guard requireMapping(value, "a server variable") else { continue }
            checkFields(of: value, .serverVariable)
            let defaultValue = requiredString("default", in: value, "server variable")
            let allowed = strings("enum", in: value)
            guard let defaultValue else { continue }
            variables.append(
                Server.Variable(name: key.scalarText ?? "", defaultValue: defaultValue, allowed: allowed))
        }
        guard let url else { return nil }
        return Server(
            url: url, description: string("description", in: node), variables: variables, origin: origin(of: node))
    }

    private func tags(in node: Node) -> [Tag] {
        list("tags", in: node)?.compactMap { element in
            guard requireMapping(element, "a tag object") else { return nil }
            checkFields(of: element, .tag)
            return requiredString("name", in: element, "tag").map {
                Tag(name: $0, description: string("description", in: element))
            }
        } ?? []
    }

    private func components(_ node: Node) -> Document.Components {
        var result = Document.Components()
        result.schemas = component(.schemas, in: node) { schema(at: $0) }
        result.responses = component(.responses, in: node) { response(at: $0) }
        result.parameters = component(.parameters, in: node) { parameter(at: $0) }
        result.requestBodies = component(.requestBodies, in: node) { requestBody(at: $0) }
        result.headers = component(.headers, in: node) { header(at: $0) }
        _ = component(.examples, in: node) { example(at: $0, name: nil) }
        _ = component(.links, in: node) { link(at: $0) }
        _ = component(.callbacks, in: node) { callback(at: $0) }
        _ = component(.securitySchemes, in: node) { _ in nil as Int? }
        return result
    }

    private func component<Value>(
        _ kind: ComponentKind, in node: Node, _ read: (Node) -> Value?
    ) -> [NamedEntry<Value>] {
        guard let group = mapping(kind.rawValue, in: node) else { return [] }
        var result: [NamedEntry<Value>] = []
        for (key, value) in group.entries {
            let name = key.scalarText ?? ""
            checkComponentName(name, key, value)
            if let value = read(value) { result.append(NamedEntry(name: name, value: value, nameRange: key.range)) }
        }
        return result
    }

    private func checkComponentName(_ name: String, _ key: Node, _ value: Node) {
        let isValid = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard !isValid || name.isEmpty else { return }
        report(
            Diagnostic(
                OpenAPIRules.componentName,
                "the component name '\(name)' has other characters than 'A-Z a-z 0-9 . - _'",
                at: key.range, pointer: value.pointer, fixes: [.init("rename the component")]))
    }
}
