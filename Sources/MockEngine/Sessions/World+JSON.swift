package import JSONCoding
import KakehashiRuntime
import SourceDiagnostics

/// A text is no world.
package struct WorldFormatError: Error, Sendable, Hashable {
    /// JSON pointer to what cannot be read.
    package let pointer: String
    package let message: String
}

// MARK: Writing

extension World {
    /// All of it, to be read again by `init(json:)`.
    package var json: JSONValue {
        var object: JSONObject = ["changes": .number(JSONNumber(Int64(truncatingIfNeeded: changes)))]
        object["settings"] = settings.json
        object["resources"] = .object(
            JSONObject(resources.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }))
        object["scenario"] = scenario.map(JSONValue.string)
        if !positions.isEmpty {
            object["positions"] = .object(
                JSONObject(positions.sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }))
        }
        if !idempotent.isEmpty { object["idempotent"] = .array(idempotent.map(\.json)) }
        return .object(object)
    }
}

extension SessionSettings {
    fileprivate var json: JSONValue {
        var object: JSONObject = [:]
        object["seed"] = seed.map(JSONValue.string)
        if clockAdvance != 0 { object["clockAdvance"] = .number(JSONNumber(clockAdvance)) }
        if !faults.isEmpty { object["faults"] = .array(faults.map { .string($0.text) }) }
        return .object(object)
    }
}

extension ScenarioPosition {
    fileprivate var json: JSONValue {
        [
            "state": .string(state), "version": .string(String(version)),
            "taken": .object(
                JSONObject(taken.sorted { $0.key < $1.key }.map { (String($0.key), .number(JSONNumber($0.value))) })),
        ]
    }
}

extension StoredResource {
    fileprivate var json: JSONValue {
        ["made": .number(JSONNumber(made)), "isWritten": .bool(isWritten), "items": .array(items.map(\.json))]
    }
}

extension StoredItem {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["value": value]
        if !scope.isEmpty { object["scope"] = Self.json(scope) }
        object["etag"] = .string(etag)
        object["isWritten"] = .bool(isWritten)
        return .object(object)
    }

    private static func json(_ texts: [String: String]) -> JSONValue {
        .object(JSONObject(texts.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) }))
    }
}

extension IdempotencyRecord {
    fileprivate var json: JSONValue {
        [
            "key": .string(key), "request": .string(request), "status": .number(JSONNumber(status)),
            "fields": .array(fields.map { [.string($0.name), .string($0.value)] }),
            "body": .string(Base64URL.text(of: body)),
        ]
    }
}

// MARK: Reading

extension World {
    /// - Parameter keys: which property tells items apart, by the resource; resources without one are left out.
    package init(json: JSONValue, keys: [String: String]) throws(WorldFormatError) {
        self.init()
        let root = WorldReader(value: json, pointer: "")
        changes = UInt64(clamping: try root.member("changes").number())
        settings = try SessionSettings(root.member("settings"))
        for (name, resource) in try root.member("resources").members() {
            guard let key = keys[name] else { continue }
            resources[name] = try StoredResource(resource, key: key)
        }
        scenario = try root.optional("scenario")?.text()
        for (name, position) in try root.optional("positions")?.members() ?? [] {
            positions[name] = try ScenarioPosition(position)
        }
        for record in try root.optional("idempotent")?.elements() ?? [] { remember(try IdempotencyRecord(record)) }
    }
}

extension SessionSettings {
    fileprivate init(_ reader: WorldReader) throws(WorldFormatError) {
        seed = try reader.optional("seed")?.text()
        clockAdvance = try reader.optional("clockAdvance")?.number() ?? 0
        for fault in try reader.optional("faults")?.elements() ?? [] {
            let text = try fault.text()
            do throws(FaultSyntaxError) {
                faults.append(try FaultSetting(text))
            } catch {
                throw fault.fault(error.message.english)
            }
        }
    }
}

extension ScenarioPosition {
    fileprivate init(_ reader: WorldReader) throws(WorldFormatError) {
        let version = try reader.member("version")
        guard let number = UInt64(try version.text()) else { throw version.fault("is no number") }
        var taken: [Int: Int] = [:]
        for (step, count) in try reader.member("taken").members() {
            guard let step = Int(step) else { throw count.fault("is of no step") }
            taken[step] = Int(clamping: try count.number())
        }
        self.init(state: try reader.member("state").text(), taken: taken, version: number)
    }
}

extension StoredResource {
    fileprivate init(_ reader: WorldReader, key: String) throws(WorldFormatError) {
        var items: [StoredItem] = []
        for element in try reader.member("items").elements() { items.append(try StoredItem(element, key: key)) }
        self.init(
            items, made: Int(clamping: try reader.member("made").number()),
            isWritten: try reader.member("isWritten").flag())
    }
}

extension StoredItem {
    fileprivate init(_ reader: WorldReader, key: String) throws(WorldFormatError) {
        var scope: [String: String] = [:]
        for (name, text) in try reader.optional("scope")?.members() ?? [] { scope[name] = try text.text() }
        self.init(
            try reader.member("value").object(), key: key, scope: scope, etag: try reader.member("etag").text(),
            isWritten: try reader.member("isWritten").flag())
    }
}

extension IdempotencyRecord {
    fileprivate init(_ reader: WorldReader) throws(WorldFormatError) {
        var fields: [Field] = []
        for field in try reader.member("fields").elements() {
            let texts = try field.elements()
            guard texts.count == 2 else { throw field.fault("is no name and value") }
            fields.append(Field(name: try texts[0].text(), value: try texts[1].text()))
        }
        let body = try reader.member("body")
        guard let bytes = Base64URL.bytes(of: try body.text()) else { throw body.fault("is no base64url") }
        self.init(
            key: try reader.member("key").text(), request: try reader.member("request").text(),
            status: Int(clamping: try reader.member("status").number()), fields: fields, body: bytes)
    }
}

/// A value of a world that is being read, and where it is.
private struct WorldReader {
    let value: JSONValue
    let pointer: String

    func fault(_ message: String) -> WorldFormatError { WorldFormatError(pointer: pointer, message: message) }

    func optional(_ name: String) throws(WorldFormatError) -> WorldReader? {
        guard let object = value.objectValue else { throw fault("is no object") }
        return object[name].map { WorldReader(value: $0, pointer: pointer + "/" + JSONPointer.escape(name)) }
    }

    func member(_ name: String) throws(WorldFormatError) -> WorldReader {
        guard let member = try optional(name) else { throw fault("has no '\(name)'") }
        return member
    }

    func members() throws(WorldFormatError) -> [(String, WorldReader)] {
        guard let object = value.objectValue else { throw fault("is no object") }
        return object.map {
            ($0.key, WorldReader(value: $0.value, pointer: pointer + "/" + JSONPointer.escape($0.key)))
        }
    }

    func elements() throws(WorldFormatError) -> [WorldReader] {
        guard let array = value.arrayValue else { throw fault("is no list") }
        return array.enumerated().map { WorldReader(value: $0.element, pointer: "\(pointer)/\($0.offset)") }
    }

    func object() throws(WorldFormatError) -> JSONValue {
        guard value.objectValue != nil else { throw fault("is no object") }
        return value
    }

    func text() throws(WorldFormatError) -> String {
        guard let text = value.stringValue else { throw fault("is no text") }
        return text
    }

    func number() throws(WorldFormatError) -> Int64 {
        guard let number = value.numberValue?.int64 else { throw fault("is no whole number") }
        return number
    }

    func flag() throws(WorldFormatError) -> Bool {
        guard let flag = value.boolValue else { throw fault("is neither true nor false") }
        return flag
    }
}
