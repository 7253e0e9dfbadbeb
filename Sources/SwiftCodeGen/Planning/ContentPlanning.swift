import OpenAPIModel

extension APIPlanner {
    /// A body's content: nothing, one media type, or an enum over several.
    mutating func content(_ types: [OpenAPIModel.MediaType], at place: TypeGraphBuilder.Place) -> BodyContent? {
        let plans = types.enumerated().map { index, type in
            let suffix = types.count == 1 ? "" : SwiftIdentifier.type(Self.subtype(type.name))
            return contentPlan(type, TypeGraphBuilder.Place(outer: place.outer, name: place.name + suffix))
        }
        guard plans.count > 1 else { return plans.first.map(BodyContent.single) }
        var scope = NameScope(reserved: [builder.names.contract])
        let cases = plans.map { BodyEnum.Case(name: scope.claim(Self.caseName($0)), content: $0) }
        let body = BodyEnum(path: claim(place), cases: cases)
        bodyEnums.append(body)
        return .several(body)
    }

    mutating func claim(_ place: TypeGraphBuilder.Place) -> [String] {
        guard let outer = place.outer.first else { return [builder.names.claim(place.name)] }
        return [outer, builder.claimNested(place.name, in: outer)]
    }

    private mutating func contentPlan(
        _ type: OpenAPIModel.MediaType, _ place: TypeGraphBuilder.Place
    ) -> ContentPlan {
        switch Self.kind(of: type.name) {
        case .binary,
            .multipartStream where type.schema == nil:
            return ContentPlan(mediaType: type.name, kind: Self.kind(of: type.name), type: .body)
        case .multipart, .multipartStream: return multipartPlan(type, place)
        case .jsonStream: return streamPlan(type, .jsonStream, place)
        case .events, .textEvents: return streamPlan(type, .events, place)
        case .xml: return xmlPlan(type, place)
        case .text: return textPlan(type, place)
        case .form:
            var plan = valuePlan(type, .form, place)
            if plan.kind == .form { plan.fields = formFields(type) }
            return plan
        case .json: return valuePlan(type, .json, place)
        }
    }

    private mutating func valuePlan(
        _ type: OpenAPIModel.MediaType, _ kind: ContentKind, _ place: TypeGraphBuilder.Place
    ) -> ContentPlan {
        let reference = type.schema.map { builder.nullableReference(to: $0, at: place) } ?? .json
        // `format: binary` means bytes whatever the media type says.
        if reference == .body { return ContentPlan(mediaType: type.name, kind: .binary, type: .body) }
        return ContentPlan(mediaType: type.name, kind: kind, type: reference)
    }

    private mutating func textPlan(
        _ type: OpenAPIModel.MediaType, _ place: TypeGraphBuilder.Place
    ) -> ContentPlan {
        guard let schema = type.schema, builder.isScalar(schema) else {
            return ContentPlan(mediaType: type.name, kind: .text, type: .string)
        }
        return valuePlan(type, .text, place)
    }

    private mutating func xmlPlan(_ type: OpenAPIModel.MediaType, _ place: TypeGraphBuilder.Place) -> ContentPlan {
        guard let schema = type.schema else { return ContentPlan(mediaType: type.name, kind: .binary, type: .body) }
        // A scalar is the document itself.
        if builder.isScalar(schema) { return textPlan(type, place) }
        let key = xml.key(of: schema, &builder.reader, named: place.name)
        return valuePlan(type, .xml(key: key), place)
    }

    /// The schema of a stream is that of its elements, also where it is written as a list of them.
    private mutating func streamPlan(
        _ type: OpenAPIModel.MediaType, _ kind: ContentKind, _ place: TypeGraphBuilder.Place
    ) -> ContentPlan {
        guard let schema = type.schema else {
            return kind == .events
                ? ContentPlan(mediaType: type.name, kind: .textEvents, type: .string)
                : ContentPlan(mediaType: type.name, kind: kind, type: .json)
        }
        let target = builder.reader.target(of: schema)
        var element = schema
        var elements = [schema]
        if case .array(let items) = builder.reader.shape(of: target) {
            elements = items
            guard let item = builder.reader.meet(items) else {
                return ContentPlan(mediaType: type.name, kind: kind, type: .json)
            }
            element = item
        }
        if kind == .events, isText(element) {
            return ContentPlan(mediaType: type.name, kind: .textEvents, type: .string, elements: elements)
        }
        let place = TypeGraphBuilder.Place(outer: place.outer, name: place.name + "Item")
        let reference = builder.nullableReference(to: element, at: place)
        return ContentPlan(
            mediaType: type.name, kind: kind, type: TypeGraphBuilder.textual(reference), elements: elements)
    }

    private func isText(_ schema: Schema.ID) -> Bool {
        switch builder.reader.shape(of: builder.reader.target(of: schema)) {
        case .scalar(.string, _), .strings: true
        default: false
        }
    }

    // MARK: Media types

    static func kind(of mediaType: String) -> ContentKind {
        let essence = Self.essence(mediaType)
        let subtype = essence.contains("/") ? Self.subtype(mediaType) : ""
        if isJSONStream(subtype) { return .jsonStream }
        if subtype == "json" || subtype.hasSuffix("+json") || essence == "*/*" { return .json }
        if essence == "application/x-www-form-urlencoded" { return .form }
        if essence == "text/event-stream" { return .events }
        if subtype == "xml" || subtype.hasSuffix("+xml") { return .xml(key: "") }
        if essence == "multipart/form-data" { return .multipart }
        if essence.hasPrefix("multipart/") { return .multipartStream }
        return essence.hasPrefix("text/") ? .text : .binary
    }

    private static func isJSONStream(_ subtype: String) -> Bool {
        switch subtype {
        case "x-ndjson", "ndjson", "jsonl", "x-jsonl", "jsonlines", "x-jsonlines", "json-lines", "x-json-lines",
            "stream+json", "x-json-stream", "json-seq":
            true
        default: subtype.hasSuffix("+json-seq")
        }
    }

    private static func essence(_ mediaType: String) -> String {
        mediaType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    }

    static func subtype(_ mediaType: String) -> String {
        String(essence(mediaType).split(separator: "/").last ?? "content")
    }

    /// `json`, `problemJson`, `plainText`, `octetStream`.
    private static func caseName(_ content: ContentPlan) -> String {
        if essence(content.mediaType) == "text/plain" { return "plainText" }
        if essence(content.mediaType) == "*/*" { return "any" }
        return SwiftIdentifier.member(subtype(content.mediaType))
    }
}
