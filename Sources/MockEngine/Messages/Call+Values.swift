import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation

extension Call {
    private var message: HTTPRequest { request.request }

    /// What a runtime expression names in the request, a whole body where it points into one; nil where it is about the
    /// answer.
    func value(of expression: RuntimeExpression) -> JSONValue? {
        switch expression {
        case .url: .string("\(message.scheme ?? "http")://\(message.authority ?? "")\(message.path ?? "/")")
        case .method: .string(message.method.rawValue)
        case .request(.header(let name)): message.field(name).map(JSONValue.string)
        case .request(.query(let name)): request.value(of: name, in: .query)
        case .request(.path(let name)): request.value(of: name, in: .path)
        case .request(.body):
            if case .value(let body, _) = request.body { body.json } else { nil }
        case .statusCode, .response: nil
        }
    }

    /// As `value`, only where the contract allows it; what the contract does not describe is no value.
    func allowedValue(of expression: RuntimeExpression, _ service: CompiledService) -> JSONValue? {
        switch expression {
        case .request(.header(let name)): allowed(name, .header, service)
        case .request(.query(let name)): allowed(name, .query, service)
        case .request(.path(let name)): allowed(name, .path, service)
        case .request(.body):
            if case .value(let body, let content) = request.body, body.violations.isEmpty,
                content.schema.map({ service.validators.accepts(body.json, against: $0, direction: .request) }) ?? true
            {
                body.json
            } else {
                nil
            }
        default: value(of: expression)
        }
    }

    private func allowed(_ name: String, _ location: ParameterLocation, _ service: CompiledService) -> JSONValue? {
        let known = request.parameters.first { entry in
            entry.parameter.location == location
                && (location == .header
                    ? entry.parameter.name.lowercased() == name.lowercased() : entry.parameter.name == name)
        }
        guard let known, case .value(let value) = known.content else { return nil }
        let fits = known.parameter.schema.map { service.validators.accepts(value, against: $0, direction: .request) }
        return fits ?? true ? value : nil
    }
}
