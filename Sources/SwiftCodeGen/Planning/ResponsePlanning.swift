import OpenAPIModel

extension APIPlanner {
    mutating func responsePlans(_ operation: Operation, _ place: OperationPlace) -> [ResponsePlan] {
        var scope = NameScope(reserved: ["undocumented", "status"])
        return operation.responses.map { entry in
            let caseName = scope.claim(StatusName.name(of: entry.status))
            return ResponsePlan(
                status: entry.status, caseName: caseName, payload: payload(of: entry.response, place, caseName),
                documentation: document[entry.response].description, links: [])
        }
    }

    /// What a response carries; one of `components/responses` is planned once and shared.
    private mutating func payload(
        of id: Response.ID, _ place: OperationPlace, _ caseName: String
    ) -> ResponsePlan.Payload {
        if let known = shared[id] { return known }
        let isShared = builder.names.responses[id] != nil
        // What several operations share is not one operation's to decide.
        if isShared { streamsForms = streamedForms.contains("*") }
        let path = builder.names.responses[id].map { [$0] } ?? place.path(SwiftIdentifier.type(caseName))
        let payload = makePayload(document[id], path)
        guard isShared else { return payload }
        shared[id] = payload
        if case .structure(let type) = payload { sharedTypes.append(type) }
        return payload
    }

    private mutating func makePayload(_ response: Response, _ path: [String]) -> ResponsePlan.Payload {
        let bodyPlace =
            path.count == 1
            ? TypeGraphBuilder.Place(outer: [], name: path[0] + "Body")
            : TypeGraphBuilder.Place(outer: [path[0]], name: path[1] + "Body")
        let body = content(response.content, at: bodyPlace)
        let headers = response.headers.filter { $0.name.lowercased() != "content-type" }
        guard !headers.isEmpty || hasUsableLinks(response) else { return body.map(ResponsePlan.Payload.body) ?? .empty }
        let path = path.count == 1 ? path : [path[0], builder.claimNested(path[1], in: path[0])]
        let plans = self.headers(headers, path)
        return .structure(
            ResponseType(path: path, headers: plans, body: body, documentation: response.description))
    }

    /// Headers of a response or of a part.
    mutating func headers(_ entries: [NamedEntry<Header.ID>], _ path: [String]) -> [ResponseType.Header] {
        var scope = NameScope(reserved: ["body", builder.names.contract])
        return entries.map { entry in
            let header = document[entry.value]
            let place = TypeGraphBuilder.Place(outer: [], name: "").inner(entry.name, in: path)
            var coding = ParameterPlan.Coding(style: .simple, explodes: header.explodes)
            var schema = header.schema
            if let content = header.content.first, Self.kind(of: content.name) == .json {
                coding.isJSON = true
                schema = content.schema
            }
            var plan = ResponseType.Header(
                wireName: entry.name, name: scope.claim(builder.names.member(entry.name)),
                type: type(schema, place) ?? (coding.isJSON ? .json : .string), isRequired: header.isRequired,
                coding: coding, documentation: header.description)
            if !plan.isRequired, let schema {
                plan.defaultValue = defaultValue([schema], plan.type, name: plan.name, &scope)
                plan.documentation = documentation(plan.documentation, defaultOf: [schema])
            }
            return plan
        }
    }
}
