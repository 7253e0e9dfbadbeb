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
        let name =
            place.outer.isEmpty ? [builder.names.claim(place.name)] : place.outer + [claimNested(place)]
        let body = BodyEnum(path: name, cases: cases)
        bodyEnums.append(body)
        return .several(body)
    }

    private mutating func claimNested(_ place: TypeGraphBuilder.Place) -> String {
        builder.claimNested(place.name, in: place.outer[0])
    }

    private mutating func contentPlan(
        _ type: OpenAPIModel.MediaType, _ place: TypeGraphBuilder.Place
    ) -> ContentPlan {
        let kind = Self.kind(of: type.name)
        guard kind != .binary, let schema = type.schema else {
            return ContentPlan(
                mediaType: type.name, kind: kind,
                type: kind == .binary ? .body : kind == .text ? .string : .json)
        }
        if kind == .text, !builder.isScalar(schema) {
            return ContentPlan(mediaType: type.name, kind: .text, type: .string)
        }
        let reference = builder.nullableReference(to: schema, at: place)
        // `format: binary` means bytes whatever the media type says.
        if reference == .body { return ContentPlan(mediaType: type.name, kind: .binary, type: .body) }
        return ContentPlan(mediaType: type.name, kind: kind, type: reference)
    }

    static func kind(of mediaType: String) -> ContentKind {
        let essence = Self.essence(mediaType)
        if essence.hasSuffix("/json") || essence.hasSuffix("+json") || essence == "*/*" { return .json }
        if essence == "application/x-www-form-urlencoded" { return .form }
        return essence.hasPrefix("text/") ? .text : .binary
    }

    private static func essence(_ mediaType: String) -> String {
        mediaType.prefix { $0 != ";" }.lowercased().filter { !$0.isWhitespace }
    }

    private static func subtype(_ mediaType: String) -> String {
        String(essence(mediaType).split(separator: "/").last ?? "content")
    }

    /// `json`, `problemJson`, `plainText`, `octetStream`.
    private static func caseName(_ content: ContentPlan) -> String {
        if essence(content.mediaType) == "text/plain" { return "plainText" }
        if essence(content.mediaType) == "*/*" { return "any" }
        return SwiftIdentifier.member(subtype(content.mediaType))
    }
}
