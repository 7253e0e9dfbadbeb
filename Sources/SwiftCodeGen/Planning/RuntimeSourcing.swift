import OpenAPIModel

/// Finds where generated code has what runtime expressions speak of.
struct RuntimeSourcing {
    let request: OperationPlan
    /// The response at hand, where there is one.
    var response: ResponsePlan?

    /// The parts of messages that a text is made of, each once; nil where one of them is not at hand in Swift.
    func sources(of text: RuntimeText) -> [RuntimeSource]? {
        var sources: [RuntimeSource] = []
        for expression in text.expressions {
            guard let source = source(of: expression) else { return nil }
            if !sources.contains(where: { $0.key == source.key }) { sources.append(source) }
        }
        return sources
    }

    private func source(of expression: RuntimeExpression) -> RuntimeSource? {
        let place: RuntimeSource.Place? =
            switch expression {
            case .url: .url
            case .method: .method(request.method.rawValue.uppercased())
            case .statusCode: statusCode
            case .request(let source): requestPlace(source)
            case .response(let source): responsePlace(source)
            }
        return place.map { RuntimeSource(key: Self.key(of: expression), place: $0) }
    }

    /// The expression without the pointer into a body.
    static func key(of expression: RuntimeExpression) -> String {
        switch expression {
        case .request(.body): "$request.body"
        case .response(.body): "$response.body"
        default: expression.description
        }
    }

    private var statusCode: RuntimeSource.Place? {
        guard case .code(let code) = response?.status else { return nil }
        return .statusCode(code)
    }

    private func requestPlace(_ source: RuntimeExpression.Source) -> RuntimeSource.Place? {
        switch source {
        case .path(let name): parameter(name, .path)
        case .query(let name): parameter(name, .query)
        case .header(let name): parameter(name, .header)
        case .body: body
        }
    }

    private func parameter(_ name: String, _ location: ParameterLocation) -> RuntimeSource.Place? {
        request.parameters.first { parameter in
            guard parameter.location == location else { return false }
            return location == .header
                ? parameter.wireName.lowercased() == name.lowercased() : parameter.wireName == name
        }.map { .parameter($0.name) }
    }

    private var body: RuntimeSource.Place? {
        guard let body = request.body, body.content.hasValue else { return nil }
        return .requestBody(body.content, isRequired: body.isRequired)
    }

    private func responsePlace(_ source: RuntimeExpression.Source) -> RuntimeSource.Place? {
        switch (source, response?.payload) {
        case (.header(let name), .structure(let type)):
            type.headers.first { $0.wireName.lowercased() == name.lowercased() }.map { .header($0.name) }
        case (.body, .structure(let type)):
            type.body.flatMap { $0.hasValue ? .responseBody($0) : nil }
        case (.body, .body(let content)): content.hasValue ? .responseBody(content) : nil
        default: nil
        }
    }
}
