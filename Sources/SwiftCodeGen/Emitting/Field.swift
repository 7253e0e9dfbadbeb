import OpenAPIModel

/// A stored property that is also a parameter of its type's initialiser.
struct Field {
    /// Escaped.
    var name: String
    var type: String
    var defaultValue: String?
    var documentation: String?
}

extension EmitterContext {
    /// The input of an operation: required parameters, the body, optional parameters.
    func fields(of operation: OperationPlan) -> [Field] {
        let required = operation.parameters.filter(\.isRequired).map(field)
        let optional = operation.parameters.filter { !$0.isRequired }.map(field)
        let body = operation.body.map { body in
            Field(
                name: "body", type: type(body.content) + (body.isRequired ? "" : "?"),
                defaultValue: body.isRequired ? nil : "nil", documentation: body.documentation)
        }
        guard let body else { return required + optional }
        return operation.body?.isRequired == true ? required + [body] + optional : required + optional + [body]
    }

    private func field(_ parameter: ParameterPlan) -> Field {
        Field(
            name: ReservedNames.escaped(parameter.name), type: type(parameter.type) + (parameter.isRequired ? "" : "?"),
            defaultValue: parameter.isRequired ? nil : "nil", documentation: parameter.documentation)
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
