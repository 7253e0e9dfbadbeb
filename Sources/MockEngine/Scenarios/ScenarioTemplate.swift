import JSONCoding
import OpenAPIModel

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
