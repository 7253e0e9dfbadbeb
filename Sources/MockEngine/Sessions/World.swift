package import JSONCoding
import KakehashiRuntime

/// All that changes while a contract is played: what one session has made of it. Plain data, so that a store may keep it
/// anywhere.
package struct World: Sendable, Hashable {
    /// By the resource's name; one that nobody has looked at yet is not there.
    package internal(set) var resources: [String: StoredResource] = [:]
    /// Answers by the key under which a client may ask for them again, the oldest first.
    package private(set) var idempotent: [IdempotencyRecord] = []
    private var idempotentBytes = 0
    package var settings = SessionSettings()
    /// Which scenario is played where a request asks for none; nil for that of the options.
    package var scenario: String?
    /// How far it has come in scenarios, by their names.
    package internal(set) var positions: [String: ScenarioPosition] = [:]
    /// How many things were made or changed; no two of them have the same number.
    package internal(set) var changes: UInt64 = 0

    package init() {}

    /// About how much memory it takes.
    package var bytes: Int {
        resources.values.reduce(0) { $0 + $1.bytes } + idempotentBytes + positions.values.reduce(0) { $0 + $1.bytes }
    }

    /// What one world may take.
    package static let byteLimit = 64 << 20
    private static let idempotentLimit = 1000

    mutating func remember(_ record: IdempotencyRecord) {
        idempotent.append(record)
        idempotentBytes += record.bytes
        if idempotent.count > Self.idempotentLimit { idempotentBytes -= idempotent.removeFirst().bytes }
    }

    /// Forgets all but what somebody has settled.
    mutating func beginAgain() {
        var new = World()
        new.settings = settings
        new.scenario = scenario
        self = new
    }

    /// Forgets what no request has changed, so that it is read from the contract again.
    mutating func forgetUnwritten() { resources = resources.filter { $0.value.isWritten } }

    /// The number of the next change.
    mutating func nextChange() -> UInt64 {
        changes += 1
        return changes
    }
}

/// The items of a resource, in the order in which they came.
package struct StoredResource: Sendable, Hashable {
    package private(set) var items: [StoredItem] = []
    /// Whether a request has changed something, so that it no longer holds what the contract gave it.
    package private(set) var isWritten = false
    /// How many items were made; deleted ones count too, so that no key comes again.
    var made = 0
    /// The highest key that is a number.
    private(set) var highest: Int64 = 0
    private(set) var bytes = 0
    /// Where the items of a key are; several may have it in several collections.
    private var positions: [String: [Int]] = [:]

    /// What is there before anybody has written.
    init(seeds: [StoredItem]) {
        for item in seeds { add(item) }
    }

    /// - Parameter made: how many items were made.
    init(_ items: [StoredItem], made: Int, isWritten: Bool) {
        for item in items { add(item) }
        self.made = made
        self.isWritten = isWritten
    }

    /// Where the items are that have a key with this text.
    func positions(of key: String) -> [Int] { positions[key] ?? [] }

    mutating func append(_ item: StoredItem) {
        add(item)
        isWritten = true
    }

    /// - Parameter item: one with the same key.
    mutating func replace(at index: Int, with item: StoredItem) {
        bytes += item.bytes - items[index].bytes
        items[index] = item
        isWritten = true
    }

    mutating func remove(at index: Int) {
        bytes -= items.remove(at: index).bytes
        positions = [:]
        for (index, item) in items.enumerated() { positions[item.key, default: []].append(index) }
        isWritten = true
    }

    private mutating func add(_ item: StoredItem) {
        positions[item.key, default: []].append(items.count)
        items.append(item)
        highest = max(highest, item.number ?? 0)
        bytes += item.bytes
    }
}

/// One thing of a resource.
package struct StoredItem: Sendable, Hashable {
    package let value: JSONValue
    /// The text of what tells it from the others.
    package let key: String
    /// The same, where it is a number.
    let number: Int64?
    /// Path parameters of the collection that it is in, by name; one that is not known is not there.
    package let scope: [String: String]
    package let etag: String
    /// Whether a request has made or changed it; else it is from the contract.
    package let isWritten: Bool
    let bytes: Int

    /// - Parameter key: the property that has what tells it from the others.
    init(_ value: JSONValue, key: String, scope: [String: String], etag: String, isWritten: Bool) {
        self.value = value
        self.key = value[key].map { ScalarText.text(of: $0) } ?? ""
        number = value[key]?.numberValue?.int64
        self.scope = scope
        self.etag = etag
        self.isWritten = isWritten
        // The text is about a third of what its tree takes.
        bytes = 3 * value.jsonText.count + scope.reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count } + 128
    }
}

/// The answer to a request that had a key by which it may be sent again.
package struct IdempotencyRecord: Sendable, Hashable {
    package let key: String
    /// What the key was for: method, path and body.
    let request: String
    let status: Int
    let fields: [Field]
    let body: [UInt8]

    struct Field: Sendable, Hashable {
        let name: String
        let value: String
    }

    var bytes: Int {
        key.utf8.count + request.utf8.count + body.count
            + fields.reduce(128) { $0 + $1.name.utf8.count + $1.value.utf8.count }
    }
}
