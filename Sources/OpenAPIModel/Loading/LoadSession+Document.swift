import JSONCoding
import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The whole document, nil where there is nothing to go on.
    func load(path: String) -> Document? {
        guard let entry = loadEntry(path: path), let node = entry.node else { return nil }
        guard let version = checkVersion(of: node) else { return nil }
        let extensions = checkFields(of: node, .document)
        var document = Document(
            files: files, entry: entry.file.id, version: version, info: info(in: node), origin: origin(of: node))
        document.extensions = extensions
        document.servers = servers(in: node)
        document.tags = tags(in: node)
        document.externalDocs = externalDocs(in: node)
        if let components = mapping("components", in: node) {
            loadSecuritySchemes(in: components)
            document.components = self.components(components)
        }
        document.security = securityRequirements(in: node) ?? []
        readPaths(in: node, into: &document)
        readWaitingCallbacks()
        fillSchemas()
        checkEncodings()
        fillTables(of: &document)
        return document
    }

    private func fillTables(of document: inout Document) {
        document.securitySchemes = securitySchemes
        document.schemas = schemas
        document.parameters = parameters.objects
        document.requestBodies = requestBodies.objects
        document.responses = responses.objects
        document.headers = headers.objects
        document.omissions = omissions
        document.files = files
        document.remoteFiles = references.remote
    }

    /// nil for a document of another version. A version that is missing or broken is taken for 3.0, so that the rest
    /// can be looked at.
    private func checkVersion(of node: Node) -> String? {
        guard let value = node["openapi"] else { return checkMissingVersion(of: node) }
        return checkVersion(value)
    }

    private func checkVersion(_ value: Node) -> String? {
        let text = value.scalarText ?? ""
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        let isNumeric = parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
        if value.kind == .string, parts.count == 3, isNumeric, parts[0] == "3" {
            if parts[1] == "0" { return text }
            if parts[1] == "1" {
                isVersion31 = true
                report(
                    OpenAPIRules.version31,
                    .init("the document is of version \(text)", ja: "文書のバージョンが \(text) である"), at: value)
                return text
            }
        }
        if isNumeric, parts.count >= 2, parts[0] != "3" || !["0", "1"].contains(parts[1]) {
            report(
                OpenAPIRules.version,
                .init("the document is of version \(text)", ja: "文書のバージョンが \(text) である"), at: value,
                fixes: [parts[0] == "2" ? Self.convertOldVersion : Self.convertVersion])
            return nil
        }
        report(
            OpenAPIRules.version,
            value.isScalar
                ? .init("'openapi' is '\(text)'", ja: "「openapi」が「\(text)」である")
                : .init(
                    "'openapi' is \(value.kind.nameAsTarget.english)",
                    ja: "「openapi」が\(value.kind.nameAsTarget.japanese)である"), at: value,
            fixes: [.write("3.0.4", edits: [.init(range: value.range, replacement: "'3.0.4'")])])
        return "3.0.4"
    }

    private func checkMissingVersion(of node: Node) -> String? {
        if let old = node["swagger"] {
            let text = old.scalarText ?? "2.0"
            report(
                OpenAPIRules.version,
                .init("the document is of version \(text)", ja: "文書のバージョンが \(text) である"), at: old,
                fixes: [Self.convertOldVersion])
            return nil
        }
        let message = LocalizedText("the document has no 'openapi'", ja: "文書に「openapi」がない")
        let meant = node.entries.first { EditDistance.nearest(to: $0.key.scalarText ?? "", in: ["openapi"]) != nil }
        if let (key, value) = meant {
            misspelledVersion = key
            report(
                Diagnostic(
                    OpenAPIRules.version, message, at: key.range, pointer: value.pointer,
                    fixes: [rename(key, to: "openapi")]))
            return checkVersion(value)
        }
        report(
            OpenAPIRules.version, message, at: node,
            fixes: [
                .init(
                    .init("add 'openapi: 3.0.4'", ja: "「openapi: 3.0.4」を加える"),
                    edits: TextInsertion.field("openapi", "3.0.4", in: node).map { [$0] } ?? [])
            ])
        return "3.0.4"
    }

    private static let convertVersion = Diagnostic.Fix(
        .init("convert it to OpenAPI 3.0.4 first", ja: "先に OpenAPI 3.0.4 に変換する"))

    private static let convertOldVersion = Diagnostic.Fix(
        .init(
            "convert it to OpenAPI 3.0.4 first, for example with 'swagger2openapi' or with 'Convert to OpenAPI 3' of "
                + "the Swagger Editor",
            ja: "先に OpenAPI 3.0.4 に変換する。たとえば「swagger2openapi」や Swagger Editor の「Convert to OpenAPI 3」を使う"))
}

extension LoadSession {
    private func info(in node: Node) -> Info {
        guard let info = mapping("info", in: node) else {
            if node["info"] == nil { reportMissing("info", in: node, .document) }
            return Info(title: "", version: "", origin: nil)
        }
        let extensions = checkFields(of: info, .info)
        var result = Info(
            title: requiredString("title", in: info, .info) ?? "",
            version: requiredString("version", in: info, .info) ?? "", origin: origin(of: info))
        if isVersion31 { result.summary = string("summary", in: info) }
        result.description = string("description", in: info)
        result.termsOfService = url("termsOfService", in: info)
        result.contact = contact(in: info)
        result.license = license(in: info)
        result.extensions = extensions
        return result
    }

    private func contact(in node: Node) -> Contact? {
        guard let contact = mapping("contact", in: node) else { return nil }
        var result = Contact(origin: origin(of: contact))
        result.extensions = checkFields(of: contact, .contact)
        result.name = string("name", in: contact)
        result.url = url("url", in: contact)
        result.email = string("email", in: contact)
        checkEmail(in: contact)
        return result
    }

    private func license(in node: Node) -> License? {
        guard let license = mapping("license", in: node) else { return nil }
        let extensions = checkFields(of: license, .license)
        let name = requiredString("name", in: license, .license)
        var result = License(name: name ?? "", origin: origin(of: license))
        result.extensions = extensions
        result.url = url("url", in: license)
        if isVersion31 {
            result.identifier = string("identifier", in: license)
            checkExclusive("url", "identifier", in: license, .license, OpenAPIRules.exclusiveFields)
        }
        return result
    }

    private func tags(in node: Node) -> [Tag] {
        var names: [String: Node] = [:]
        var result: [Tag] = []
        for element in list("tags", in: node).map(Array.init) ?? [] {
            guard let tag = tag(at: element) else { continue }
            guard let first = names[tag.name] else {
                names[tag.name] = element
                result.append(tag)
                continue
            }
            report(
                OpenAPIRules.duplicateTag,
                .init("the tag '\(tag.name)' comes again", ja: "タグ「\(tag.name)」が重複している"),
                at: element["name"] ?? element, notes: [.init(.hereFirst, at: first.range)], fixes: [.removeOne])
            leaveOut(.tag, element)
        }
        return result
    }

    private func tag(at node: Node) -> Tag? {
        guard requireMapping(node, .tag, or: .tag) else { return nil }
        let extensions = checkFields(of: node, .tag)
        let name = requiredString("name", in: node, .tag)
        var tag = Tag(name: name ?? "", origin: origin(of: node))
        tag.description = string("description", in: node)
        tag.externalDocs = externalDocs(in: node)
        tag.extensions = extensions
        if name == nil { leaveOut(.tag, node) }
        return name.map { _ in tag }
    }

    func externalDocs(in node: Node) -> ExternalDocumentation? {
        node.entry("externalDocs").flatMap { externalDocs($0.key, $0.value) }
    }

    func externalDocs(_ key: Node, _ node: Node) -> ExternalDocumentation? {
        guard requireMapping(node) else { return nil }
        let extensions = checkFields(of: node, .externalDocs)
        if node["url"] == nil { reportMissing("url", in: node, .externalDocs) }
        guard let url = url("url", in: node) else { return nil }
        var result = ExternalDocumentation(url: url, origin: origin(of: node))
        result.description = string("description", in: node)
        result.extensions = extensions
        return result
    }
}
