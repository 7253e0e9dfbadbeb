import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// Reads the schemes first, for requirements are checked against their names.
    func loadSecuritySchemes(in components: Node) {
        for (key, value) in mapping("securitySchemes", in: components)?.entries.map({ $0 }) ?? [] {
            let name = key.scalarText ?? ""
            // A broken scheme has a finding already; its uses need no second one.
            securitySchemeNames.insert(name)
            guard let scheme = securityScheme(at: value) else {
                leaveOut(.securityScheme, value)
                schemesWithScopes.insert(name)
                continue
            }
            switch scheme.kind {
            case .oauth2, .openIDConnect: schemesWithScopes.insert(name)
            case .apiKey, .http: break
            }
            securitySchemes.append(NamedEntry(name: name, value: scheme, nameRange: key.range))
        }
    }

    private enum SchemeType: String, CaseIterable {
        case apiKey, http, oauth2, openIdConnect

        /// The fields that go with the type, beside `type` and `description`.
        var fields: [String] {
            switch self {
            case .apiKey: ["name", "in"]
            case .http: ["scheme", "bearerFormat"]
            case .oauth2: ["flows"]
            case .openIdConnect: ["openIdConnectUrl"]
            }
        }
    }

    private func securityScheme(at node: Node) -> SecurityScheme? {
        guard let target = resolve(node, as: .securitySchemes) else { return nil }
        let extensions = checkFields(of: target, .securityScheme)
        guard let type = schemeType(of: target) else {
            // What is below is read for the findings.
            if let flows = target["flows"], flows.kind == .mapping { _ = readFlows(flows) }
            return nil
        }
        checkFields(of: type, target)
        guard let kind = kind(of: type, target) else { return nil }
        var scheme = SecurityScheme(
            kind: kind, description: ownDescription(ofReference: node) ?? string("description", in: target),
            origin: origin(of: target))
        scheme.extensions = extensions
        if type == .oauth2, let flows = target["flows"] { scheme.flowsExtensions = self.extensions(of: flows) }
        return scheme
    }

    private func schemeType(of node: Node) -> SchemeType? {
        guard let (key, value) = node.entry("type") else {
            reportMissing("type", in: node, .securityScheme)
            return nil
        }
        if isVersion31, value.string == "mutualTLS" {
            reportUnsupported("mutualTLS", key: value, value: value)
            return nil
        }
        return word(key, value, as: SchemeType.self)
    }

    private func checkFields(of type: SchemeType, _ node: Node) {
        let others = SchemeType.allCases.filter { $0 != type }.flatMap(\.fields)
        for name in others {
            reportMisplaced(
                name, in: node,
                .init("with the type '\(type.rawValue)'", ja: "種別「\(type.rawValue)」では"))
        }
    }

    private func kind(of type: SchemeType, _ node: Node) -> SecurityScheme.Kind? {
        switch type {
        case .apiKey:
            let name = requiredString("name", in: node, .securityScheme)
            guard let location = keyLocation(in: node), let name else { return nil }
            return .apiKey(name: name, location: location)
        case .http:
            guard let scheme = requiredString("scheme", in: node, .securityScheme) else { return nil }
            return .http(scheme: scheme.lowercased(), bearerFormat: string("bearerFormat", in: node))
        case .openIdConnect:
            return requiredURL("openIdConnectUrl", in: node, ObjectFields.securityScheme.name)
                .map { .openIDConnect(url: $0) }
        case .oauth2:
            guard let flows = mapping("flows", in: node) else {
                if node["flows"] == nil { reportMissing("flows", in: node, .securityScheme) }
                return nil
            }
            return .oauth2(flows: readFlows(flows))
        }
    }

    private func readFlows(_ node: Node) -> [SecurityScheme.Flow] {
        checkFields(of: node, .flows)
        return node.entries.compactMap { flow($0.key, $0.value) }
    }

    private func keyLocation(in node: Node) -> ParameterLocation? {
        guard let place = node["in"] else {
            reportMissing("in", in: node, .securityScheme)
            return nil
        }
        guard place.kind == .string else { return word("in", in: node, as: ParameterLocation.self) }
        let locations: [ParameterLocation] = [.query, .header, .cookie]
        if let location = locations.first(where: { $0.rawValue == place.string }) { return location }
        let near = EditDistance.nearest(to: place.string ?? "", in: locations.map(\.rawValue))
        let fix =
            near.map { Diagnostic.Fix.write($0, edits: [replacement(of: place, with: $0)]) }
            ?? .writeOneOf(locations.map(\.rawValue))
        reportValue("in", place, fix: fix)
        return nil
    }

    private func flow(_ key: Node, _ node: Node) -> SecurityScheme.Flow? {
        guard let name = key.scalarText, ObjectFields.flows.contains(name) else { return nil }
        guard requireMapping(node, .flow, or: .securityScheme) else { return nil }
        let extensions = checkFields(of: node, .flow)
        let needsAuthorization = name == "implicit" || name == "authorizationCode"
        let object = LocalizedText("'\(name)' flow", ja: "「\(name)」フロー")
        if node["scopes"] == nil { reportMissing("scopes", in: node, object) }
        var flow = SecurityScheme.Flow(
            name: name,
            authorizationURL: needsAuthorization ? requiredURL("authorizationUrl", in: node, object) : nil,
            tokenURL: name == "implicit" ? nil : requiredURL("tokenUrl", in: node, object),
            refreshURL: url("refreshUrl", in: node), scopes: scopes(in: node), origin: origin(of: node))
        flow.extensions = extensions
        let reason = LocalizedText("in the flow '\(name)'", ja: "フロー「\(name)」では")
        if !needsAuthorization { reportMisplaced("authorizationUrl", in: node, reason) }
        if name == "implicit" { reportMisplaced("tokenUrl", in: node, reason) }
        return flow
    }

    private func scopes(in node: Node) -> [(name: String, description: String)] {
        entries("scopes", in: node)?.map { ($0.key.scalarText ?? "", string($0.key, $0.value) ?? "") } ?? []
    }
}

extension LoadSession {
    /// nil where the field is missing, which means something else than an empty list.
    func securityRequirements(in node: Node) -> [SecurityRequirement]? {
        guard let elements = list("security", in: node) else { return nil }
        return elements.compactMap { element in
            guard requireMapping(element, .init("a mapping from schemes to scopes", ja: "方式からスコープへのマッピング")) else {
                leaveOut(.securityRequirement, element)
                return nil
            }
            return SecurityRequirement(
                schemes: element.entries.map { requiredScheme($0.key, $0.value) }, origin: origin(of: element))
        }
    }

    private func requiredScheme(_ key: Node, _ value: Node) -> SecurityRequirement.Scheme {
        let name = key.scalarText ?? ""
        let scopes = strings(key, value) ?? []
        if !securitySchemeNames.contains(name) {
            reportUnknownScheme(name, key, value)
        } else if !scopes.isEmpty, !schemesWithScopes.contains(name), !isVersion31 {
            report(
                OpenAPIRules.scopesWithoutOAuth,
                .init("the scheme '\(name)' has no scopes", ja: "方式「\(name)」にスコープはない"), at: value,
                fixes: [.write("[]", edits: [.init(range: value.range, replacement: "[]")])])
        }
        return SecurityRequirement.Scheme(
            name: name, nameRange: key.range, scopes: scopes, origin: origin(of: value))
    }

    private func reportUnknownScheme(_ name: String, _ key: Node, _ value: Node) {
        let nearest = EditDistance.nearest(to: name, in: securitySchemes.lazy.map(\.name))
        report(
            Diagnostic(
                OpenAPIRules.unknownSecurityScheme,
                .init("there is no security scheme '\(name)'", ja: "セキュリティ方式「\(name)」がない"), at: key.range,
                pointer: value.pointer,
                fixes: [
                    nearest.map { .write($0, edits: [replacement(of: key, with: $0)]) }
                        ?? .init(
                            .init("add it under 'components/securitySchemes'", ja: "「components/securitySchemes」に加える"))
                ]))
    }
}
