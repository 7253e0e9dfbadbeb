import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    func requestBody(at node: Node) -> RequestBody.ID? {
        guard let target = resolve(node, as: .requestBodies) else { return nil }
        if let known = requestBodies.id(of: target) { return known }
        checkFields(of: target, .requestBody)
        if target["content"] == nil { reportMissing("content", in: target, "request body") }
        var body = RequestBody(
            description: string("description", in: target), isRequired: bool("required", in: target) ?? false,
            content: content(in: target), origin: origin(of: target))
        body.componentName = componentName(of: target, .requestBodies)
        return requestBodies.add(body, for: target)
    }

    func response(at node: Node) -> Response.ID? {
        guard let target = resolve(node, as: .responses) else { return nil }
        if let known = responses.id(of: target) { return known }
        checkFields(of: target, .response)
        var response = Response(
            description: requiredString("description", in: target, "response") ?? "", origin: origin(of: target))
        response.componentName = componentName(of: target, .responses)
        response.headers = headerList(in: target)
        response.content = content(in: target)
        for (key, value) in mapping("links", in: target)?.entries.map({ $0 }) ?? [] {
            guard let link = link(at: value) else { continue }
            response.links.append(NamedEntry(name: key.scalarText ?? "", value: link, nameRange: key.range))
        }
        return responses.add(response, for: target)
    }

    func headerList(in node: Node) -> [NamedEntry<Header.ID>] {
        var result: [NamedEntry<Header.ID>] = []
        for (key, value) in mapping("headers", in: node)?.entries.map({ $0 }) ?? [] {
            guard let id = header(at: value) else { continue }
            result.append(NamedEntry(name: key.scalarText ?? "", value: id, nameRange: key.range))
        }
        return result
    }

    func header(at node: Node) -> Header.ID? {
        guard let target = resolve(node, as: .headers) else { return nil }
        if let known = headers.id(of: target) { return known }
        checkFields(of: target, .header)
        var header = Header(origin: origin(of: target))
        header.description = string("description", in: target)
        header.isRequired = bool("required", in: target) ?? false
        header.isDeprecated = bool("deprecated", in: target) ?? false
        header.explodes = bool("explode", in: target) ?? false
        header.schema = schema("schema", in: target)
        header.content = content(in: target)
        header.examples = examples(in: target)
        checkSchemaOrContent(of: target, "header")
        return headers.add(header, for: target)
    }

    func link(at node: Node) -> Link? {
        guard let target = resolve(node, as: .links) else { return nil }
        checkFields(of: target, .link)
        var link = Link(
            operationID: string("operationId", in: target), operationReference: string("operationRef", in: target),
            description: string("description", in: target), origin: origin(of: target))
        link.parameters = mapping("parameters", in: target)?.jsonValue().objectValue ?? JSONObject()
        link.requestBody = target["requestBody"]?.jsonValue()
        return link
    }

    /// The media types of a `content` field.
    func content(in node: Node) -> [MediaType] {
        guard let content = mapping("content", in: node) else { return [] }
        var result: [MediaType] = []
        for (key, value) in content.entries {
            let name = key.scalarText ?? ""
            if !MediaTypeName.isValid(name) {
                report(
                    Diagnostic(
                        OpenAPIRules.mediaType, "'\(name)' is not a media type", at: key.range, pointer: value.pointer,
                        fixes: [.init("write a type and a subtype with '/' between, such as 'application/json'")]))
                continue
            }
            guard requireMapping(value, "a media type object") else { continue }
            checkFields(of: value, .mediaType)
            var mediaType = MediaType(
                name: name, nameRange: key.range, schema: schema("schema", in: value), examples: examples(in: value))
            mediaType.encodings = encodings(in: value)
            result.append(mediaType)
        }
        return result
    }

    private func encodings(in node: Node) -> [Encoding] {
        var result: [Encoding] = []
        for (key, value) in mapping("encoding", in: node)?.entries.map({ $0 }) ?? [] {
            guard requireMapping(value, "an encoding object") else { continue }
            checkFields(of: value, .encoding)
            var encoding = Encoding(property: key.scalarText ?? "", propertyRange: key.range)
            encoding.contentType = string("contentType", in: value)
            encoding.headers = headerList(in: value)
            encoding.style = word("style", in: value, as: ParameterStyle.self)
            encoding.explodes = bool("explode", in: value)
            encoding.allowsReserved = bool("allowReserved", in: value) ?? false
            result.append(encoding)
        }
        return result
    }

    /// `example` and `examples`; the specification allows one of them.
    func examples(in node: Node) -> [Example] {
        var result: [Example] = []
        if let value = node["example"] {
            result.append(Example(name: nil, summary: nil, node: value, externalValue: nil, origin: origin(of: value)))
        }
        guard let examples = mapping("examples", in: node) else { return result }
        if let single = node["example"] {
            report(
                OpenAPIRules.invalidValue, "there are both 'example' and 'examples'", at: single,
                notes: [.init("'examples' is here", at: examples.range)], fixes: [.init("remove one of the two")])
        }
        for (key, value) in examples.entries {
            if let example = example(at: value, name: key.scalarText) { result.append(example) }
        }
        return result
    }

    func example(at node: Node, name: String?) -> Example? {
        guard let target = resolve(node, as: .examples) else { return nil }
        checkFields(of: target, .example)
        return Example(
            name: name, summary: string("summary", in: target), node: target["value"],
            externalValue: string("externalValue", in: target), origin: origin(of: target["value"] ?? target))
    }
}
