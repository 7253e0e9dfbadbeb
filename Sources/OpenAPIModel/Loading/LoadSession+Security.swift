import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// Reads the schemes first, for requirements are checked against their names.
    func loadSecuritySchemes(in components: Node) {
        for (key, value) in mapping("securitySchemes", in: components)?.entries.map({ $0 }) ?? [] {
            let name = key.scalarText ?? ""
            // A broken scheme has a finding already; its uses need no second one.
            securitySchemeNames.insert(name)
            guard let target = resolve(value, as: .securitySchemes) else { continue }
            guard let kind = securityKind(of: target) else { continue }
            let scheme = SecurityScheme(
                kind: kind, description: string("description", in: target), origin: origin(of: target))
            securitySchemes.append(NamedEntry(name: name, value: scheme, nameRange: key.range))
        }
    }

    private enum SchemeType: String, CaseIterable {
        case apiKey, http, oauth2, openIdConnect
    }

    private func securityKind(of node: Node) -> SecurityScheme.Kind? {
        checkFields(of: node, .securityScheme)
        let object = "security scheme"
        if node["type"] == nil { reportMissing("type", in: node, object) }
        switch word("type", in: node, as: SchemeType.self) {
        case .apiKey:
            let name = requiredString("name", in: node, object)
            guard let location = keyLocation(in: node), let name else { return nil }
            return .apiKey(name: name, location: location)
        case .http:
            guard let scheme = requiredString("scheme", in: node, object) else { return nil }
            return .http(scheme: scheme.lowercased(), bearerFormat: string("bearerFormat", in: node))
        case .openIdConnect:
            return requiredString("openIdConnectUrl", in: node, object).map { .openIDConnect(url: $0) }
        case .oauth2:
            guard let flows = mapping("flows", in: node) else {
                if node["flows"] == nil { reportMissing("flows", in: node, object) }
                return nil
            }
            checkFields(of: flows, .flows)
            return .oauth2(flows: flows.entries.compactMap { flow($0.key, $0.value) })
        case nil: return nil
        }
    }

    private func keyLocation(in node: Node) -> ParameterLocation? {
        guard let place = node["in"] else {
            reportMissing("in", in: node, "security scheme")
            return nil
        }
        guard let location = word("in", in: node, as: ParameterLocation.self) else { return nil }
        guard location != .path else {
            report(
                OpenAPIRules.invalidValue, "'in' is 'path'", at: place,
                fixes: [.init("write 'query', 'header' or 'cookie'")])
            return nil
        }
        return location
    }

    private func flow(_ key: Node, _ node: Node) -> SecurityScheme.Flow? {
        guard let name = key.scalarText, ObjectFields.flows.contains(name) else { return nil }
        guard requireMapping(node, "a mapping") else { return nil }
        checkFields(of: node, .flow)
        let needsAuthorization = name == "implicit" || name == "authorizationCode"
        let object = "'\(name)' flow"
        if node["scopes"] == nil { reportMissing("scopes", in: node, object) }
        return SecurityScheme.Flow(
            name: name,
            authorizationURL: needsAuthorization
                ? requiredString("authorizationUrl", in: node, object) : string("authorizationUrl", in: node),
            tokenURL: name == "implicit" ? string("tokenUrl", in: node) : requiredString("tokenUrl", in: node, object),
            refreshURL: string("refreshUrl", in: node),
            scopes: mapping("scopes", in: node)?.entries.map {
                ($0.key.scalarText ?? "", string($0.key, $0.value) ?? "")
            }
                ?? [])
    }

    /// nil where the field is missing, which means something else than an empty list.
    func securityRequirements(in node: Node) -> [SecurityRequirement]? {
        guard let elements = list("security", in: node) else { return nil }
        return elements.compactMap { element in
            guard requireMapping(element, "a mapping from schemes to scopes") else { return nil }
            let schemes = element.entries.map { key, value in
                let name = key.scalarText ?? ""
                if !securitySchemeNames.contains(name) { reportUnknownScheme(name, key, value) }
                return SecurityRequirement.Scheme(name: name, scopes: strings(key, value) ?? [])
            }
            return SecurityRequirement(schemes: schemes, range: element.range)
        }
    }

    private func reportUnknownScheme(_ name: String, _ key: Node, _ value: Node) {
        let nearest = EditDistance.nearest(to: name, in: securitySchemes.lazy.map(\.name))
        report(
            Diagnostic(
                OpenAPIRules.unknownSecurityScheme, "there is no security scheme '\(name)'", at: key.range,
                pointer: value.pointer,
                fixes: [
                    nearest.map { .init("write '\($0)'", edits: [replacement(of: key, with: $0)]) }
                        ?? .init("add it under 'components/securitySchemes'")
                ]))
    }
}
