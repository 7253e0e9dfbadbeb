import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SourceDiagnostics

struct TemplateSyntaxError: Error {
    let message: LocalizedText
}

/// Reads templates of a step.
struct TemplateReader {
    let operation: CompiledOperation
    /// nil for a mock that keeps no state.
    let resources: ScenarioResources?

    func text(_ text: String) throws(TemplateSyntaxError) -> TemplatedText {
        var parts: [TemplatedText.Part] = []
        var rest = text[...]
        while let opening = rest.firstRange(of: "{{") {
            guard let closing = rest[opening.upperBound...].firstRange(of: "}}") else {
                throw TemplateSyntaxError(message: .init("'{{' is not closed", ja: "「{{」が閉じられていない"))
            }
            if opening.lowerBound > rest.startIndex { parts.append(.text(String(rest[..<opening.lowerBound]))) }
            let written = Self.trimmed(rest[opening.upperBound..<closing.lowerBound])
            parts.append(.value(try expression(written), written: written))
            rest = rest[closing.upperBound...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        return TemplatedText(parts: parts)
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    // MARK: Expressions

    private func expression(_ text: String) throws(TemplateSyntaxError) -> ScenarioValue {
        switch text {
        case "now": return .now
        case "session": return .session
        case "count": return .count
        case "uuid": return .uuid
        default: break
        }
        if let rest = Self.rest(text, "request.body") { return .body(pointer: try bodyPointer(rest, text)) }
        if let rest = Self.rest(text, "request.") { return try parameter(rest, text) }
        if let rest = Self.rest(text, "state.") { return try state(rest, text) }
        throw Self.unknown(text)
    }

    private static func rest(_ text: String, _ prefix: String) -> String? {
        text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : nil
    }

    private func bodyPointer(_ rest: String, _ text: String) throws(TemplateSyntaxError) -> String {
        guard rest.isEmpty || rest.hasPrefix("#") else { throw Self.unknown(text) }
        guard operation.body != nil else {
            throw TemplateSyntaxError(
                message: .init(
                    "'{{\(text)}}' is of a body, which the operation does not take", ja: "「{{\(text)}}」のボディを操作が受け取らない"))
        }
        return try Self.pointer(String(rest.dropFirst()), text)
    }

    private static func pointer(_ pointer: String, _ text: String) throws(TemplateSyntaxError) -> String {
        guard JSONPointer.steps(of: pointer) != nil else { throw unknown(text) }
        return pointer
    }

    private func parameter(_ rest: String, _ text: String) throws(TemplateSyntaxError) -> ScenarioValue {
        let place = rest.prefix { $0 != "." }
        let name = String(rest.dropFirst(place.count + 1))
        guard let location = ParameterLocation(rawValue: String(place)), !name.isEmpty else { throw Self.unknown(text) }
        guard operation.takes(name, in: location) else {
            throw TemplateSyntaxError(
                message: .init(
                    "'{{\(text)}}' is of a \(location.rawValue) parameter that the operation lacks",
                    ja: "「{{\(text)}}」のパラメーターが操作にない"))
        }
        return .parameter(location, name)
    }

    private func state(_ rest: String, _ text: String) throws(TemplateSyntaxError) -> ScenarioValue {
        guard let resources else { return .nothing }
        guard let (index, name) = resources.first(of: rest) else {
            let names = resources.shownNames
            throw TemplateSyntaxError(
                message: .init(
                    "'{{\(text)}}' is of no resource that the mock keeps; there are \(names.isEmpty ? "none" : names)",
                    ja: "「{{\(text)}}」のリソースをモックは覚えない。覚えるもの: \(names.isEmpty ? "なし" : names)"))
        }
        let tail = rest.dropFirst(name.count + 1)
        if tail == "count" { return .itemCount(index) }
        let key = tail.prefix { $0 != "#" }
        guard !key.isEmpty else { throw Self.unknown(text) }
        let pointer = try Self.pointer(String(tail.dropFirst(key.count + 1)), text)
        return .item(resource: index, key: String(key), pointer: pointer)
    }

    private static func unknown(_ text: String) -> TemplateSyntaxError {
        TemplateSyntaxError(message: .init("'{{\(text)}}' is no template", ja: "「{{\(text)}}」はテンプレートではない"))
    }
}

extension CompiledOperation {
    /// Whether there can be such a parameter. Header fields and cookies come without being described.
    func takes(_ name: String, in location: ParameterLocation) -> Bool {
        switch location {
        case .header, .cookie: true
        case .path, .query: parameters.contains { $0.location == location && $0.name == name } || isKey(name, location)
        }
    }

    private func isKey(_ name: String, _ location: ParameterLocation) -> Bool {
        let key = KakehashiRuntime.SecurityScheme.Kind.apiKey(in: .query, name: name)
        return location == .query && security.requirements.flatMap(\.schemes).contains { $0.scheme.kind == key }
    }
}
