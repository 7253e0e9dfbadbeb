package import JSONCoding
package import SourceDiagnostics

/// What a response says about a further call (OAS 3.0.4, section 4.7.20).
package struct Link: Sendable {
    /// A value for a parameter of the linked operation.
    package struct Argument: Sendable {
        /// As written: `id` or `path.id`.
        package var name: String
        package var nameRange: SourceRange
        package var value: LinkValue
        package var origin: Origin

        package init(name: String, nameRange: SourceRange, value: LinkValue, origin: Origin) {
            self.name = name
            self.nameRange = nameRange
            self.value = value
            self.origin = origin
        }

        /// The name without the location, and the location if the name has one.
        package var parameter: (name: String, location: ParameterLocation?) {
            for location in ParameterLocation.allCases where name.utf8.starts(with: (location.rawValue + ".").utf8) {
                return (String(name.dropFirst(location.rawValue.count + 1)), location)
            }
            return (name, nil)
        }
    }

    package var operationID: String?
    /// As written; it is not resolved.
    package var operationReference: String?
    package var description: String?
    package var arguments: [Argument]
    package var body: LinkValue?
    package var server: Server?
    package var extensions: Extensions
    package var origin: Origin
    /// The key under `components/links`, where it is one.
    package var componentName: String?

    /// Values or runtime expressions as written, by parameter name.
    package var parameters: JSONObject { JSONObject(arguments.map { (key: $0.name, value: $0.value.json) }) }
    /// A value or a runtime expression as written.
    package var requestBody: JSONValue? { body?.json }

    package init(operationID: String?, operationReference: String?, description: String?, origin: Origin) {
        self.operationID = operationID
        self.operationReference = operationReference
        self.description = description
        self.origin = origin
        arguments = []
        extensions = Extensions()
    }
}

/// What a link gives to the operation: a value, or a text that is made of the messages at hand.
package enum LinkValue: Sendable {
    case constant(WrittenValue)
    case expression(RuntimeText)

    /// As written.
    package var json: JSONValue {
        switch self {
        case .constant(let value): value.json
        case .expression(let text): .string(text.description)
        }
    }
}
