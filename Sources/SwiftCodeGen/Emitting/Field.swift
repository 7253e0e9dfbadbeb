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
    /// What its absence means: the property has a value even where none was given.
    var meaning: DefaultPlan?
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
            isOptional: !parameter.isRequired, meaning: parameter.defaultValue,
            documentation: text.isEmpty ? nil : text)
    }

    func field(_ header: ResponseType.Header) -> Field {
        Field(
            name: ReservedNames.escaped(header.name), valueType: type(header.type), isOptional: !header.isRequired,
            meaning: header.defaultValue, documentation: header.documentation)
    }

    /// The properties and the initialiser of a struct.
    func members(_ fields: [Field]) -> [SwiftDeclaration] {
        let initializer = SwiftDeclaration.function(
            "\(modifier)init", parameters: parameterList(fields),
            fields.map { .line("self.\(storage($0.name, $0.meaning)) = \($0.name)") })
        return fields.map(stored) + fields.compactMap(computed) + [initializer]
    }

    private func stored(_ field: Field) -> SwiftDeclaration {
        guard let meaning = field.meaning else {
            return SwiftDeclaration(
                "\(modifier)var \(field.name): \(field.type)", documentation: field.documentation)
        }
        return SwiftDeclaration("internal var \(ReservedNames.escaped(meaning.storageName)): \(field.type)")
    }

    /// Tells those who read it of the default, and those who send it of what was given.
    private func computed(_ field: Field) -> SwiftDeclaration? {
        guard let meaning = field.meaning else { return nil }
        let storage = ReservedNames.escaped(meaning.storageName)
        return .block(
            "\(modifier)var \(field.name): \(field.valueType)", documentation: field.documentation,
            [
                SwiftDeclaration("get { return self.\(storage) ?? \(meaning.value) }"),
                SwiftDeclaration("set { self.\(storage) = newValue }"),
            ])
    }

    /// The stored property, escaped.
    func storage(_ name: String, _ meaning: DefaultPlan?) -> String {
        ReservedNames.escaped(meaning?.storageName ?? name)
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
