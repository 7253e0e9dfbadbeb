import JSONCoding
import KakehashiRuntime
import OpenAPIModel

/// What the parameters of a list mean, as their names and schemas tell.
struct ListParameters: Sendable {
    enum Role: Sendable {
        case limit(standard: Int?, most: Int?)
        case offset
        /// Pages are counted from this number.
        case page(first: Int)
        case cursor
        case sort
        case order
        /// Items must have this value of the property.
        case filter(String)
    }

    private(set) var query: [(name: String, role: Role)] = []

    static let none = ListParameters()

    private init() {}

    init(_ parameters: [Parameter], _ shape: ItemShape?, _ document: Document) {
        for parameter in parameters where parameter.location == .query {
            guard let id = parameter.schema else { continue }
            let schema = document[ItemShape.target(id, document)]
            if let role = Self.role(parameter.name, schema) {
                query.append((parameter.name, role))
            } else if let property = shape?.properties[parameter.name], Self.isSameKind(id, property, document) {
                query.append((parameter.name, .filter(parameter.name)))
            }
        }
    }

    private static let limits: Set<String> = [
        "limit", "size", "pagesize", "perpage", "rows", "maxresults", "top", "itemsperpage", "count", "pagelimit",
    ]
    private static let offsets: Set<String> = ["offset", "start", "skip", "startindex", "pageoffset"]
    private static let pages: Set<String> = ["page", "pagenumber", "pageindex", "pageno"]
    private static let cursors: Set<String> = [
        "cursor", "pagetoken", "nexttoken", "after", "startingafter", "continuation", "continuationtoken", "start",
        "pagecursor", "nextcursor",
    ]
    private static let sorts: Set<String> = ["sort", "sortby", "orderby", "sortkey"]
    private static let orders: Set<String> = ["order", "direction", "sortorder", "sortdirection", "orderdirection"]

    private static func role(_ name: String, _ schema: Schema) -> Role? {
        let word = name.lowercased().filter { $0.isLetter || $0.isNumber }
        if schema.type == .integer {
            if limits.contains(word) {
                let standard = schema.defaultValue?.numberValue?.int64.map(Int.init)
                return .limit(standard: standard, most: schema.maximum?.int64.map(Int.init))
            }
            if offsets.contains(word) { return .offset }
            if pages.contains(word) {
                let first = schema.minimum?.int64 ?? schema.defaultValue?.numberValue?.int64 ?? 1
                return .page(first: first == 0 ? 0 : 1)
            }
            return nil
        }
        if cursors.contains(word), schema.type == .string, schema.enumValues == nil { return .cursor }
        if sorts.contains(word) { return .sort }
        return orders.contains(word) ? .order : nil
    }

    /// A list of values means that one of them will do; a list in the item, that one of its elements will.
    private static func isSameKind(_ parameter: Schema.ID, _ property: Schema.ID, _ document: Document) -> Bool {
        let outline = SchemaOutline(document: document)
        guard let kind = kind(parameter, outline) else { return false }
        return kind == self.kind(property, outline)
    }

    private static func kind(_ id: Schema.ID, _ outline: SchemaOutline) -> Schema.SchemaType? {
        switch outline.shape(of: id) {
        case .scalar(let type, _): return type
        case .array(let items):
            guard let items, case .scalar(let type, _) = outline.shape(of: items) else { return nil }
            return type
        case .object: return nil
        }
    }
}
