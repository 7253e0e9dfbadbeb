/// One request to an operation, with all that its answer may depend on.
struct Call: Sendable {
    let operation: CompiledOperation
    let request: DecodedRequest
    let preferences: Preferences
    /// nil where values are the contract's own.
    let drawn: DrawnValues?
    let circumstances: Circumstances
}
