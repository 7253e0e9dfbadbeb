/// Why the text of a parameter gives no value, or a value no text.
package struct ParameterFault: Error, Hashable, Sendable {
    /// A stable name for programs; the codes of `JSONDecodingError` are among them.
    package var code: String
    /// JSON pointer into the parameter's value; empty for the whole.
    package var pointer: String
    package var message: String

    init(_ code: String, pointer: String = "", _ message: String) {
        self.code = code
        self.pointer = pointer
        self.message = message
    }

    /// The text is JSON or of a type, and does not fit.
    init(_ error: any Error) {
        if let error = error as? JSONDecodingError {
            self.init(error.code.rawValue, pointer: error.pointer, error.message)
        } else {
            self.init("malformed", "\(error)")
        }
    }

    package static let missing = ParameterFault("missing", "the parameter is required")
    package static let brokenEscape = ParameterFault("malformed", "broken percent-encoding")
    package static let repeated = ParameterFault("repeated", "the parameter comes more than once")

    static func malformed(_ message: String) -> ParameterFault { ParameterFault("malformed", message) }

    static func tooMany(_ what: String, _ limit: Int) -> ParameterFault {
        ParameterFault("too-many", "more than \(limit) \(what)")
    }

    /// As a problem document lists it.
    package func violation(of name: String, in location: ParameterCoding.Location) -> ProblemDetails.Violation {
        ProblemDetails.Violation(
            in: location.rawValue, pointer: "/" + JSONPointer.escape(name) + pointer, code: code, message: message)
    }
}

/// What is read of a request's parameters at most, so that a request cannot take memory without bound.
package struct ParameterLimits: Sendable, Hashable {
    /// `name=value`s of a query, a form or a cookie header.
    package var pairs: Int
    /// Elements of one list.
    package var elements: Int

    package init(pairs: Int = 1_000, elements: Int = 10_000) {
        self.pairs = pairs
        self.elements = elements
    }
}
