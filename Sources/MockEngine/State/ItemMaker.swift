import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import SampleData
import SchemaValidation

/// Makes and changes items: what the client sends, and what only a server can know.
struct ItemMaker {
    private let service: CompiledService
    private let resource: StatefulResource
    private let request: StatefulOperation.RequestShape
    private let now: Moment

    private var shape: ItemShape { resource.shape }
    private var document: Document { service.samples.document }

    init(
        _ service: CompiledService, _ resource: StatefulResource, _ request: StatefulOperation.RequestShape,
        _ now: Moment
    ) {
        self.service = service
        self.resource = resource
        self.request = request
        self.now = now
    }

    /// Whether only the server sets a member.
    func isServerSet(_ name: String) -> Bool {
        if shape.readOnly.contains(name) { return true }
        guard let names = request.names else { return false }
        return shape.properties[name] != nil && !names.contains(name)
    }

    /// What a client may say of an item, of all that it has sent.
    func taken(_ body: JSONObject) -> JSONObject {
        JSONObject(
            body.filter { name, _ in
                if shape.properties[name] != nil { return !shape.readOnly.contains(name) }
                // Of what only requests have, nothing is left in the item.
                return request.names?.contains(name) != true && (request.names == nil || shape.isOpen)
            })
    }

    // MARK: Making

    /// - Parameters:
    ///   - shown: the item in the example of the answer.
    ///   - paths: path parameters, which items often have as members.
    func made(
        from body: JSONObject, like shown: JSONObject?, key: JSONValue, paths: [String: JSONValue]
    ) -> JSONObject {
        let model = model(shown)
        var item: JSONObject = [:]
        let sent = taken(body)
        let old = model.object[resource.key].map { ScalarText.text(of: $0) }
        let new = ScalarText.text(of: key)
        for name in Self.order(shape.names, model.object, sent) {
            let value = model.object[name]
            if name == resource.key {
                item[name] = key
            } else if let given = paths[name], shape.properties[name] != nil, sent[name] == nil {
                item[name] = given
            } else if let given = sent[name], value == nil || fits(given, name) {
                // What the item cannot have, such as a name in the place of an id, is as the contract shows it.
                item[name] = given
            } else if isServerSet(name) {
                guard let value, !model.isSample || shape.required.contains(name) || shape.readOnly.contains(name)
                else {
                    continue
                }
                item[name] = time(name, isNew: true) ?? Self.renamed(value, old, new)
            } else if let standard = shape.properties[name].flatMap({ service.samples.document[$0].defaultValue }) {
                item[name] = standard
            } else if shape.required.contains(name) {
                item[name] = value
            }
        }
        for name in shape.required where item[name] == nil {
            item[name] = shape.properties[name].map { service.samples.sample(for: $0, direction: .response) }
        }
        return item
    }

    private func fits(_ value: JSONValue, _ name: String) -> Bool {
        shape.properties[name].map { service.validators.accepts(value, against: $0, direction: .response) } ?? true
    }

    /// What the contract shows of an item: in the answer, else anywhere; else a sample of the schema.
    func model(_ shown: JSONObject?) -> (object: JSONObject, isSample: Bool) {
        let further = resource.models.lazy.compactMap(\.item).first
        guard var object = further ?? shown else {
            let sample = service.samples.sample(for: shape.schema, direction: .response)
            return (sample.objectValue ?? [:], true)
        }
        // The answer's own example comes first, but it may be of another kind.
        for (name, value) in shown ?? [:] where shape.properties[name] != nil || shape.isOpen { object[name] = value }
        return (object, false)
    }

    private static func order(_ names: [String], _ model: JSONObject, _ sent: JSONObject) -> [String] {
        var seen: Set<String> = []
        return (names + sent.keys + (names.isEmpty ? model.keys : [])).filter { seen.insert($0).inserted }
    }

    /// Links to the item have its key in them.
    private static func renamed(_ value: JSONValue, _ old: String?, _ new: String) -> JSONValue {
        guard let old, old.utf8.count > 1 else { return value }
        switch value {
        case .string(let text): return .string(text.replacing(old, with: new))
        case .array(let elements): return .array(elements.map { renamed($0, old, new) })
        case .object(let object):
            return .object(JSONObject(object.map { ($0.key, renamed($0.value, old, new)) }))
        default: return value
        }
    }

    // MARK: Changing

    /// PUT: the client's members are those that it sends; the server's stay.
    func replaced(_ old: JSONObject, by body: JSONObject) -> JSONObject {
        var item = JSONObject(old.filter { isServerSet($0.key) || $0.key == resource.key })
        for (name, value) in taken(body) where name != resource.key { item[name] = value }
        for name in shape.required where item[name] == nil { item[name] = old[name] }
        let names = Self.order(shape.names, old, item)
        return touched(JSONObject(names.compactMap { name in item[name].map { (name, $0) } }))
    }

    /// PATCH: null removes a member, and objects are changed in the same way.
    func merged(_ old: JSONObject, with body: JSONObject) -> JSONObject {
        let patch = taken(body)
        guard case .object(var item) = MergePatch.apply(.object(patch), to: .object(old)) else { return old }
        restore(old, &item)
        return touched(item)
    }

    func patched(_ old: JSONObject, by patch: JSONValue) throws(JSONPatch.Fault) -> JSONObject {
        let value = try JSONPatch.apply(patch, to: .object(old))
        guard case .object(var item) = value else { throw .invalid("the item would be no object") }
        restore(old, &item)
        return touched(item)
    }

    /// With another value in one place; without it where there is none.
    func put(_ value: JSONValue?, at path: [String], into old: JSONObject) -> JSONObject {
        var item = ItemMember.put(value, at: path[...], into: old)
        restore(old, &item)
        return touched(item)
    }

    /// What only the server sets stays as it was.
    private func restore(_ old: JSONObject, _ item: inout JSONObject) {
        for name in shape.readOnly.union([resource.key]) { item[name] = old[name] }
    }

    private func touched(_ object: JSONObject) -> JSONObject {
        var item = object
        for name in shape.names where isServerSet(name) && Self.isOfChange(name) {
            if let time = time(name, isNew: false) { item[name] = time }
        }
        return item
    }

    // MARK: Transitions

    /// - Parameters:
    ///   - shown: the item in the example of the answer, as it is afterwards.
    ///   - before: the same item as the contract shows it elsewhere.
    func transitioned(
        _ old: JSONObject, _ body: JSONObject, shown: JSONObject?, before: JSONObject?, verb: String?
    ) -> (item: JSONObject, isDone: Bool) {
        var item = old
        var isDone: Bool?
        for (name, value) in shown ?? [:] where changes(name, value, before) && name != resource.key {
            if let time = time(name, isNew: true), Self.isPast(name) {
                item[name] = time
                continue
            }
            if isState(name) { isDone = (isDone ?? true) && old[name] == value }
            item[name] = value
        }
        for name in (before ?? [:]).keys where shown != nil && shown?[name] == nil && shape.properties[name] != nil {
            item[name] = nil
        }
        if let verb { mark(verb, &item) }
        for (name, value) in taken(body) where shape.properties[name] != nil && name != resource.key {
            if old[name] != value, shown?[name] == nil || before == nil || body[name] != nil { isDone = false }
            item[name] = value
        }
        return (touched(item), isDone ?? false)
    }

    /// What the example has otherwise than before; where nothing shows how it was before, what looks like a state.
    private func changes(_ name: String, _ value: JSONValue, _ before: JSONObject?) -> Bool {
        guard shape.properties[name] != nil else { return false }
        if let before { return before[name] != value }
        return isState(name)
    }

    private func isState(_ name: String) -> Bool {
        guard let id = shape.properties[name] else { return false }
        let schema = document[ItemShape.target(id, document)]
        return schema.enumValues != nil || schema.type == .boolean
    }

    /// `/notices/{id}/read` sets `read`, `isRead` and `readAt`.
    private func mark(_ verb: String, _ item: inout JSONObject) {
        let capital = verb.prefix(1).uppercased() + verb.dropFirst()
        for name in [verb, "is" + capital] {
            guard let id = shape.properties[name] else { continue }
            if document[ItemShape.target(id, document)].type == .boolean { item[name] = .bool(true) }
        }
        if let time = time(verb + "At", isNew: true) { item[verb + "At"] = time }
    }

    // MARK: Times

    /// Now, for a member that says when something came to be; nil for every other.
    private func time(_ name: String, isNew: Bool) -> JSONValue? {
        guard let id = shape.properties[name], Self.isPast(name) else { return nil }
        let schema = document[ItemShape.target(id, document)]
        guard schema.type == .string else { return nil }
        switch schema.format {
        case "date-time": return .string(now.dateTime)
        case "date": return now.date.map(JSONValue.string)
        default: return nil
        }
    }

    /// Not what lies ahead, such as the end of something.
    private static func isPast(_ name: String) -> Bool {
        let word = name.lowercased()
        let ahead = ["expir", "until", "valid", "end", "due", "deadline", "next", "close", "limit", "birth", "schedul"]
        return !ahead.contains { word.contains($0) }
    }

    private static func isOfChange(_ name: String) -> Bool {
        let word = name.lowercased()
        return ["updat", "modif", "chang", "revis"].contains { word.contains($0) }
    }
}
