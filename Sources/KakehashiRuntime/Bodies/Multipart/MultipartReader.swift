/// The parts of a body that has been collected, by their names.
public struct MultipartReader {
    let parts: [MultipartPart]
    let direction: JSONDirection

    private func named(_ name: String) -> [MultipartPartReader] {
        var readers: [MultipartPartReader] = []
        for part in parts where part.name == name {
            readers.append(
                MultipartPartReader(part: part, direction: direction, pointer: "/" + JSONPointer.escape(name)))
        }
        guard readers.count > 1 else { return readers }
        for position in readers.indices { readers[position].pointer += "/\(position)" }
        return readers
    }

    private func one(_ name: String) throws -> MultipartPartReader? {
        let found = named(name)
        guard found.count > 1 else { return found.first }
        throw JSONDecodingError(
            code: .invalidValue, pointer: "/" + JSONPointer.escape(name), message: "the part comes \(found.count) times"
        )
    }

    private func required(_ name: String) throws -> MultipartPartReader {
        if let part = try one(name) { return part }
        throw JSONDecodingError(code: .missingMember, pointer: "", message: "the part '\(name)' is missing")
    }
}

// Each kind of part is read in four ways: it must be there, may be there, comes any number of times, or may come.
@_spi(Generated)
extension MultipartReader {
    public func value<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ content: PartContent, accepting types: String? = nil
    ) throws -> Value {
        try required(name).value(type, content, accepting: types)
    }

    public func optionalValue<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ content: PartContent, accepting types: String? = nil
    ) throws -> Value? {
        try one(name)?.value(type, content, accepting: types)
    }

    public func values<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ content: PartContent, accepting types: String? = nil
    ) throws -> [Value] {
        try named(name).map { try $0.value(type, content, accepting: types) }
    }

    public func optionalValues<Value: JSONCodable>(
        _ name: String, _ type: Value.Type, _ content: PartContent, accepting types: String? = nil
    ) throws -> [Value]? {
        let values = try values(name, type, content, accepting: types)
        return values.isEmpty ? nil : values
    }

    public func file(_ name: String, accepting types: String? = nil) throws -> MultipartFile {
        try required(name).file(accepting: types)
    }

    public func optionalFile(_ name: String, accepting types: String? = nil) throws -> MultipartFile? {
        try one(name)?.file(accepting: types)
    }

    public func files(_ name: String, accepting types: String? = nil) throws -> [MultipartFile] {
        try named(name).map { try $0.file(accepting: types) }
    }

    public func optionalFiles(_ name: String, accepting types: String? = nil) throws -> [MultipartFile]? {
        let files = try files(name, accepting: types)
        return files.isEmpty ? nil : files
    }

    public func part<Part: MultipartPartModel>(_ name: String, _ type: Part.Type) throws -> Part {
        try Part(reading: try required(name))
    }

    public func optionalPart<Part: MultipartPartModel>(_ name: String, _ type: Part.Type) throws -> Part? {
        try one(name).map { try Part(reading: $0) }
    }

    public func parts<Part: MultipartPartModel>(_ name: String, _ type: Part.Type) throws -> [Part] {
        try named(name).map { try Part(reading: $0) }
    }

    public func optionalParts<Part: MultipartPartModel>(_ name: String, _ type: Part.Type) throws -> [Part]? {
        let parts = try parts(name, type)
        return parts.isEmpty ? nil : parts
    }

    /// Values of all parts that the contract does not name; of two with one name the last counts.
    public func additionalValues<Value: JSONCodable>(
        except names: [String], _ type: Value.Type, _ content: PartContent
    ) throws -> [String: Value] {
        var values: [String: Value] = [:]
        for part in parts {
            guard let name = part.name, !names.contains(name) else { continue }
            let reader = MultipartPartReader(part: part, direction: direction, pointer: "/" + JSONPointer.escape(name))
            values[name] = try reader.value(type, content)
        }
        return values
    }
}
