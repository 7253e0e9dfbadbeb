/// A multipart body whose parts the contract names.
public protocol MultipartModel: Sendable {
    /// - Throws: what does not fit the contract.
    init(reading parts: MultipartReader) throws
    func write(to parts: inout MultipartWriter)
}

/// A part for which the contract documents header fields.
public protocol MultipartPartModel: Sendable {
    /// - Throws: what does not fit the contract.
    init(reading part: MultipartPartReader) throws
    func write(to part: inout MultipartPartWriter)
}
