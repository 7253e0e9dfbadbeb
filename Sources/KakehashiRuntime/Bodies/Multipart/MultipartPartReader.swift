/// One part that has been collected.
public struct MultipartPartReader {
    let part: MultipartPart
    let direction: JSONDirection
    /// Where the part stands in the body, as problems name it.
    var pointer: String

    private func check(_ types: String?) throws {
        guard let types, let text = part.contentType else { return }
        let type = MediaType(text)
        let isDocumented = MediaType.parts(of: types, separator: ",").contains { name in
            if let range = MediaType(name), let type { range.matches(type) } else { false }
        }
        if isDocumented { return }
        throw JSONDecodingError(
            code: .invalidValue, pointer: pointer, message: "the part has the content type '\(text)', not '\(types)'")
    }

    private func placed<Value>(_ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch let error as JSONDecodingError {
            throw JSONDecodingError(code: error.code, pointer: pointer + error.pointer, message: error.message)
        } catch var error as ParameterFault {
            error.pointer = pointer + error.pointer
            throw error
        } catch let error as UnsupportedCharset {
            throw error
        } catch let error as HTTPBody.BodyTooLarge {
            throw error
        } catch {
            throw JSONDecodingError(code: .invalidValue, pointer: pointer, message: "\(error)")
        }
    }
}

@_spi(Generated)
extension MultipartPartReader {
    public func value<Value: JSONCodable>(
        _ type: Value.Type, _ content: PartContent, accepting types: String? = nil
    ) throws -> Value {
        try check(types)
        return try placed { try content.read(type, part.body.bytes ?? [], part.contentType, direction) }
    }

    public func file(accepting types: String? = nil) throws -> MultipartFile {
        try check(types)
        var fields = part.headerFields
        fields[.contentType] = nil
        return MultipartFile(
            part.body, filename: part.filename, contentType: part.contentType, headerFields: fields)
    }

    /// A documented header of the part, nil where it is absent.
    public func header<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .simple
    ) throws -> Value? {
        do throws(ParameterFault) {
            return try ParameterTexts(part.headerFields).read(name, type, coding, in: .header)
        } catch {
            throw JSONDecodingError(
                code: .invalidValue, pointer: pointer, message: "the header '\(name)' is malformed: \(error.message)")
        }
    }

    /// A documented header that must be there.
    public func requiredHeader<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ coding: ParameterCoding = .simple
    ) throws -> Value {
        if let value = try header(name, type, coding) { return value }
        throw JSONDecodingError(
            code: .missingMember, pointer: pointer, message: "the header '\(name)' of the part is missing")
    }
}
