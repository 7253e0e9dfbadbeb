import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SchemaValidation

extension StateRun {
    private var maker: ItemMaker { ItemMaker(service, resource, state.request, now) }

    // MARK: Create

    func create(_ world: inout World, _ trace: inout DecisionTrace) throws(ProblemDetails) -> MockResponse? {
        guard let sent = sent ?? emptyBody else {
            trace.note(.withoutState("the body is no object"))
            return nil
        }
        let given = maker.taken(sent)[resource.key]
        let choice = try choose(status: documents(201) ? 201 : nil, &trace)
        let location = choice.response?.headers.first { $0.name.lowercased() == "location" }
        guard given != nil || place(in: choice) != nil || location != nil else {
            trace.note(.withoutState("the answer does not say which item was made"))
            return produce(choice, nil, &trace)
        }
        let shown = shown(in: choice)
        if let given, let index = index(of: given, in: stored(world)) {
            let old = stored(world).items[index]
            // What only the contract shows gives way: its examples are there to be sent.
            guard !old.isWritten else {
                return refusal.answer(Self.exists(ScalarText.text(of: given)), &trace)
            }
            world.resources[resource.name]?.remove(at: index)
        }
        let model = maker.model(shown).object[resource.key]
        let key = given ?? KeyMaker(service, resource).key(like: model, in: &world)
        return finish(key, sent, shown, choice, location, &world, &trace)
    }

    /// An operation without a body makes things too.
    private var emptyBody: JSONObject? { if case .absent = request.body { [:] } else { nil } }

    private func finish(
        _ key: JSONValue, _ sent: JSONObject, _ shown: JSONObject?, _ choice: ResponseChoice,
        _ location: CompiledHeader?, _ world: inout World, _ trace: inout DecisionTrace
    ) -> MockResponse? {
        var paths: [String: JSONValue] = [:]
        for entry in state.scopes { paths[entry.parameter] = request.value(of: entry.parameter, in: .path) }
        let value = JSONValue.object(maker.made(from: sent, like: shown, key: key, paths: paths))
        let text = ScalarText.text(of: key)
        guard let body = checked(value, choice, &trace) else { return produce(choice, nil, &trace) }
        let item = StoredItem(
            value, key: resource.key, scope: scope, etag: KeyMaker.etag(&world, resource.name, text), isWritten: true)
        if let full = full(world, item) { return refusal.answer(full, &trace) }
        world.resources[resource.name]?.append(item)
        trace.note(.changedState(.created, resource: resource.name, key: text))
        var answer = produce(choice, body.value, &trace)
        if choice.status == 201 || location != nil {
            if let target = self.location(text) {
                answer.response.set("Location", target)
            } else if let shown = shown?[resource.key], let example = location?.fixed?.text {
                let old = ScalarText.text(of: shown)
                answer.response.set("Location", example.replacing(old, with: text))
            }
        }
        if body.value != nil { Self.mark(&answer, item) }
        return answer
    }

    /// What an answer has for an item that may be kept.
    private struct Checked {
        let value: JSONValue?
    }

    /// Whether the item fits its own schema and the answer; nil where it is not to be kept. An answer that has no place
    /// for it has no value.
    private func checked(
        _ item: JSONValue, _ choice: ResponseChoice, _ trace: inout DecisionTrace
    ) -> Checked? {
        let visible = view(item, resource.shape, like: nil)
        guard fits(visible, resource.shape.schema) else {
            trace.note(.withoutState("the item would not fit its schema"))
            return nil
        }
        guard choice.content != nil else { return Checked(value: nil) }
        guard place(in: choice) != nil else {
            let member = memberPath.flatMap { ItemMember.value(at: $0, in: item) }
            if let body = member.flatMap({ body(withMember: $0, as: choice.content?.content) }) {
                return Checked(value: body)
            }
            trace.note(.withoutState("the answer has no place for the item"))
            return Checked(value: nil)
        }
        guard let body = body(with: item, in: choice) else {
            trace.note(.withoutState(Self.misfit))
            return nil
        }
        return Checked(value: body)
    }

    private func index(of key: JSONValue, in stored: StoredResource) -> Int? {
        let scope = scope
        return stored.positions(of: ScalarText.text(of: key)).first { isInScope(stored.items[$0], scope) }
    }

    private func full(_ world: World, _ item: StoredItem) -> ProblemDetails? {
        guard world.bytes + item.bytes > World.byteLimit else { return nil }
        return ProblemDetails(
            "session-full", status: 507, title: "Insufficient Storage", detail: "the session holds as much as it may")
    }

    private static func exists(_ key: String) -> ProblemDetails {
        ProblemDetails("already-exists", status: 409, title: "Conflict", detail: "there is a '\(key)' already")
    }

    /// The target of an item, below what the request has before its own path; nil where items have no path.
    private func location(_ key: String) -> String? {
        guard let template = resource.itemPath else { return nil }
        let path = (request.request.path ?? "").prefix { $0 != "?" }
        let own = operation.operation.path.split(separator: "/", omittingEmptySubsequences: false).count
        let whole = path.split(separator: "/", omittingEmptySubsequences: false)
        let before = call.circumstances.mountPath + whole.dropLast(own - 1).joined(separator: "/")
        var values: [String: String] = [:]
        let parameters = StateCompiler.pathParameters(template)
        for name in parameters.dropLast() {
            guard let text = text(of: name, in: .path) else { return nil }
            values[name] = PercentCoding.encode(text)
        }
        if let last = parameters.last { values[last] = PercentCoding.encode(key) }
        return before + PathTemplate(template).expanded(values)
    }

    // MARK: Update and transition

    func change(_ world: inout World, _ trace: inout DecisionTrace) throws(ProblemDetails) -> MockResponse? {
        let stored = stored(world)
        guard let index = find(stored) else { return try changeMissing(stored, &world, &trace) }
        let item = stored.items[index]
        if Conditions.mustBeNew(request.request) {
            return refusal.answer(
                ProblemDetails(
                    "precondition-failed", status: 412, title: "Precondition Failed",
                    detail: "the item is there already"),
                &trace)
        }
        if let problem = Conditions.refusal(item, request.request, isNeeded: state.needsCondition) {
            return refusal.answer(problem, &trace)
        }
        let choice = try choose(&trace)
        let change: (value: JSONObject, kind: Decision.StateChange)
        do throws(ProblemDetails) {
            guard let changed = try changed(item, choice, &trace) else { return produce(choice, nil, &trace) }
            change = changed
        } catch {
            return refusal.answer(error, &trace)
        }
        let value = JSONValue.object(change.value)
        guard let body = checked(value, choice, &trace) else { return produce(choice, nil, &trace) }
        let new = StoredItem(
            value, key: resource.key, scope: item.scope, etag: KeyMaker.etag(&world, resource.name, item.key),
            isWritten: true)
        if let full = full(world, new) { return refusal.answer(full, &trace) }
        world.resources[resource.name]?.replace(at: index, with: new)
        trace.note(.changedState(change.kind, resource: resource.name, key: item.key))
        var answer = produce(choice, body.value, &trace)
        Self.mark(&answer, new)
        return answer
    }

    /// What becomes of an item; nil where the body says nothing that can be kept.
    ///
    /// - Throws: a problem where the state does not allow it.
    private func changed(
        _ item: StoredItem, _ choice: ResponseChoice, _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> (value: JSONObject, kind: Decision.StateChange)? {
        let old = item.value.objectValue ?? [:]
        if state.action == .transition {
            let shown = shown(in: choice)
            let before = resource.seeds.items.first { $0.value[resource.key] == shown?[resource.key] }
            let result = maker.transitioned(
                old, sent ?? [:], shown: shown, before: before?.value.objectValue, verb: state.verb)
            let isRepeated = result.isDone && documents(409) && operation.operation.method != .put
            if isRepeated { throw Self.conflict(item.key) }
            return (result.item, .changed)
        }
        if let path = memberPath { return try changedMember(old, path, &trace).map { ($0, .changed) } }
        if isJSONPatch, let body {
            do throws(JSONPatch.Fault) {
                return (try maker.patched(old, by: body), .changed)
            } catch {
                throw Self.problem(error)
            }
        }
        guard let sent else {
            trace.note(.withoutState("the body is no object"))
            return nil
        }
        if operation.operation.method == .put, state.isItemPath { return (maker.replaced(old, by: sent), .replaced) }
        return (maker.merged(old, with: sent), .changed)
    }

    /// An item of which one part becomes another: patched, or with the members that are sent in the place of its own.
    private func changedMember(
        _ item: JSONObject, _ path: [String], _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> JSONObject? {
        let old = ItemMember.value(at: path, in: .object(item))
        if operation.operation.method == .delete {
            guard old != nil else { throw Self.notFound(path.joined(separator: ".")) }
            return maker.put(nil, at: path, into: item)
        }
        guard let body else {
            trace.note(.withoutState("there is no body"))
            return nil
        }
        if isJSONPatch {
            do throws(JSONPatch.Fault) {
                return maker.put(try JSONPatch.apply(body, to: old ?? .object([:])), at: path, into: item)
            } catch {
                throw Self.problem(error)
            }
        }
        guard case .object(let members) = body, case .object(let known)? = old else {
            return maker.put(body, at: path, into: item)
        }
        guard operation.operation.method == .put else {
            return maker.put(MergePatch.apply(body, to: .object(known)), at: path, into: item)
        }
        var new = known
        for (name, value) in members { new[name] = value }
        return maker.put(.object(new), at: path, into: item)
    }

    private var isJSONPatch: Bool {
        guard case .value(_, let content) = request.body else { return false }
        return content.type?.subtype == "json-patch+json"
    }

    private static func problem(_ fault: JSONPatch.Fault) -> ProblemDetails {
        switch fault {
        case .invalid(let text):
            ProblemDetails("invalid-patch", status: 422, title: "Unprocessable Content", detail: text)
        case .testFailed(let text): ProblemDetails("test-failed", status: 409, title: "Conflict", detail: text)
        }
    }

    private static func conflict(_ key: String) -> ProblemDetails {
        ProblemDetails("conflict", status: 409, title: "Conflict", detail: "'\(key)' is in this state already")
    }

    /// By PUT an item is made where the contract says so, or does not say that it must be there.
    private func changeMissing(
        _ stored: StoredResource, _ world: inout World, _ trace: inout DecisionTrace
    ) throws(ProblemDetails) -> MockResponse? {
        let isPut = operation.operation.method == .put && state.action == .update && state.isItemPath
        guard isPut, documents(201) || !documents(404), let sent else {
            return isLiving(stored) ? try missing(stored, &trace) : nil
        }
        if request.request.field("If-Match") != nil {
            return refusal.answer(
                ProblemDetails(
                    "precondition-failed", status: 412, title: "Precondition Failed", detail: "there is no such item"),
                &trace)
        }
        let choice = try choose(status: documents(201) ? 201 : nil, &trace)
        let shown = shown(in: choice)
        let key: JSONValue
        if case .path(let name) = state.source, let given = request.value(of: name, in: .path) {
            key = resource.shape.properties[resource.key].map { service.validators.typed(given, by: $0) } ?? given
        } else {
            key =
                sent[resource.key]
                ?? KeyMaker(service, resource).key(
                    like: maker.model(shown).object[resource.key], in: &world)
        }
        return finish(key, sent, shown, choice, nil, &world, &trace)
    }

    // MARK: Delete

    func delete(_ world: inout World, _ trace: inout DecisionTrace) throws(ProblemDetails) -> MockResponse? {
        let stored = stored(world)
        guard let index = find(stored) else {
            return isLiving(stored) ? try missing(stored, &trace) : nil
        }
        let item = stored.items[index]
        if let problem = Conditions.refusal(item, request.request, isNeeded: state.needsCondition) {
            return refusal.answer(problem, &trace)
        }
        let choice = try choose(&trace)
        world.resources[resource.name]?.remove(at: index)
        trace.note(.changedState(.deleted, resource: resource.name, key: item.key))
        return produce(choice, body(with: item.value, in: choice), &trace)
    }
}
