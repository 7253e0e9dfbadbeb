import OpenAPIModel
import SchemaValidation
import SourceDiagnostics

/// An example and the schema that it is an example of.
struct ExampleSite {
    var example: Example
    var schema: Schema.ID
    /// nil for headers, which have no properties that travel one way only.
    var direction: ValueDirection?
    /// Whether a text may stand for the value as it is sent, such as `1,2` for an array or XML for an object.
    var allowsSerialized: Bool

    /// Each example of the document once for each schema and direction, however often it is used.
    static func all(of document: Document) -> [ExampleSite] {
        var walk = Walk()
        for parameter in document.parameters {
            walk.add(parameter.examples, parameter.schema, .request, allowsSerialized: true)
            walk.add(parameter.content, .request)
        }
        for body in document.requestBodies { walk.add(body.content, .request) }
        for response in document.responses { walk.add(response.content, .response) }
        for header in document.headers {
            walk.add(header.examples, header.schema, nil, allowsSerialized: true)
            walk.add(header.content, nil)
        }
        return walk.sites
    }

    private struct Walk {
        private(set) var sites: [ExampleSite] = []
        private var seen: Set<Key> = []

        private struct Key: Hashable {
            var range: SourceRange
            var schema: Schema.ID
            var direction: ValueDirection?
        }

        mutating func add(_ content: [MediaType], _ direction: ValueDirection?) {
            for type in content {
                add(type.examples, type.schema, direction, allowsSerialized: !Self.isJSON(type.name))
            }
        }

        mutating func add(
            _ examples: [Example], _ schema: Schema.ID?, _ direction: ValueDirection?, allowsSerialized: Bool
        ) {
            guard let schema else { return }
            for example in examples {
                let key = Key(range: example.origin.range, schema: schema, direction: direction)
                guard seen.insert(key).inserted else { continue }
                sites.append(
                    ExampleSite(
                        example: example, schema: schema, direction: direction, allowsSerialized: allowsSerialized))
            }
        }

        /// `application/json` and what ends in `+json`, parameters aside.
        private static func isJSON(_ name: String) -> Bool {
            let essence = name.prefix { $0 != ";" }.lowercased()
            let type = essence.split(separator: " ").first ?? ""
            return type == "application/json" || type.hasSuffix("+json")
        }
    }
}
