package import KakehashiRuntime
package import OpenAPIModel

/// Why an answer is what it is, step by step.
package struct DecisionTrace: Sendable, Hashable {
    package private(set) var decisions: [Decision] = []

    mutating func note(_ decision: Decision) { decisions.append(decision) }
}

package enum Decision: Sendable, Hashable {
    case matched(method: HTTPRequest.Method, path: String, operationID: String?)
    /// The path of the contract's first server stood before the path.
    case tookOffBasePath(String)
    case answersHeadAsGet
    case noSuchPath(String)
    case methodNotAllowed(allowed: [String])
    /// A parameter is not looked at.
    case ignoredParameter(name: String, reason: String)
    case readBody(mediaType: String)
    /// `schema` is nil for what is not about a schema, such as a parameter that is missing.
    case violation(ProblemDetails.Violation, rule: String?, schema: Origin?)
    /// Something does not fit, and is let through.
    case tolerated(ProblemDetails.Violation)
    case rejected(status: Int, problem: String)
    case status(Int, reason: StatusReason)
    case mediaType(String, reason: MediaTypeReason)
    case notAcceptable(documented: [String])
    case preferenceNotMet(String)
    case body(BodySource)
    case header(name: String, source: HeaderSource)

    package enum StatusReason: String, Sendable, Hashable {
        case preferred = "asked for with Prefer"
        case lowestSuccess = "the lowest documented success"
        case successRange = "2XX is documented"
        case defaultResponse = "only default is documented"
        case lowestDocumented = "no success is documented"
    }

    package enum MediaTypeReason: String, Sendable, Hashable {
        case first = "the first documented one"
        case accepted = "the best one that Accept allows"
        case errorResponse = "an error is sent whatever Accept says"
    }

    package enum BodySource: Sendable, Hashable {
        case none
        /// nil for the single `example`.
        case example(name: String?)
        /// The pointer of the schema.
        case schema(String)
        case bytes
    }

    package enum HeaderSource: String, Sendable, Hashable {
        case example, schema
    }
}

extension Decision: CustomStringConvertible {
    package var description: String {
        switch self {
        case .matched(let method, let path, let id): "\(method.rawValue) \(path)" + (id.map { " is '\($0)'" } ?? "")
        case .tookOffBasePath(let path): "the server's path '\(path)' was taken off"
        case .answersHeadAsGet: "HEAD is answered as GET without a body"
        case .noSuchPath(let path): "no operation has the path '\(path)'"
        case .methodNotAllowed(let methods): "the path has only \(methods.joined(separator: ", "))"
        case .ignoredParameter(let name, let reason): "the parameter '\(name)' is not looked at: \(reason)"
        case .readBody(let type): "the body was read as '\(type)'"
        case .violation(let violation, _, _): "\(violation.location) \(violation.pointer): \(violation.message)"
        case .tolerated(let violation): "let through: \(violation.location) \(violation.pointer): \(violation.message)"
        case .rejected(let status, let problem): "refused with \(status) (\(problem))"
        case .status(let status, let reason): "status \(status): \(reason.rawValue)"
        case .mediaType(let name, let reason): "media type '\(name)': \(reason.rawValue)"
        case .notAcceptable(let names): "Accept allows none of \(names.joined(separator: ", "))"
        case .preferenceNotMet(let text): "the preference '\(text)' cannot be met"
        case .body(.none): "no body"
        case .body(.example(let name)): "body from the example" + (name.map { " '\($0)'" } ?? "")
        case .body(.schema(let pointer)): "body made from the schema '\(pointer)'"
        case .body(.bytes): "body of sample bytes"
        case .header(let name, let source): "header '\(name)' from its \(source.rawValue)"
        }
    }
}
