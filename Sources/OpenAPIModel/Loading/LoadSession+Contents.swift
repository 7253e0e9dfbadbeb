import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    func requestBody(at node: Node) -> RequestBody.ID? {
        guard let target = resolve(node, as: .requestBodies) else {
            leaveOut(.requestBody, node)
            return nil
        }
        let id = requestBodies.id(of: target) ?? requestBodies.add(readRequestBody(target), for: target)
        return id.flatMap { redescribed($0, by: node, \.requestBodies, \.description, \.componentName) }
    }

    private func readRequestBody(_ target: Node) -> RequestBody {
        let omitted = omissions.count
        let extensions = checkFields(of: target, .requestBody)
        if target["content"] == nil { reportMissing("content", in: target, .requestBody) }
        var body = RequestBody(
            description: string("description", in: target), isRequired: bool("required", in: target) ?? false,
            content: content(in: target, allowsEncoding: true), origin: origin(of: target))
        body.componentName = componentName(of: target, .requestBodies)
        body.extensions = extensions
        body.isIncomplete = omissions.count > omitted
        return body
    }

    func response(at node: Node) -> Response.ID? {
        guard let target = resolve(node, as: .responses) else {
            leaveOut(.response, node)
            return nil
        }
        let id = responses.id(of: target) ?? responses.add(readResponse(target), for: target)
        return id.flatMap { redescribed($0, by: node, \.responses, \.optionalDescription, \.componentName) }
    }

    private func readResponse(_ target: Node) -> Response {
        let omitted = omissions.count
        let extensions = checkFields(of: target, .response)
        var response = Response(
            description: requiredString("description", in: target, .response) ?? "", origin: origin(of: target))
        response.componentName = componentName(of: target, .responses)
        response.extensions = extensions
        response.headers = headerList(in: target)
        response.content = content(in: target)
        response.links = links(in: target)
        response.isIncomplete = omissions.count > omitted
        return response
    }

    /// OAS 3.0.4, section 4.7.17.1: a header named Content-Type is ignored.
    func headerList(in node: Node) -> [NamedEntry<Header.ID>] {
        var result: [NamedEntry<Header.ID>] = []
        for (key, value) in mapping("headers", in: node)?.entries.map({ $0 }) ?? [] {
            let name = key.scalarText ?? ""
            checkHeaderName(name, key, value, ignored: ["content-type"])
            guard let id = header(at: value) else { continue }
            result.append(NamedEntry(name: name, value: id, nameRange: key.range))
        }
        return result
    }

    func header(at node: Node) -> Header.ID? {
        guard let target = resolve(node, as: .headers) else {
            leaveOut(.header, node)
            return nil
        }
        let id = headers.id(of: target) ?? headers.add(readHeader(target), for: target)
        return id.flatMap { redescribed($0, by: node, \.headers, \.description, \.componentName) }
    }

    private func readHeader(_ target: Node) -> Header {
        let omitted = omissions.count
        var header = Header(origin: origin(of: target))
        header.extensions = checkFields(of: target, .header)
        header.componentName = componentName(of: target, .headers)
        header.description = string("description", in: target)
        header.isRequired = bool("required", in: target) ?? false
        header.isDeprecated = bool("deprecated", in: target) ?? false
        header.explodes = bool("explode", in: target) ?? false
        header.schema = schema("schema", in: target)
        header.content = content(in: target)
        header.examples = examples(in: target)
        checkSchemaOrContent(of: target, .header)
        checkPlacement(inHeader: target)
        header.isIncomplete = omissions.count > omitted
        return header
    }

    /// The media types of a `content` field. Encodings belong to request bodies alone.
    func content(in node: Node, allowsEncoding: Bool = false) -> [MediaType] {
        guard let content = mapping("content", in: node) else { return [] }
        return content.entries.compactMap { mediaType($0.key, $0.value, allowsEncoding) }
    }

    private func mediaType(_ key: Node, _ value: Node, _ allowsEncoding: Bool) -> MediaType? {
        let name = key.scalarText ?? ""
        let isValid = MediaTypeName.isValid(name)
        if !isValid {
            reportMediaTypeKey(name, key, value)
            leaveOut(.mediaType, value)
        }
        guard requireMapping(value, .mediaType, or: .mediaType) else { return nil }
        let extensions = checkFields(of: value, .mediaType)
        var mediaType = MediaType(
            name: name, nameRange: key.range, schema: schema("schema", in: value), examples: examples(in: value),
            origin: origin(of: value))
        mediaType.extensions = extensions
        if value["encoding"] != nil {
            mediaType.encodings = encodings(in: value)
            // Whether it is a form cannot be told from a name that is none.
            if isValid { checkPlacement(ofEncodingIn: value, name, allowsEncoding) }
            rememberEncodings(of: mediaType, value)
        }
        return isValid ? mediaType : nil
    }

    private func reportMediaTypeKey(_ name: String, _ key: Node, _ value: Node) {
        report(
            Diagnostic(
                OpenAPIRules.mediaType,
                .init("'\(name)' is not a media type", ja: "「\(name)」はメディアタイプではない"), at: key.range,
                pointer: value.pointer,
                fixes: [
                    .init(
                        .init(
                            "write a type and a subtype with '/' between, such as 'application/json'",
                            ja: "「application/json」のように種別と副種別を「/」でつないで書く"))
                ]))
    }

    private func encodings(in node: Node) -> [Encoding] {
        var result: [Encoding] = []
        for (key, value) in mapping("encoding", in: node)?.entries.map({ $0 }) ?? [] {
            guard requireMapping(value, .encoding, or: .encoding) else { continue }
            var encoding = Encoding(
                property: key.scalarText ?? "", propertyRange: key.range, origin: origin(of: value))
            encoding.extensions = checkFields(of: value, .encoding)
            encoding.contentType = string("contentType", in: value)
            encoding.headers = headerList(in: value)
            encoding.style = encodingStyle(in: value)
            encoding.explodes = bool("explode", in: value)
            encoding.allowsReserved = bool("allowReserved", in: value) ?? false
            checkContentTypes(of: encoding, value)
            result.append(encoding)
        }
        return result
    }

    /// Styles of an encoding are those of query parameters (OAS 3.0.4, section 4.7.15.1.2).
    private func encodingStyle(in node: Node) -> ParameterStyle? {
        guard let style = word("style", in: node, as: ParameterStyle.self), let place = node["style"] else {
            return nil
        }
        let allowed = ParameterStyle.allowed(for: .query)
        if allowed.contains(style) { return style }
        reportValue("style", place, fix: .writeOneOf(allowed.map(\.rawValue)))
        return nil
    }
}

extension LoadSession {
    /// `example` and `examples`; the specification allows one of them.
    func examples(in node: Node) -> [Example] {
        var result: [Example] = []
        if let value = node["example"], !value.isUnread {
            result.append(Example(name: nil, summary: nil, node: value, externalValue: nil, origin: origin(of: value)))
        }
        guard let examples = mapping("examples", in: node) else { return result }
        if let single = node["example"] {
            report(
                OpenAPIRules.exampleTwice,
                .init("there are both 'example' and 'examples'", ja: "「example」と「examples」の両方がある"), at: single,
                notes: [.init(.init("'examples' is here", ja: "「examples」はここ"), at: examples.range)],
                fixes: [.removeOne])
        }
        for (key, value) in examples.entries {
            if let example = example(at: value, name: key.scalarText) { result.append(example) }
        }
        return result
    }

    func example(at node: Node, name: String?) -> Example? {
        guard let target = resolve(node, as: .examples) else {
            leaveOut(.example, node)
            return nil
        }
        let extensions = checkFields(of: target, .example)
        var example = Example(
            name: name, summary: ownSummary(ofReference: node) ?? string("summary", in: target), node: target["value"],
            externalValue: url("externalValue", in: target), origin: origin(of: target["value"] ?? target))
        example.description = ownDescription(ofReference: node) ?? string("description", in: target)
        example.componentName = componentName(of: target, .examples)
        example.extensions = extensions
        checkExclusive("value", "externalValue", in: target, .example, OpenAPIRules.exampleTwice)
        return example
    }
}

extension Response {
    /// For the functions that treat all objects with a description alike.
    fileprivate var optionalDescription: String? {
        get { description }
        set { description = newValue ?? description }
    }
}
