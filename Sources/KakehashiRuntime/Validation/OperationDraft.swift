import JSONValidation

/// What the text says of an operation, its schemas read into the table.
struct OperationDraft {
    struct Parameter {
        var name: String
        var location: ParameterCoding.Location
        var coding: ParameterCoding
        /// As that of its type: what a text means must not depend on who reads it.
        var shape: JSONShape
        var isRequired: Bool
        var schema: Int?
    }

    struct Content {
        var mediaType: String
        var schema: Int?
        /// Of an urlencoded form: the fields that are not written in the usual way.
        var fields: [FieldEncoding] = []
        /// Of a multipart form: how parts are read that are not one text, by their names.
        var parts: [String: String] = [:]
        /// Of a multipart form: the documented headers of its parts, by the names of these.
        var headers: [String: [Parameter]] = [:]
        /// Whether parts are handed over one after the other.
        var isStreamed = false
        /// Whether the data of events is text.
        var isText = false
        /// The line of the contract's XML table.
        var xmlKey: String?
    }

    struct Response {
        var status: String
        var headers: [Parameter]
        var contents: [Content]
    }

    var parameters: [Parameter] = []
    var isBodyRequired = false
    /// nil where the operation takes no body.
    var body: [Content]?
    var responses: [Response] = []

    init(_ json: JSONValue, _ reader: inout SchemaTableReader) throws {
        parameters = try (json["parameters"]?.arrayValue ?? []).map { try Self.parameter($0, &reader) }
        if let body = json["body"] {
            isBodyRequired = body["required"] == true
            self.body = try Self.contents(body["content"], &reader)
        }
        for (status, response) in json["responses"]?.objectValue ?? [:] {
            responses.append(
                Response(
                    status: status,
                    headers: try (response["headers"]?.arrayValue ?? []).map { try Self.parameter($0, &reader) },
                    contents: try Self.contents(response["content"], &reader)))
        }
    }

    private static func parameter(_ json: JSONValue, _ reader: inout SchemaTableReader) throws -> Parameter {
        let location = json["in"]?.stringValue.flatMap(ParameterCoding.Location.init(rawValue:)) ?? .header
        return Parameter(
            name: json["name"]?.stringValue ?? "", location: location, coding: coding(json, .standard(in: location)),
            shape: shape(json), isRequired: json["required"] == true,
            schema: try json["schema"].map { try reader.position(of: $0) })
    }

    private static func coding(_ json: JSONValue, _ standard: ParameterCoding) -> ParameterCoding {
        let style = json["style"]?.stringValue.flatMap(ParameterStyle.init(rawValue:)) ?? standard.style
        var coding = ParameterCoding(style, explode: json["explode"]?.boolValue)
        coding.allowReserved = json["allowReserved"] == true
        coding.allowEmptyValue = json["allowEmptyValue"] == true
        coding.isJSON = json["json"] == true
        coding.except = json["except"]?.arrayValue?.compactMap(\.stringValue) ?? []
        return coding
    }

    private static func shape(_ json: JSONValue) -> JSONShape {
        if let keys = json["keys"]?.arrayValue { return .object(keys: keys.compactMap(\.stringValue)) }
        return json["shape"] == "array" ? .array : json["shape"] == "object" ? .object(keys: nil) : .scalar
    }

    private static func contents(_ json: JSONValue?, _ reader: inout SchemaTableReader) throws -> [Content] {
        try (json?.objectValue ?? [:]).map { name, json in
            var content = Content(mediaType: name)
            content.schema = try json["schema"].map { try reader.position(of: $0) }
            content.fields = (json["fields"]?.objectValue ?? [:]).map {
                FieldEncoding($0, coding($1, .form), shape($1))
            }
            for (name, kind) in json["parts"]?.objectValue ?? [:] { content.parts[name] = kind.stringValue }
            for (name, list) in json["headers"]?.objectValue ?? [:] {
                content.headers[name] = try (list.arrayValue ?? []).map { try parameter($0, &reader) }
            }
            content.isStreamed = json["streamed"] == true
            content.isText = json["text"] == true
            content.xmlKey = json["xml"]?.stringValue
            return content
        }
    }
}
