import KakehashiRuntime

/// Whether a request is about the version that an item has (RFC 9110 section 13).
enum Conditions {
    /// What to answer where it is not; nil where the change may be made.
    static func refusal(_ item: StoredItem, _ request: HTTPRequest, isNeeded: Bool) -> ProblemDetails? {
        guard let text = request.field("If-Match") else {
            guard isNeeded else { return nil }
            return ProblemDetails(
                "precondition-required", status: 428, title: "Precondition Required",
                detail: "the change needs an If-Match with the ETag of the item")
        }
        guard !has(item.etag, text, isStrong: true) else { return nil }
        return ProblemDetails(
            "precondition-failed", status: 412, title: "Precondition Failed",
            detail: "the item has another ETag than If-Match says")
    }

    /// Whether the caller has this version already.
    static func isKnown(_ item: StoredItem, _ request: HTTPRequest) -> Bool {
        request.field("If-None-Match").map { has(item.etag, $0, isStrong: false) } ?? false
    }

    /// Whether only what is not there yet may be made.
    static func mustBeNew(_ request: HTTPRequest) -> Bool { request.field("If-None-Match") == "*" }

    private static func has(_ etag: String, _ text: String, isStrong: Bool) -> Bool {
        text.split(separator: ",").contains { part in
            let tag = String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            return tag == "*" || plain(tag, isStrong) == plain(etag, isStrong)
        }
    }

    private static func plain(_ tag: String, _ isStrong: Bool) -> Substring {
        !isStrong && tag.hasPrefix("W/") ? tag.dropFirst(2) : tag[...]
    }
}
