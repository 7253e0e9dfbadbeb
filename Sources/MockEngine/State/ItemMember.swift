import JSONCoding

/// A part of an item, as `x-stateful` names it: `address.city`, or `{attrName}.value` with the value of a path parameter.
struct ItemMember: Sendable {
    private enum Step {
        case name(String)
        case parameter(String)
    }

    private let steps: [Step]

    init(_ text: String) {
        steps = text.split(separator: ".").map { step in
            step.hasPrefix("{") && step.hasSuffix("}")
                ? .parameter(String(step.dropFirst().dropLast())) : .name(String(step))
        }
    }

    /// Path parameters that are in it.
    var parameters: [String] {
        steps.compactMap { if case .parameter(let name) = $0 { name } else { nil } }
    }

    /// Names that lead to it in one request; nil where a parameter is missing.
    func path(_ parameter: (String) -> String?) -> [String]? {
        var path: [String] = []
        for step in steps {
            switch step {
            case .name(let name): path.append(name)
            case .parameter(let name):
                guard let text = parameter(name) else { return nil }
                path.append(text)
            }
        }
        return path
    }

    static func value(at path: [String], in item: JSONValue) -> JSONValue? { path.reduce(Optional(item)) { $0?[$1] } }

    /// The item with another value there; without the member where it is nil.
    static func put(_ value: JSONValue?, at path: ArraySlice<String>, into item: JSONObject) -> JSONObject {
        guard let name = path.first else { return item }
        var item = item
        if path.count == 1 {
            item[name] = value
        } else {
            item[name] = .object(put(value, at: path.dropFirst(), into: item[name]?.objectValue ?? [:]))
        }
        return item
    }
}
