package import OpenAPIModel

/// How content is carried.
package enum ContentKind: Sendable, Hashable {
    case json, text, form, binary
    /// By a line of the contract's XML table.
    case xml(key: String)
    /// Parts with names and types of their own.
    case multipart
    /// Parts one after the other, whatever they are.
    case multipartStream
    /// JSON values one after the other.
    case jsonStream
    /// Server-sent events with JSON.
    case events
    /// Server-sent events with text.
    case textEvents

    /// Whether the content is read whole into a value that could be JSON.
    package var isValue: Bool {
        switch self {
        case .json, .text, .form, .xml: true
        default: false
        }
    }
}

package struct ContentPlan: Sendable {
    package var mediaType: String
    package var kind: ContentKind
    /// Of a stream its elements' type.
    package var type: TypeReference
    /// How the fields of a form are written where they are not the usual ones.
    package var fields: [FormField] = []
    /// The struct that the parts make.
    package var multipart: MultipartType?
    /// Of a stream of values the schemas that each of them has to fit.
    package var elements: [Schema.ID] = []
    /// Of a form that is read part by part: the names of those that come once for each element.
    package var repeatedParts: [String] = []
}

/// A field of an urlencoded form for which the contract has an encoding.
package struct FormField: Sendable, Hashable {
    package var wireName: String
    package var coding: ParameterPlan.Coding
    /// What it takes: one text, several, or pairs with names.
    package var shape: ValueShape
}

/// How many texts a value takes where there are no types.
package enum ValueShape: Sendable, Hashable {
    case scalar, array
    /// The names of the members, nil where any may come.
    case object([String]?)
}

/// A body: one media type is its type itself, several are an enum.
package enum BodyContent: Sendable {
    case single(ContentPlan)
    case several(BodyEnum)

    package var contents: [ContentPlan] {
        switch self {
        case .single(let content): [content]
        case .several(let body): body.cases.map(\.content)
        }
    }

    /// Whether there is a value that a JSON pointer can lead into, in one of its media types at least.
    var hasValue: Bool { contents.contains { $0.kind.isValue } }
}

package struct BodyEnum: Sendable {
    package struct Case: Sendable {
        package var name: String
        package var content: ContentPlan
    }

    /// Below the contract's namespace.
    package var path: [String]
    package var cases: [Case]
}

/// A struct of the parts of a multipart body.
package struct MultipartType: Sendable {
    package enum Content: Sendable, Hashable {
        case text, json
        case xml(key: String)
        case file
    }

    package struct Part: Sendable {
        package var wireName: String
        package var name: String
        package var content: Content
        /// Of an array its elements'.
        package var type: TypeReference
        package var isArray: Bool
        package var isRequired: Bool
        /// The documented media types, where they are not the usual one.
        package var contentType: String?
        /// The struct of a part with headers.
        package var structure: PartType?
        package var defaultValue: DefaultPlan?
        package var documentation: String?
    }

    /// A part with documented headers.
    package struct PartType: Sendable {
        package var path: [String]
        package var headers: [ResponseType.Header]
    }

    /// Below the contract's namespace.
    package var path: [String]
    package var parts: [Part]
    /// Parts that are not named; nil where they are not kept.
    package var additional: TypeReference?
    package var documentation: String?
}
