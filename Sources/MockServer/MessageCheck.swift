import KakehashiRuntime
import NIOHTTP1

/// Whether the head of a request can be served at all, beside what the parser refuses.
enum MessageCheck {
    /// What is wrong with a head; nil for one that goes on.
    static func problem(with head: HTTPRequestHead, _ facts: HeadFacts, _ limits: ServingLimits) -> ProblemDetails? {
        guard head.uri.utf8.count <= limits.target else {
            return ProblemDetails(
                "target-too-long", status: 414, title: "URI Too Long",
                detail: "the request target is longer than \(limits.target) bytes")
        }
        return fault(of: head, facts).map(malformed)
    }

    static func problem(for error: HTTPParserError, _ limits: ServingLimits) -> ProblemDetails {
        switch error {
        case .headerOverflow: break
        // What the parser has no words for, two ends of one body among it.
        case .unknown, .paused: return malformed("the message is not HTTP/1.1")
        default: return malformed("the message is not HTTP/1.1: \(error)")
        }
        return ProblemDetails(
            "header-too-large", status: 431, title: "Request Header Fields Too Large",
            detail: "the head of the request has more than \(limits.head) bytes or \(limits.fields) fields")
    }

    static func late(_ limits: ServingLimits) -> ProblemDetails {
        ProblemDetails(
            "request-timeout", status: 408, title: "Request Timeout",
            detail: "the request did not arrive within \(limits.requestTime)")
    }

    private static func malformed(_ detail: String) -> ProblemDetails {
        ProblemDetails("malformed-message", status: 400, title: "Bad Request", detail: detail)
    }

    private static func fault(of head: HTTPRequestHead, _ facts: HeadFacts) -> String? {
        if head.method == .CONNECT { return "CONNECT is for proxies" }
        // RFC 9112 section 3.2.
        if facts.hosts > 1 || facts.hosts == 0 && !head.isOld { return "the request has \(facts.hosts) 'Host' fields" }
        if let name = facts.malformed { return "the field '\(name)' is not UTF-8" }
        return faultOfFraming(head, facts)
    }

    /// RFC 9112 section 6.1: whoever stands before this server might find another end of the message.
    private static func faultOfFraming(_ head: HTTPRequestHead, _ facts: HeadFacts) -> String? {
        if !facts.codings.isEmpty {
            if head.isOld { return "'Transfer-Encoding' is not for HTTP/1.0" }
            guard facts.codings.count == 1, facts.codings[0].lowercased() == "chunked" else {
                return "'Transfer-Encoding' can only be 'chunked'"
            }
        }
        return facts.length.map { Int($0) == nil } ?? false ? "'Content-Length' is not a length" : nil
    }
}

extension HTTPRequestHead {
    /// HTTP/1.0.
    var isOld: Bool { version.minor == 0 }
}
