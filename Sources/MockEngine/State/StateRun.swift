import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation

/// One request to an operation that has a state.
struct StateRun {
    let service: CompiledService
    let call: Call
    let state: StatefulOperation
    let resource: StatefulResource
    let now: Moment
    let refusal: StateRefusal

    var operation: CompiledOperation { call.operation }
    var request: DecodedRequest { call.request }

    init(_ service: CompiledService, _ call: Call, _ state: StatefulOperation, now: Moment) {
        self.service = service
        self.call = call
        self.state = state
        resource = service.state.resources[state.resource]
        self.now = now
        refusal = StateRefusal(service, call)
    }

    /// nil where the contract alone answers.
    func answer(_ world: inout World, _ trace: inout DecisionTrace) throws(ProblemDetails) -> MockResponse? {
        load(resource, &world)
        if let missing = missingParent(&world) {
            trace.note(.noSuchItem(resource: missing.resource, key: missing.key))
            return refusal.answer(Self.notFound(missing.key), &trace)
        }
        switch state.action {
        case .list: return try list(world, &trace)
        case .read: return try read(world, &trace)
        case .create: return try create(&world, &trace)
        case .update, .transition: return try change(&world, &trace)
        case .delete: return try delete(&world, &trace)
        }
    }

    // MARK: Finding

    private func load(_ resource: StatefulResource, _ world: inout World) {
        guard world.resources[resource.name] == nil else { return }
        world.resources[resource.name] = resource.stored(in: world, service.options)
    }

    func stored(_ world: World) -> StoredResource { world.resources[resource.name] ?? StoredResource(seeds: []) }

    /// Whether anything is known of the resource.
    func isLiving(_ stored: StoredResource) -> Bool { !stored.items.isEmpty || stored.isWritten }

    /// The text that says which item is meant; nil where it is the caller's own.
    var keyText: String? {
        switch state.source {
        case .path(let name): text(of: name, in: .path)
        case .query(let name): text(of: name, in: .query)
        case .header(let name): text(of: name, in: .header)
        case .body(let pointer): body?.value(at: pointer).map { ScalarText.text(of: $0) }
        case .own: nil
        }
    }

    func text(of name: String, in location: ParameterLocation) -> String? {
        request.value(of: name, in: location).map { ScalarText.text(of: $0) }
    }

    /// The decoded body.
    var body: JSONValue? { if case .value(let body, _) = request.body { body.json } else { nil } }

    /// The item in the body: an object, at the place where the answer has it too.
    var sent: JSONObject? {
        guard let body else { return nil }
        return state.request.path.reduce(Optional(body)) { $0?[$1] }?.objectValue ?? body.objectValue
    }

    /// Where the part of the item is that is asked for; nil where all of it is.
    var memberPath: [String]? { state.member?.path { text(of: $0, in: .path) } }

    /// Path parameters that say in which collection an item is.
    var scope: [String: String] {
        var scope: [String: String] = [:]
        for entry in state.scopes { scope[entry.parameter] = text(of: entry.parameter, in: .path) }
        return scope
    }

    /// Whether an item is in the collection that is asked for, as far as that is known.
    func isInScope(_ item: StoredItem, _ scope: [String: String]) -> Bool {
        scope.allSatisfy { name, text in
            let known = item.scope[name] ?? item.value[name].map { ScalarText.text(of: $0) }
            return known == nil || known == text
        }
    }

    /// The item that is meant.
    func find(_ stored: StoredResource) -> Int? {
        let (scope, items) = (scope, stored.items)
        guard state.source != .own else {
            let own = items.indices.filter { isInScope(items[$0], scope) }
            return own.last { items[$0].isWritten } ?? own.first
        }
        guard let text = keyText else { return nil }
        for key in [state.key] + resource.keys.filter({ $0 != state.key }) {
            if key == resource.key {
                if let found = stored.positions(of: text).first(where: { isInScope(items[$0], scope) }) { return found }
                continue
            }
            let found = items.firstIndex { item in
                item.value[key].map { ScalarText.text(of: $0) } == text && isInScope(item, scope)
            }
            if let found { return found }
        }
        return nil
    }

    /// What the path says the item is in, and is not there.
    private func missingParent(_ world: inout World) -> (resource: String, key: String)? {
        for entry in state.scopes {
            guard let parent = entry.parent, let text = text(of: entry.parameter, in: .path) else { continue }
            let resource = service.state.resources[parent.resource]
            let example = ScalarText.text(of: parent.example)
            func has(_ items: [StoredItem], _ text: String) -> Bool {
                items.contains { $0.value[parent.key].map { ScalarText.text(of: $0) } == text }
            }
            // Where the contract's own examples do not hold together, nobody is held to them.
            guard refusal.isDocumented(404), has(resource.seeds.items, example) else { continue }
            load(resource, &world)
            let stored = world.resources[resource.name] ?? StoredResource(seeds: [])
            if resource.isComplete(stored), !has(stored.items, text) { return (resource.name, text) }
        }
        return nil
    }

    static func notFound(_ key: String) -> ProblemDetails {
        ProblemDetails("not-found", status: 404, title: "Not Found", detail: "there is no '\(key)'")
    }

    // MARK: Answering

    func choose(
        status: Int? = nil, _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> ResponseChoice {
        try ResponseChoice.choose(call, status: status, &trace)
    }

    /// The answer with a value in the place of its body.
    func produce(_ choice: ResponseChoice, _ body: JSONValue?, _ trace: inout DecisionTrace) -> MockResponse {
        var choice = choice
        choice.content?.state = body
        return ResponseProducer(service).response(choice, to: call, &trace)
    }

    /// Where an answer has the item.
    func place(in choice: ResponseChoice) -> ItemPlace? {
        guard let content = choice.content, content.content.isTree, let schema = content.content.schema else {
            return nil
        }
        return state.places[schema]
    }

    /// What the example of an answer shows at the place of the item.
    func shown(in choice: ResponseChoice) -> JSONObject? {
        guard let place = place(in: choice), let example = choice.content?.example else { return nil }
        return place.value(in: example.value)?.objectValue
    }

    /// The body of an answer with the item in its place; nil where it does not fit.
    func body(with item: JSONValue, in choice: ResponseChoice) -> JSONValue? {
        guard let place = place(in: choice), place.kind == .item, let shape = place.shape,
            let content = choice.content, let schema = content.content.schema
        else { return nil }
        let around = content.example?.value ?? (place.path.isEmpty ? .null : sample(schema))
        let value = view(item, shape, like: place.value(in: around)?.objectValue)
        let body = place.put(value, into: around)
        return fits(body, schema) ? body : nil
    }

    /// The members of an item that an answer has which does not say which item it is; nil where it has none.
    func part(of item: JSONValue, in choice: ResponseChoice) -> JSONValue? {
        guard let schema = choice.content?.content.schema, place(in: choice) == nil, let object = item.objectValue,
            let shape = ItemShape(schema, service.samples.document)
        else { return nil }
        var part = shape.projected(object)
        // Where any name may come, those do not that the item has and the answer leaves out.
        for name in resource.shape.names where shape.properties[name] == nil { part[name] = nil }
        let value = JSONValue.object(part)
        return !part.isEmpty && fits(value, schema) ? value : nil
    }

    /// A part of an item as the whole body of an answer; nil where it does not fit.
    func body(withMember value: JSONValue, as content: CompiledContent?) -> JSONValue? {
        guard let content else { return nil }
        if content.isTree { return content.schema.map { fits(value, $0) } ?? true ? value : nil }
        guard case .text? = content.reading else { return nil }
        switch value {
        case .object, .array: return nil
        case .string(let text):
            // Some write texts as JSON, so that they differ from numbers.
            let isQuoted = content.examples.contains { $0.value.stringValue?.hasPrefix("\"") ?? false }
            return isQuoted ? .string(String(decoding: value.jsonText, as: UTF8.self)) : .string(text)
        default: return .string(String(decoding: value.jsonText, as: UTF8.self))
        }
    }

    func sample(_ schema: Schema.ID) -> JSONValue { service.samples.sample(for: schema, direction: .response) }

    func fits(_ value: JSONValue, _ schema: Schema.ID) -> Bool {
        service.validators.accepts(value, against: schema, direction: .response)
    }

    /// An item as a schema has it.
    func view(_ item: JSONValue, _ shape: ItemShape, like example: JSONObject?) -> JSONValue {
        guard var object = item.objectValue else { return item }
        for name in shape.writeOnly.union(resource.shape.writeOnly) { object[name] = nil }
        object = shape.projected(object)
        for name in shape.names where shape.required.contains(name) && object[name] == nil {
            object[name] = example?[name] ?? shape.properties[name].map(sample)
        }
        return .object(object)
    }

    /// Says of which version an item is.
    static func mark(_ answer: inout MockResponse, _ item: StoredItem) {
        guard answer.response.status.code < 300 else { return }
        answer.response.set("ETag", item.etag)
    }
}
