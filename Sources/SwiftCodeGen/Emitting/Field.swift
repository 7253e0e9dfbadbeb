import OpenAPIModel

/// A stored property that is also a parameter of its type's initialiser.
struct Field {
    /// Escaped.
    var name: String
    /// Without a question mark.
    var valueType: String
    var isOptional: Bool
    /// As source, where it is not nil for what is optional.
    var initialValue: String?
    var documentation: String?

    var type: String { isOptional ? valueType + "?" : valueType }
    var defaultValue: String? { initialValue ?? (isOptional ? "nil" : nil) }
}

extension EmitterContext {
    /// The input of an operation: required parameters, the body, optional parameters.
    func fields(of operation: OperationPlan) -> [Field] {
        let required = operation.parameters.filter(\.isRequired).map(field)
        var optional = operation.parameters.filter { !$0.isRequired }.map(field)
        if !operation.choices.isEmpty {
            optional.append(
                Field(
                    name: "accept", valueType: "AcceptHeader", isOptional: true,
                    documentation: "The media types that the client takes, of those that are documented."))
        }
        guard let body = operation.body else { return required + optional }
        let field = Field(
            name: "body", valueType: type(body.content), isOptional: !body.isRequired,
            documentation: body.documentation)
        return body.isRequired ? required + [field] + optional : required + optional + [field]
    }

    private func field(_ parameter: ParameterPlan) -> Field {
        let mark = parameter.isDeprecated ? "Deprecated." : nil
        let text = [mark, parameter.documentation].compactMap { $0 }.joined(separator: " ")
        return Field(
            name: ReservedNames.escaped(parameter.name), valueType: type(parameter.type),
            isOptional: !parameter.isRequired, documentation: text.isEmpty ? nil : text)
    }

    func field(_ header: ResponseType.Header) -> Field {
        Field(
            name: ReservedNames.escaped(header.name), valueType: type(header.type), isOptional: !header.isRequired,
            documentation: header.documentation)
    }

    /// The properties and the initialiser of a struct.
    func members(_ fields: [Field]) -> [SwiftDeclaration] {
        fields.map { SwiftDeclaration("\(modifier)var \($0.name): \($0.type)", documentation: $0.documentation) } + [
            .function(
                "\(modifier)init", parameters: parameterList(fields),
                fields.map { .line("self.\($0.name) = \($0.name)") })
        ]
    }

    func parameterList(_ fields: [Field]) -> [String] {
        fields.map { "\($0.name): \($0.type)" + ($0.defaultValue.map { " = \($0)" } ?? "") }
    }

    /// A range and `default` stand for several statuses, so that the case has to say which.
    func needsStatus(_ status: StatusPattern) -> Bool {
        if case .code = status { false } else { true }
    }

    func payloadType(_ response: ResponsePlan) -> String {
        switch response.payload {
        case .empty: "EmptyResponse"
        case .body(let content): "BodyResponse<\(type(content))>"
        case .structure(let type): qualified(type.path)
        }
    }

    /// The responses in the order in which a status is compared: codes, ranges, default.
    func matchOrder(_ responses: [ResponsePlan]) -> [ResponsePlan] {
        responses.filter { if case .code = $0.status { true } else { false } }
            + responses.filter { if case .range = $0.status { true } else { false } }
            + responses.filter { $0.status == .default }
    }

    func pattern(_ status: StatusPattern) -> String {
        switch status {
        case .code(let code): "case \(code)"
        case .range(let hundreds): "case \(hundreds)00...\(hundreds)99"
        case .default: "default"
        }
    }
}
