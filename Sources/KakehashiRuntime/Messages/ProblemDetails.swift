/// What went wrong with a request, as it is told to the caller (RFC 9457). A handler may throw one.
public struct ProblemDetails: Error, Hashable, Sendable {
    /// One violation of the contract.
    public struct Violation: Hashable, Sendable {
        /// `path`, `query`, `header`, `cookie` or `body`.
        public var location: String
        /// JSON pointer into the body, or `/` and the name of the parameter.
        public var pointer: String
        /// A stable name for programs.
        public var code: String
        public var message: String

        public init(in location: String, pointer: String, code: String, message: String) {
            self.location = location
            self.pointer = pointer
            self.code = code
            self.message = message
        }
    }

    /// `urn:kakehashi:problem:` and a stable name.
    public var type: String
    public var title: String
    public var status: Int
    public var detail: String?
    public var violations: [Violation]
    /// Header fields that go with the answer, such as `Allow`.
    public var headerFields: HTTPFields

    /// - Parameter name: stands behind `urn:kakehashi:problem:`.
    public init(
        _ name: String, status: Int, title: String, detail: String? = nil, violations: [Violation] = [],
        headerFields: HTTPFields = [:]
    ) {
        type = "urn:kakehashi:problem:" + name
        self.status = status
        self.title = title
        self.detail = detail
        self.violations = violations
        self.headerFields = headerFields
    }

    /// The members of the problem document.
    public var json: JSONValue {
        var object: JSONObject = [
            "type": .string(type), "title": .string(title), "status": .number(JSONNumber(status)),
        ]
        object["detail"] = detail.map(JSONValue.string)
        if !violations.isEmpty { object["errors"] = .array(violations.map(\.json)) }
        return .object(object)
    }

    /// The answer: this document as `application/problem+json`.
    public var response: (HTTPResponse, HTTPBody) {
        var response = HTTPResponse(status: HTTPResponse.Status(checked: status), headerFields: headerFields)
        response.headerFields[.contentType] = "application/problem+json"
        return (response, HTTPBody(json.jsonText))
    }
}

extension ProblemDetails.Violation {
    var json: JSONValue {
        [
            "in": .string(location), "pointer": .string(pointer), "code": .string(code), "message": .string(message),
        ]
    }
}

extension ProblemDetails {
    /// A body has more bytes than are collected.
    package static func contentTooLarge(_ error: HTTPBody.BodyTooLarge) -> ProblemDetails {
        ProblemDetails("content-too-large", status: 413, title: "Content Too Large", detail: error.description)
    }

    /// The request does not fit the contract.
    package static func invalidRequest(_ violations: [Violation]) -> ProblemDetails {
        ProblemDetails(
            "invalid-request", status: 400, title: "Bad Request", detail: "the request does not fit the contract",
            violations: violations)
    }
}
