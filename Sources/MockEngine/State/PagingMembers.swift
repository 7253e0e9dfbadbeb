import JSONCoding
import KakehashiRuntime

/// What an answer says of the page that it is: how many there are, and where the next one begins.
struct PagingMembers {
    /// What becomes of the member that leads to the next page where there is none.
    enum End: CaseIterable {
        case null, removed, kept
    }

    private let page: ListPage
    private let parameters: ListParameters
    private let target: String

    /// - Parameter target: path and query of the request.
    init(_ page: ListPage, _ parameters: ListParameters, _ target: String) {
        self.page = page
        self.parameters = parameters
        self.target = target
    }

    // MARK: Members

    /// - Parameter path: leads to the list, which is left as it is.
    func applied(to body: JSONValue, _ path: ArraySlice<String>, _ end: End) -> JSONValue {
        guard case .object(let object) = body else { return body }
        var result: JSONObject = [:]
        let hasTotal = object.keys.contains { Self.totals.contains(Self.word($0)) }
        for (name, value) in object {
            if name == path.first {
                result[name] = path.count > 1 ? applied(to: value, path.dropFirst(), end) : value
            } else if case .object = value {
                // Only what stands beside the list, or is called after it, speaks of the page.
                result[name] = Self.holders.contains(Self.word(name)) ? applied(to: value, [], end) : value
            } else {
                result[name] = member(Self.word(name), value, hasTotal, end)
            }
        }
        return .object(result)
    }

    private static let totals: Set<String> = [
        "total", "totalcount", "totalitems", "totalresults", "totalelements", "totalrecords", "numfound", "matched",
        "resultcount", "totalhits",
    ]
    private static let holders: Set<String> = ["page", "paging", "pagination", "meta", "metadata", "links", "pageinfo"]

    private static func word(_ name: String) -> String { name.lowercased().filter { $0.isLetter || $0.isNumber } }

    private func member(_ word: String, _ value: JSONValue, _ hasTotal: Bool, _ end: End) -> JSONValue? {
        let number = value.numberValue != nil
        switch word {
        case _ where Self.totals.contains(word) && number: return Self.json(page.total)
        case "count" where number: return Self.json(hasTotal ? page.items.count : page.total)
        case "returned", "itemcount", "numberofelements", "numberreturned":
            return number ? Self.json(page.items.count) : value
        case "totalpages", "pagecount", "pages", "lastpage": return number ? Self.json(pages) : value
        case "limit", "size", "perpage", "pagesize", "rows", "itemsperpage":
            return number ? page.limit.map(Self.json) ?? value : value
        case "offset", "start", "skip": return number ? Self.json(page.offset) : value
        case "page", "pagenumber", "currentpage", "pageindex":
            return number ? pageNumber.map(Self.json) ?? value : value
        case "hasmore", "hasnext", "hasnextpage": return value.boolValue == nil ? value : .bool(page.hasMore)
        case "hasprevious", "hasprev", "haspreviouspage": return value.boolValue == nil ? value : .bool(page.offset > 0)
        case "nextcursor", "nextpagetoken", "nexttoken", "endcursor", "continuation", "continuationtoken":
            return page.hasMore ? .string(ListPage.cursor(page.next)) : ended(value, end)
        case "next", "nextlink", "nexturl", "nextpage":
            guard page.hasMore else { return ended(value, end) }
            if number { return pageNumber.map { Self.json($0 + 1) } ?? value }
            return .string(nextLink ?? ListPage.cursor(page.next))
        case "prev", "previous", "previouscursor", "prevlink", "previouslink", "previousurl":
            return page.offset == 0 ? ended(value, end) : value
        default: return value
        }
    }

    private func ended(_ value: JSONValue, _ end: End) -> JSONValue? {
        switch end {
        case .removed: nil
        case .null: .null
        case .kept: value
        }
    }

    private static func json(_ number: Int) -> JSONValue { .number(JSONNumber(number)) }

    private var pages: Int {
        guard let limit = page.limit, limit > 0 else { return 1 }
        return (page.total + limit - 1) / limit
    }

    private var pageNumber: Int? {
        guard let limit = page.limit, limit > 0 else { return nil }
        let first = parameters.query.lazy.compactMap { if case .page(let first) = $0.role { first } else { nil } }.first
        return page.offset / limit + (first ?? 1)
    }

    // MARK: Links

    /// The target of the next page; nil where no parameter says where a page begins.
    private var nextLink: String? {
        for (name, role) in parameters.query {
            switch role {
            case .offset: return link(name, String(page.next))
            case .page: return pageNumber.map { link(name, String($0 + 1)) }
            case .cursor: return link(name, ListPage.cursor(page.next))
            case .limit, .sort, .order, .filter: continue
            }
        }
        return nil
    }

    private func link(_ name: String, _ value: String) -> String {
        let path = target.prefix { $0 != "?" }
        let pairs = target.dropFirst(path.count + 1).split(separator: "&").filter { pair in
            pair != name && !pair.hasPrefix(name + "=")
        }
        return path + "?" + (pairs.map(String.init) + ["\(name)=\(value)"]).joined(separator: "&")
    }

    // MARK: Headers

    /// - Parameter documented: the headers of the response.
    func apply(to response: inout HTTPResponse, _ documented: [String]) {
        for name in documented {
            switch Self.word(name) {
            case "xtotalcount", "xtotal", "totalcount", "fiwaretotalcount", "xtotalitems":
                response.set(name, String(page.total))
            case "xtotalpages": response.set(name, String(pages))
            case "link":
                if page.hasMore, let link = nextLink {
                    response.set(name, "<\(link)>; rel=\"next\"")
                } else if let field = HTTPField.Name(name) {
                    response.headerFields[field] = nil
                }
            default: break
            }
        }
    }
}
