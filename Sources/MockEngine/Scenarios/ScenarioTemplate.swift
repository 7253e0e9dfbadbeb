import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SourceDiagnostics

/// A text of a scenario with values of the request and of the session in it.
///
/// ```
/// text       = *( characters / "{{" expression "}}" )          blanks around the expression do not count
/// expression = "request." ( "path" / "query" / "header" / "cookie" ) "." name
///            / "request.body" [ "#" pointer ]
///            / "state." resource ".count"
///            / "state." resource "." key [ "#" pointer ]
///            / "now" / "session" / "count" / "uuid"
/// ```
/// A resource is what `x-stateful` calls it, or the path of its collection, or the last part of that path. `now` is the
/// clock of the session, `session` its name, `count` how often the session has taken the step, this time too, `uuid` a
/// new one that depends on the session's seed. There is no other expression, and none is within another.
///
/// A text that is one expression alone has the value as it is in JSON, null where there is none; in other texts the
/// value is text, empty where there is none.
struct TemplatedText: Sendable {
    enum Part: Sendable {
        case text(String)
        case value(ScenarioValue, written: String)
    }

    let parts: [Part]

    /// nil where there is none, or other text beside it.
    var only: (value: ScenarioValue, written: String)? {
        guard parts.count == 1, case .value(let value, let written) = parts[0] else { return nil }
        return (value, written)
    }

    /// nil where there are no templates.
    var plain: String? {
        if parts.isEmpty { return "" }
        guard parts.count == 1, case .text(let text) = parts[0] else { return nil }
        return text
    }
}

/// What an expression stands for.
enum ScenarioValue: Sendable, Hashable {
    case parameter(ParameterLocation, String)
    /// What a JSON pointer leads to.
    case body(pointer: String)
    /// Of the items of a resource.
    case itemCount(Int)
    case item(resource: Int, key: String, pointer: String)
    /// Of a mock that keeps no state.
    case nothing
    case now, session, count, uuid
}

/// A value of JSON with templates in its texts. The keys of objects have none.
indirect enum TemplatedValue: Sendable {
    case plain(JSONValue)
    case text(TemplatedText)
    case list([TemplatedValue])
    case object([(key: String, value: TemplatedValue)])
}

struct TemplateSyntaxError: Error {
    let message: LocalizedText
}

/// Reads templates of a step.
struct TemplateReader {
    let operation: CompiledOperation
    let resources: [StatefulResource]
    let isStateful: Bool

    func value(_ json: JSONValue) throws(TemplateSyntaxError) -> TemplatedValue {
        switch json {
        case .string(let text):
            let text = try self.text(text)
            return text.plain.map { .plain(.string($0)) } ?? .text(text)
        case .array(let elements):
            var list: [TemplatedValue] = []
            for element in elements { list.append(try value(element)) }
            return .list(list)
        case .object(let members):
            var object: [(key: String, value: TemplatedValue)] = []
            for (key, member) in members { object.append((key, try value(member))) }
            return .object(object)
        default: return .plain(json)
        }
    }

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
        guard isStateful else { return .nothing }
        guard let (index, name) = resource(rest) else {
            let names = resources.map { "'\(Self.shortName($0))'" }.joined(separator: ", ")
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

    /// The longest name counts, as a name may have dots; a short one that several have is none.
    private func resource(_ text: String) -> (index: Int, name: String)? {
        var found: [(index: Int, name: String)] = []
        for (index, resource) in resources.enumerated() {
            let short = Self.shortName(resource)
            let isAmbiguous = resources.count { Self.shortName($0) == short } > 1
            for name in [resource.name] + (isAmbiguous ? [] : [short]) where text.hasPrefix(name + ".") {
                found.append((index, name))
            }
        }
        return found.max { $0.name.count < $1.name.count }
    }

    private static func shortName(_ resource: StatefulResource) -> String {
        guard resource.name.hasPrefix("/") else { return resource.name }
        return resource.name.split(separator: "/").last { !$0.hasPrefix("{") }.map(String.init) ?? resource.name
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
