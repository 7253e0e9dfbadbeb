import JSONCoding
import KakehashiRuntime
import OpenAPIModel

extension StateRun {
    func read(_ world: World, _ trace: inout DecisionTrace) throws(ProblemDetails) -> MockResponse? {
        let stored = stored(world)
        guard isLiving(stored) else { return nil }
        guard let index = find(stored) else {
            guard state.source == .own || keyText != nil else {
                trace.note(.withoutState("the request does not say which item it means"))
                return nil
            }
            return try missing(stored, &trace)
        }
        let item = stored.items[index]
        trace.note(.readState(resource: resource.name, key: item.key))
        if Conditions.isKnown(item, request.request), documents(304) {
            var answer = produce(try choose(status: 304, &trace), nil, &trace)
            answer.response.set("ETag", item.etag)
            return answer
        }
        let member = memberPath.map { ItemMember.value(at: $0, in: item.value) }
        if case .some(nil) = member { return try missing(stored, &trace) }
        let choice = try choose(of: member ?? nil, &trace)
        guard let body = shown(item, in: choice) else {
            if choice.content != nil { trace.note(.withoutState(Self.misfit)) }
            return produce(choice, nil, &trace)
        }
        var answer = produce(choice, body, &trace)
        Self.mark(&answer, item)
        return answer
    }

    private func choose(
        of member: JSONValue?, _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> ResponseChoice {
        guard let member else { return try choose(&trace) }
        return try ResponseChoice.choose(call, taking: { body(withMember: member, as: $0) != nil }, &trace)
    }

    private func shown(_ item: StoredItem, in choice: ResponseChoice) -> JSONValue? {
        guard let path = memberPath else {
            return body(with: item.value, in: choice) ?? part(of: item.value, in: choice)
        }
        return ItemMember.value(at: path, in: item.value).flatMap { body(withMember: $0, as: choice.content?.content) }
    }

    static let misfit = "the item does not fit the answer"

    func documents(_ status: Int) -> Bool { operation.responses.contains { $0.status == .code(status) } }

    /// Where nothing can be found. A contract that documents no 404 is only given one once its items are made here.
    func missing(_ stored: StoredResource, _ trace: inout DecisionTrace) throws(ProblemDetails) -> MockResponse? {
        let text = ([keyText ?? ""] + (memberPath ?? [])).joined(separator: ".")
        trace.note(.noSuchItem(resource: resource.name, key: text))
        guard resource.isComplete(stored) else {
            trace.note(.withoutState("nothing of '\(resource.name)' was changed yet"))
            return nil
        }
        if let name = state.whenMissing {
            var choice = try choose(&trace)
            guard let content = choice.content, let example = content.content.example(named: name) else { return nil }
            choice.content = .init(content: content.content, type: content.type, example: example)
            return produce(choice, nil, &trace)
        }
        guard refusal.isDocumented(404) || stored.isWritten && state.action == .read else {
            trace.note(.withoutState("the contract documents no 404"))
            return nil
        }
        return refusal.answer(Self.notFound(text), &trace)
    }

    // MARK: Lists

    func list(_ world: World, _ trace: inout DecisionTrace) throws(ProblemDetails) -> MockResponse? {
        let stored = stored(world)
        guard isLiving(stored) else { return nil }
        let choice = try choose(&trace)
        guard let place = place(in: choice), let content = choice.content, let schema = content.content.schema else {
            trace.note(.withoutState("the answer has no place for the items"))
            return produce(choice, nil, &trace)
        }
        let scope = scope
        let isPost = operation.operation.method == .post
        let body = isPost ? body?.objectValue : nil
        let page = ListPage(
            of: stored.items.filter { isInScope($0, scope) }, state.list, body, place.shape ?? resource.shape
        ) { name in request.value(of: name, in: .query) }
        trace.note(.listedState(resource: resource.name, count: page.items.count, total: page.total))
        let around = content.example?.value ?? (place.path.isEmpty ? .null : sample(schema))
        let examples = place.value(in: around)?.arrayValue ?? []
        let values = page.items.map { item -> JSONValue in
            guard let shape = place.shape else { return item.value[state.key] ?? .null }
            let own = examples.first { $0[resource.key] == item.value[resource.key] } ?? examples.first
            return view(item.value, shape, like: own?.objectValue)
        }
        let paging = PagingMembers(
            page, state.list, call.circumstances.mountPath + (request.request.path ?? "/"))
        for variant in PagingMembers.End.allCases {
            let rest = place.path.isEmpty ? around : paging.applied(to: around, place.path[...], variant)
            let body = place.put(.array(values), into: rest)
            guard fits(body, schema) else { continue }
            var answer = produce(choice, body, &trace)
            paging.apply(to: &answer.response, choice.response?.headers.map(\.name) ?? [])
            return answer
        }
        trace.note(.withoutState("the items do not fit the answer"))
        return produce(choice, nil, &trace)
    }
}
