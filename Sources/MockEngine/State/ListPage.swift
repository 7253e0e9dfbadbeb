import JSONCoding
import KakehashiRuntime

/// The items of one answer of a list.
struct ListPage {
    let items: [StoredItem]
    /// How many there are on all pages.
    let total: Int
    let offset: Int
    let limit: Int?

    var hasMore: Bool { offset + items.count < total }
    var next: Int { offset + items.count }

    /// - Parameter value: that of a query parameter, or of a member of the body.
    init(
        of all: [StoredItem], _ parameters: ListParameters, _ body: JSONObject?, _ shape: ItemShape?,
        value: (String) -> JSONValue?
    ) {
        var found = all
        var limit: Int?
        var offset = 0
        var page: (number: Int, first: Int)?
        var keys: [ListOrder.Key] = []
        var isDescending = false
        for (name, role) in parameters.query {
            let given = value(name)
            switch role {
            case .limit(let standard, let most):
                limit = Self.number(given) ?? standard
                if let most { limit = limit.map { min($0, most) } }
            case .offset: offset = Self.number(given) ?? 0
            case .page(let first): page = Self.number(given).map { ($0, first) }
            case .cursor: offset = given?.stringValue.flatMap(Self.offset) ?? offset
            case .sort: keys = given.map(ListOrder.keys) ?? []
            case .order: isDescending = given?.stringValue?.lowercased().hasPrefix("desc") ?? false
            case .filter(let property):
                if let given { found.removeAll { !Self.has($0.value[property], given) } }
            }
        }
        for (name, given) in body ?? [:] where shape?.properties[name] != nil {
            if case .object = given { continue }
            found.removeAll { !Self.has($0.value[name], given) }
        }
        if isDescending { for index in keys.indices { keys[index].isDescending.toggle() } }
        if !keys.isEmpty { found = ListOrder.sorted(found, by: keys) }
        if let page, let limit {
            offset = max(0, page.number - page.first).multipliedReportingOverflow(by: limit).partialValue
        }
        total = found.count
        self.limit = limit
        self.offset = min(max(0, offset), found.count)
        let rest = found[self.offset...]
        items = Array(limit.map { rest.prefix(max(0, $0)) } ?? rest)
    }

    private static func number(_ value: JSONValue?) -> Int? { value?.numberValue?.int64.map(Int.init) }

    /// Whether a member is one of the values that are asked for.
    private static func has(_ member: JSONValue?, _ asked: JSONValue) -> Bool {
        guard let member else { return false }
        let asked = asked.arrayValue ?? [asked]
        if asked.isEmpty { return true }
        return (member.arrayValue ?? [member]).contains { value in
            asked.contains { ExampleMatch.isSame($0, value) }
        }
    }

    // MARK: Cursors

    /// Where a page begins, as a text that clients hand back. Not meant to be read.
    static func cursor(_ offset: Int) -> String { Base64URL.text(of: Array("offset:\(offset)".utf8)) }

    private static func offset(_ cursor: String) -> Int? {
        guard let bytes = Base64URL.bytes(of: cursor) else { return nil }
        let text = String(decoding: bytes, as: UTF8.self)
        return text.hasPrefix("offset:") ? Int(text.dropFirst(7)) : nil
    }
}
