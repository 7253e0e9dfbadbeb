@_spi(Generated)
extension ResponseReader {
    /// Whether the response has this media type. A response without one counts as having every type.
    public func hasContentType(_ name: String) -> Bool { content.hasType(name) }

    public func json<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        do { return try content.json(type) } catch { throw failure(error, "JSON") }
    }

    public func text<Value: JSONCodable>(_ type: Value.Type) throws -> Value {
        do { return try content.text(type, isAny: true) } catch { throw failure(error, "text") }
    }

    public func form<Value: JSONCodable>(_ type: Value.Type, _ encodings: [FieldEncoding] = []) throws -> Value {
        do { return try content.form(type, encodings) } catch { throw failure(error, "a form") }
    }

    /// - Parameter key: the line of the table that is the schema's.
    public func xml<Value: JSONCodable>(_ type: Value.Type, _ key: String, _ table: XMLTable) throws -> Value {
        do { return try content.xml(type, key, table) } catch { throw failure(error, "XML") }
    }

    public func multipart<Value: MultipartModel>(_ type: Value.Type) throws -> Value {
        do { return try content.multipart(type) } catch { throw failure(error, "multipart") }
    }

    public func multipartStream() throws -> MultipartStream {
        do { return try content.multipartStream { Self.placed($0, $1) } } catch { throw failure(error, "multipart") }
    }

    public func jsonStream<Element: JSONCodable & Sendable>(_ type: Element.Type) throws -> JSONStream<Element> {
        do {
            return try content.jsonStream(type) { Self.placed($0, "/\($1)") }
        } catch {
            throw failure(error, "a JSON stream")
        }
    }

    /// Events whose data is JSON.
    public func events<Payload: JSONCodable & Sendable>(_ type: Payload.Type) throws -> EventStream<Payload> {
        do {
            return try content.events(type) { Self.placed($0, "/\($1)") }
        } catch {
            throw failure(error, "events")
        }
    }

    /// Events whose data is any text.
    public func textEvents() throws -> EventStream<String> {
        do {
            return try content.textEvents { Self.placed($0, "/\($1)") }
        } catch {
            throw failure(error, "events")
        }
    }

    public func binary() -> HTTPBody { content.typedBody }

    /// The response, whole, where its status is not documented.
    public func undocumented() -> UndocumentedResponse {
        UndocumentedResponse(status: response.status, headerFields: response.headerFields, body: content.body)
    }

    /// What to throw where the content type is none of the documented ones.
    public func unexpectedContentType() -> any Error { wrongType("a documented media type") }

    private func failure(_ error: any Error, _ expected: String) -> any Error {
        switch error {
        case is WrongContentType: wrongType(expected)
        case is MissingBody: MessageError("expected \(expected), received no body")
        case let error as ParameterFault: MessageError(error.description)
        default: error
        }
    }

    private func wrongType(_ expected: String) -> MessageError {
        let coding = content.isEncoded ? ", encoded as '\(response.headerFields[.contentEncoding] ?? "")'" : ""
        let text = content.contentType?.description ?? content.malformedType ?? ""
        return MessageError("expected \(expected), received the content type '\(text)'\(coding)")
    }

    /// The error with the place of the value in its stream.
    private static func placed(_ error: any Error, _ place: String) -> any Error {
        switch error {
        case let error as ElementViolations: error.below(place).error
        case let error as JSONDecodingError:
            JSONDecodingError(code: error.code, pointer: place + error.pointer, message: error.message)
        case is JSONSyntaxError, is MessageError:
            place.isEmpty ? error : MessageError("value \(place.dropFirst()): \(error)")
        default: error
        }
    }
}

extension ParameterFault: CustomStringConvertible {
    package var description: String { pointer.isEmpty ? message : "\(pointer): \(message)" }
}
