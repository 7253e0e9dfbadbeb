@_spi(Generated)
extension RequestReader {
    /// Whether there is a body at all.
    public var hasBody: Bool { content.isPresent }

    /// Whether the body has this media type. A body without one counts as having every type.
    public func hasContentType(_ name: String) -> Bool { content.hasType(name) }

    public func json<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        do { return try content.json(type) } catch { throw problem(error) }
    }

    public func text<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        do { return try content.text(type, isAny: false) } catch { throw problem(error) }
    }

    public func form<Value: JSONCodable>(_ type: Value.Type, _ encodings: [FieldEncoding] = []) throws -> Value {
        do { return try content.form(type, encodings) } catch { throw problem(error) }
    }

    /// - Parameter key: the line of the table that is the schema's.
    public func xml<Value: JSONCodable>(_ type: Value.Type, _ key: String, _ table: XMLTable) throws -> Value {
        do { return try content.xml(type, key, table) } catch { throw problem(error) }
    }

    public func multipart<Value: MultipartModel>(_ type: Value.Type) throws -> Value {
        do { return try content.multipart(type) } catch { throw problem(error) }
    }

    public func multipartStream() throws -> MultipartStream {
        do {
            return try content.multipartStream { BodyProblem.of($0, below: $1) }
        } catch {
            throw problem(error)
        }
    }

    public func jsonStream<Element: JSONCodable & Sendable>(_ type: Element.Type) throws -> JSONStream<Element> {
        do {
            return try content.jsonStream(type) { BodyProblem.of($0, below: "/\($1)") }
        } catch {
            throw problem(error)
        }
    }

    /// Events whose data is JSON.
    public func events<Payload: JSONCodable & Sendable>(_ type: Payload.Type) throws -> EventStream<Payload> {
        do {
            return try content.events(type) { BodyProblem.of($0, below: "/\($1)") }
        } catch {
            throw problem(error)
        }
    }

    /// Events whose data is any text.
    public func textEvents() throws -> EventStream<String> {
        do {
            return try content.textEvents { BodyProblem.of($0, below: "/\($1)") }
        } catch {
            throw problem(error)
        }
    }

    public func binary() -> HTTPBody { content.typedBody }

    /// What the client takes, for a handler that chooses among several media types.
    public func accept() -> AcceptHeader { AcceptHeader(request.headerFields[.accept]) }

    /// Refuses a request whose `Accept` allows none of the media types of the responses that mean success.
    ///
    /// - Parameter documented: the media types with commas between them.
    public func requireAcceptable(_ documented: String) throws {
        guard let text = request.headerFields[.accept] else { return }
        let accept = AcceptHeader(text)
        let types = MediaType.parts(of: documented, separator: ",").compactMap { MediaType($0)?.withoutQuality }
        if accept.isEmpty || types.isEmpty || accept.best(of: types) != nil { return }
        let names = types.map { "'\($0)'" }.joined(separator: " or ")
        throw ProblemDetails(
            "not-acceptable", status: 406, title: "Not Acceptable", detail: "the response is \(names)")
    }

    /// What to throw where a body must be there and is not.
    public func missingBody() -> any Error { BodyProblem.missing }

    /// What to throw where the content type is none of the documented ones.
    public func unsupportedMediaType() -> any Error {
        if content.isEncoded {
            return ProblemDetails(
                "unsupported-content-coding", status: 415, title: "Unsupported Media Type",
                detail: "the body is encoded, and no content coding is taken",
                headerFields: [.acceptEncoding: "identity"])
        }
        let text = content.contentType?.description ?? content.malformedType ?? ""
        return ProblemDetails(
            "unsupported-media-type", status: 415, title: "Unsupported Media Type",
            detail: "the operation does not take the content type '\(text)'")
    }

    private func problem(_ error: any Error) -> any Error {
        error is WrongContentType ? unsupportedMediaType() : BodyProblem.of(error)
    }
}

/// Problems with a body as the caller is told of them.
enum BodyProblem {
    static var missing: ProblemDetails { invalid(code: "missing", message: "a body is required") }

    /// - Parameter place: where in the body the value stands that has the error.
    static func of(_ error: any Error, below place: String = "") -> any Error {
        switch error {
        case let error as ElementViolations: return error.below(place).problem ?? error
        case is ProblemDetails: return error
        case let error as JSONDecodingError:
            return invalid(place + error.pointer, code: error.code.rawValue, message: error.message)
        case let error as ParameterFault:
            return invalid(place + error.pointer, code: error.code, message: error.message)
        case is MissingBody: return missing
        case let error as UnsupportedCharset:
            return ProblemDetails(
                "unsupported-charset", status: 415, title: "Unsupported Media Type", detail: error.description)
        case is JSONSyntaxError, is MessageError:
            return invalid(place, code: "malformed", message: "\(error)")
        // What is too large, and what a connection throws, is for whoever answers the request.
        default: return error
        }
    }

    private static func invalid(_ pointer: String = "", code: String, message: String) -> ProblemDetails {
        .invalidRequest([.init(in: "body", pointer: pointer, code: code, message: message)])
    }
}
