import JSONCoding
import KakehashiRuntime
import OpenAPIModel
import Synchronization

/// What a resource has before anybody has written: the examples of the contract. It is made when it is first asked for.
final class SeedData: Sendable {
    /// An example of an answer, and where it has items.
    struct Source: Sendable {
        let examples: [CompiledExample]
        let place: ItemPlace
        /// Path parameters of the operation by name, with their examples as texts.
        let scope: [String: String]
        /// Where nothing else is said, the contract's example of the header.
        let etag: String?

        /// The first item that an example shows.
        var item: JSONObject? {
            examples.lazy.compactMap { example in
                let found = place.value(in: example.value)
                return found?.objectValue ?? found?[0]?.objectValue
            }.first
        }
    }

    private let sources: [Source]
    private let key: String
    private let names: Set<String>
    private let made = Mutex<[StoredItem]?>(nil)

    /// - Parameter names: members that an item has; those of lists may have others.
    init(_ sources: [Source], key: String, names: Set<String>) {
        self.sources = sources
        self.key = key
        self.names = names
    }

    var items: [StoredItem] {
        made.withLock { made in
            if let items = made { return items }
            let items = make()
            made = items
            return items
        }
    }

    /// Lists give the order. What a single item's example says counts more, and the first example of an item more than
    /// those that follow.
    private func make() -> [StoredItem] {
        var seeds: [String: Seed] = [:]
        var order: [String] = []
        for source in sources.filter({ $0.place.kind == .list }) + sources.filter({ $0.place.kind == .item }) {
            for example in source.examples {
                guard let found = source.place.value(in: example.value) else { continue }
                for value in found.arrayValue ?? [found] {
                    guard let object = value.objectValue, let text = Self.text(object[key]) else { continue }
                    if seeds[text] == nil { order.append(text) }
                    seeds[text, default: Seed()].add(object, source, names)
                }
            }
        }
        return order.compactMap { text in seeds[text].map { $0.item(key) } }
    }

    private static func text(_ value: JSONValue?) -> String? {
        switch value {
        case .string?, .number?: value.map { ScalarText.text(of: $0) }
        default: nil
        }
    }

    private struct Seed {
        var item: JSONObject?
        var row: JSONObject?
        var scope: [String: String] = [:]
        var etag: String?
        /// Members of rows that an item has not.
        var further: JSONObject = [:]

        mutating func add(_ object: JSONObject, _ source: Source, _ names: Set<String>) {
            scope.merge(source.scope) { old, _ in old }
            etag = etag ?? source.etag
            guard source.place.kind == .list else {
                item = item ?? object
                return
            }
            row = row ?? object
            for (name, value) in object where !names.contains(name) && further[name] == nil { further[name] = value }
        }

        func item(_ name: String) -> StoredItem {
            var object = item ?? row ?? [:]
            for (member, value) in further where object[member] == nil { object[member] = value }
            return StoredItem(.object(object), key: name, scope: scope, etag: etag ?? "\"1\"", isWritten: false)
        }
    }
}
