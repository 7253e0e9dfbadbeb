import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The parameter that a node is or refers to, nil where it is too broken to be one.
    func parameter(at node: Node) -> Parameter.ID? {
        guard let target = resolve(node, as: .parameters) else { return nil }
        if let known = parameters.id(of: target) { return known }
        return parameters.add(readParameter(target), for: target)
    }

    private func readParameter(_ node: Node) -> Parameter? {
        checkFields(of: node, .parameter)
        let name = requiredString("name", in: node, "parameter")
        if node["in"] == nil { reportMissing("in", in: node, "parameter") }
        let location = word("in", in: node, as: ParameterLocation.self)
        guard let name, let location else { return nil }
        var parameter = Parameter(name: name, location: location, origin: origin(of: node))
        parameter.componentName = componentName(of: node, .parameters)
        parameter.description = string("description", in: node)
        parameter.isRequired = bool("required", in: node) ?? false
        parameter.isDeprecated = bool("deprecated", in: node) ?? false
        parameter.allowsEmptyValue = bool("allowEmptyValue", in: node) ?? false
        parameter.allowsReserved = bool("allowReserved", in: node) ?? false
        parameter.style = style(in: node, location) ?? parameter.style
        parameter.explodes = bool("explode", in: node) ?? (parameter.style == .form)
        parameter.schema = schema("schema", in: node)
        parameter.content = content(in: node)
        parameter.examples = examples(in: node)
        checkSchemaOrContent(of: node, "parameter")
        if location == .path, !parameter.isRequired { reportNotRequired(node, name) }
        return parameter
    }

    /// The styles that a location can have (OAS 3.0.4, section 4.7.12.3).
    private func style(in node: Node, _ location: ParameterLocation) -> ParameterStyle? {
        guard let style = word("style", in: node, as: ParameterStyle.self), let place = node["style"] else {
            return nil
        }
        let allowed: [ParameterStyle] =
            switch location {
            case .path: [.simple, .label, .matrix]
            case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
            case .header: [.simple]
            case .cookie: [.form]
            }
        if allowed.contains(style) { return style }
        report(
            OpenAPIRules.invalidValue, "a \(location.rawValue) parameter has the style '\(style.rawValue)'", at: place,
            fixes: [.init("write " + allowed.map { "'\($0.rawValue)'" }.joined(separator: " or "))])
        return nil
    }

    /// Either of the two must be there, and not both.
    func checkSchemaOrContent(of node: Node, _ object: String) {
        guard let content = node["content"] else {
            if node["schema"] == nil { reportMissing("schema", in: node, object) }
            return
        }
        if let schema = node["schema"] {
            report(
                OpenAPIRules.invalidValue, "the \(object) has both 'schema' and 'content'", at: content,
                notes: [.init("'schema' is here", at: schema.range)], fixes: [.init("remove one of the two")])
        }
        if content.kind == .mapping, content.entries.count != 1 {
            report(
                OpenAPIRules.invalidValue, "'content' of the \(object) has \(content.entries.count) media types",
                at: content, fixes: [.init("give exactly one media type")])
        }
    }

    private func reportNotRequired(_ node: Node, _ name: String) {
        let edits: [Diagnostic.Fix.Edit] =
            node["required"].map { [.init(range: $0.range, replacement: "true")] }
            ?? TextInsertion.field("required", "true", in: node).map { [$0] } ?? []
        report(
            OpenAPIRules.pathParameterNotRequired, "the path parameter '\(name)' is not required",
            at: node["required"] ?? node["name"] ?? node, fixes: [.init("add 'required: true'", edits: edits)])
    }
}

extension LoadSession {
    /// The parameters of a path item or an operation, without repetitions.
    func parameterList(in node: Node) -> [Parameter.ID] {
        var seen: [ParameterKey: Node] = [:]
        var result: [Parameter.ID] = []
        for element in list("parameters", in: node).map(Array.init) ?? [] {
            guard let id = parameter(at: element) else { continue }
            let parameter = parameters[id]
            if let first = seen[ParameterKey(parameter)] {
                report(
                    OpenAPIRules.duplicateParameter,
                    "the \(parameter.location.rawValue) parameter '\(parameter.name)' comes again", at: element,
                    notes: [.init("it is here first", at: first.range)], fixes: [.init("remove one of the two")])
                continue
            }
            seen[ParameterKey(parameter)] = element
            result.append(id)
        }
        return result
    }

    /// An operation's own parameters take the places of those of the path item that they replace.
    func merge(_ shared: [Parameter.ID], _ own: [Parameter.ID]) -> [Parameter.ID] {
        if shared.isEmpty || own.isEmpty { return shared + own }
        var result = shared
        var positions: [ParameterKey: Int] = [:]
        for (position, id) in shared.enumerated() { positions[ParameterKey(parameters[id])] = position }
        for id in own {
            if let position = positions[ParameterKey(parameters[id])] {
                result[position] = id
            } else {
                result.append(id)
            }
        }
        return result
    }
}

/// What makes two parameters the same one.
private struct ParameterKey: Hashable {
    let name: String
    let location: ParameterLocation

    init(_ parameter: Parameter) {
        // RFC 9110, section 5.1: names of header fields do not depend on case.
        name = parameter.location == .header ? parameter.name.lowercased() : parameter.name
        location = parameter.location
    }
}
