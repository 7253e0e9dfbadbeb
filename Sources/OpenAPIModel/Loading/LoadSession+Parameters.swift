import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The parameter that a node is or refers to, nil where it is too broken to be one.
    func parameter(at node: Node) -> Parameter.ID? {
        guard let target = resolve(node, as: .parameters) else {
            leaveOut(.parameter, node)
            return nil
        }
        let id = parameters.id(of: target) ?? parameters.add(readParameter(target), for: target)
        // The place of the use counts, however often the broken parameter is used.
        if id == nil { leaveOut(.parameter, node) }
        return id.flatMap { redescribed($0, by: node, \.parameters, \.description, \.componentName) }
    }

    private func readParameter(_ node: Node) -> Parameter? {
        let omitted = omissions.count
        let extensions = checkFields(of: node, .parameter)
        let name = requiredString("name", in: node, .parameter)
        if node["in"] == nil { reportMissing("in", in: node, .parameter) }
        let location = parameterLocation(in: node)
        // A broken one is read all the same, for what may be wrong further down.
        var parameter = Parameter(name: name ?? "", location: location ?? .query, origin: origin(of: node))
        parameter.componentName = componentName(of: node, .parameters)
        parameter.extensions = extensions
        parameter.description = string("description", in: node)
        parameter.isRequired = bool("required", in: node) ?? false
        parameter.isDeprecated = bool("deprecated", in: node) ?? false
        parameter.allowsEmptyValue = bool("allowEmptyValue", in: node) ?? false
        parameter.allowsReserved = bool("allowReserved", in: node) ?? false
        if let location { parameter.style = style(in: node, location) ?? parameter.style }
        parameter.explodes = bool("explode", in: node) ?? (parameter.style == .form)
        parameter.schema = schema("schema", in: node)
        parameter.content = content(in: node)
        parameter.examples = examples(in: node)
        // Parameters of OpenAPI 2.0 become request bodies, which have other fields.
        if location != nil || node["in"] == nil { checkSchemaOrContent(of: node, .parameter) }
        guard let name, let location else { return nil }
        checkPlacement(of: parameter, node)
        if location == .path, !parameter.isRequired { reportNotRequired(node, name) }
        parameter.isIncomplete = omissions.count > omitted
        return parameter
    }

    private func parameterLocation(in node: Node) -> ParameterLocation? {
        guard let place = node["in"], place.string == "body" || place.string == "formData" else {
            return word("in", in: node, as: ParameterLocation.self)
        }
        reportValue(
            "in", place,
            fix: .init(
                .init("describe it under 'requestBody' of the operation", ja: "操作の「requestBody」に記述する")))
        _ = takeSlips(belongingTo: "schema", in: node)
        return nil
    }

    private func style(in node: Node, _ location: ParameterLocation) -> ParameterStyle? {
        guard let style = word("style", in: node, as: ParameterStyle.self), let place = node["style"] else {
            return nil
        }
        let allowed = ParameterStyle.allowed(for: location)
        if allowed.contains(style) { return style }
        report(
            OpenAPIRules.invalidValue,
            .init(
                "a \(location.rawValue) parameter has the style '\(style.rawValue)'",
                ja: "\(location.rawValue) パラメータの style が「\(style.rawValue)」である"), at: place,
            fixes: [.writeOneOf(allowed.map(\.rawValue))])
        return nil
    }

    /// Either of the two must be there, and not both.
    func checkSchemaOrContent(of node: Node, _ object: ObjectFields) {
        guard let content = node["content"] else {
            if node["schema"] == nil { reportMissing("schema", in: node, object) }
            return
        }
        checkExclusive("schema", "content", in: node, object, OpenAPIRules.exclusiveFields)
        if content.kind == .mapping, content.entries.count != 1 {
            let count = content.entries.count
            report(
                OpenAPIRules.invalidValue,
                .init(
                    "'content' of the \(object.name.english) has \(count) media types",
                    ja: "\(object.name.japanese)の「content」に \(count) 個のメディアタイプがある"), at: content,
                fixes: [.init(.init("give exactly one media type", ja: "メディアタイプをちょうど 1 つ書く"))])
        }
    }

    private func reportNotRequired(_ node: Node, _ name: String) {
        // What is no boolean has a finding.
        if let value = node["required"], value.bool == nil { return }
        let message = LocalizedText(
            "the path parameter '\(name)' is not required", ja: "パスパラメータ「\(name)」が必須になっていない")
        guard !isMisspelled("required", in: node) else {
            return reportAbsence(
                of: "required", in: node, OpenAPIRules.pathParameterNotRequired, message, fixes: [])
        }
        let edits: [Diagnostic.Fix.Edit] =
            node["required"].map { [.init(range: $0.range, replacement: "true")] }
            ?? TextInsertion.field("required", "true", in: node).map { [$0] } ?? []
        report(
            OpenAPIRules.pathParameterNotRequired, message, at: node["required"] ?? node["name"] ?? node,
            fixes: [.init(.init("add 'required: true'", ja: "「required: true」を加える"), edits: edits)])
    }
}

extension LoadSession {
    /// The parameters of a path item or an operation, without repetitions.
    func parameterList(in node: Node) -> [Parameter.ID] {
        var seen: [ParameterKey: Node] = [:]
        var result: [Parameter.ID] = []
        for element in list("parameters", in: node).map(Array.init) ?? [] {
            guard let id = parameter(at: element) else {
                brokenLists.insert(node)
                continue
            }
            let parameter = parameters[id]
            if let first = seen[ParameterKey(parameter)] {
                report(
                    OpenAPIRules.duplicateParameter,
                    .init(
                        "the \(parameter.location.rawValue) parameter '\(parameter.name)' comes again",
                        ja: "\(parameter.location.rawValue) パラメータ「\(parameter.name)」が重複している"), at: element,
                    notes: [.init(.hereFirst, at: first.range)], fixes: [.removeOne])
                leaveOut(.parameter, element)
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

extension ParameterStyle {
    /// The styles that a location can have (OAS 3.0.4, section 4.7.12.3).
    static func allowed(for location: ParameterLocation) -> [ParameterStyle] {
        switch location {
        case .path: [.simple, .label, .matrix]
        case .query: [.form, .spaceDelimited, .pipeDelimited, .deepObject]
        case .header: [.simple]
        case .cookie: [.form]
        }
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
