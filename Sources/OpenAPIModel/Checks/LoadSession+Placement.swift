import SourceDiagnostics
import YAMLSyntax

/// Fields and names that have no effect where they stand.
extension LoadSession {
    func checkPlacement(of parameter: Parameter, _ node: Node) {
        let (name, location) = (parameter.name, parameter.location)
        if location != .query {
            let reason = LocalizedText("outside of query parameters", ja: "query パラメータ以外では")
            reportMisplaced("allowReserved", in: node, reason)
            reportMisplaced("allowEmptyValue", in: node, reason)
        }
        checkContentSiblings(of: node)
        guard let place = node["name"] else { return }
        // OAS 3.0.4, section 4.7.12.2: these three are described elsewhere.
        if location == .header {
            checkHeaderName(name, place, place, ignored: ["accept", "content-type", "authorization"])
        } else if location == .cookie, !HTTPToken.isValid(name) {
            reportHeaderName(.init("a cookie cannot be named '\(name)'", ja: "Cookie の名前に「\(name)」は使えない"), place, place)
        }
    }

    func checkPlacement(inHeader node: Node) {
        let reason = LocalizedText("in a header", ja: "ヘッダーでは")
        reportMisplaced("allowReserved", in: node, reason)
        reportMisplaced("allowEmptyValue", in: node, reason)
        if let style = node["style"], let word = word("style", in: node, as: ParameterStyle.self), word != .simple {
            reportValue("style", style, fix: .write("simple", edits: [replacement(of: style, with: "simple")]))
        }
        checkContentSiblings(of: node)
    }

    /// With `content`, the media type says how a value is written.
    private func checkContentSiblings(of node: Node) {
        guard node["content"] != nil, node["schema"] == nil else { return }
        let reason = LocalizedText("next to 'content'", ja: "「content」の隣では")
        for name in ["style", "explode", "allowReserved", "example", "examples"] {
            reportMisplaced(name, in: node, reason)
        }
    }

    /// - Parameter ignored: names in lower case that have no effect in this place.
    func checkHeaderName(_ name: String, _ place: Node, _ value: Node, ignored: [String]) {
        if ignored.contains(name.lowercased()) {
            report(
                Diagnostic(
                    OpenAPIRules.ignoredHeader,
                    .init("the header '\(name)' is ignored here", ja: "ヘッダー「\(name)」はここでは無視される"), at: place.range,
                    pointer: value.pointer))
        } else if !HTTPToken.isValid(name) {
            reportHeaderName(
                .init("a header cannot be named '\(name)'", ja: "ヘッダーの名前に「\(name)」は使えない"), place, value)
        }
    }

    private func reportHeaderName(_ message: LocalizedText, _ place: Node, _ value: Node) {
        report(
            Diagnostic(
                OpenAPIRules.headerName, message, at: place.range, pointer: value.pointer,
                fixes: [.init(.init("use letters, digits and '-' only", ja: "英数字と「-」だけを使う"))]))
    }

    // MARK: Encodings

    /// OAS 3.0.4, section 4.7.14.1: only request bodies that are forms have encodings.
    func checkPlacement(ofEncodingIn node: Node, _ mediaType: String, _ allowsEncoding: Bool) {
        guard allowsEncoding else {
            reportMisplaced("encoding", in: node, .init("outside of request bodies", ja: "要求本文以外では"))
            return
        }
        if !mediaType.isMultipart, !mediaType.isURLEncodedForm {
            reportMisplaced(
                "encoding", in: node, .init("with '\(mediaType)', which is no form", ja: "フォームではない「\(mediaType)」では"))
            return
        }
        guard !mediaType.isMultipart else { return }
        for (_, value) in node["encoding"]?.entries.map({ $0 }) ?? [] {
            reportMisplaced("headers", in: value, .init("with '\(mediaType)'", ja: "「\(mediaType)」では"))
        }
    }

    /// `contentType` is a media type, or several with commas between.
    func checkContentTypes(of encoding: Encoding, _ node: Node) {
        guard let text = encoding.contentType, let place = node["contentType"] else { return }
        let names = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmingSpaces }
        for name in names where !MediaTypeName.isValid(name) {
            report(
                OpenAPIRules.mediaType,
                .init("'\(name)' is not a media type", ja: "「\(name)」はメディアタイプではない"), at: place)
        }
    }

    func rememberEncodings(of mediaType: MediaType, _ node: Node) {
        guard let entries = node["encoding"]?.entries else { return }
        encodedContents.append(
            EncodedContent(mediaType: mediaType.name, schema: mediaType.schema, encodings: entries.map { $0 }))
    }

    /// Compares the names of encodings with the properties, when all schemas are read.
    func checkEncodings() {
        for content in encodedContents {
            guard let properties = content.schema.flatMap(propertyNames) else { continue }
            for (key, value) in content.encodings {
                guard let name = key.scalarText, !properties.contains(name) else { continue }
                let nearest = EditDistance.nearest(to: name, in: properties.sorted())
                report(
                    Diagnostic(
                        OpenAPIRules.encodingUnknownProperty,
                        .init("the schema has no property '\(name)'", ja: "スキーマにプロパティ「\(name)」がない"),
                        at: key.range, pointer: value.pointer,
                        fixes: nearest.map { [.write($0, edits: [replacement(of: key, with: $0)])] } ?? []))
            }
        }
    }

    /// All properties that a schema can have; nil where they cannot be known because a part is broken.
    private func propertyNames(of id: Schema.ID) -> Set<String>? {
        var names: Set<String> = []
        var visited: Set<Schema.ID> = []
        var waiting = [id]
        while let next = waiting.popLast() {
            guard visited.insert(next).inserted else { continue }
            let schema = schemas[next.index]
            // Many forms of many parts each would take as long as their product.
            if schema.isInvalid || visited.count > 1_000 { return nil }
            names.formUnion(schema.properties.lazy.map(\.name))
            waiting += schema.allOf + schema.oneOf + schema.anyOf
        }
        return names
    }
}

extension String {
    fileprivate var isMultipart: Bool { lowercased().hasPrefix("multipart/") }
    fileprivate var isURLEncodedForm: Bool { lowercased().hasPrefix("application/x-www-form-urlencoded") }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
