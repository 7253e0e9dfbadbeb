@_spi(Generated)
extension RequestWriter {
    /// Asks for other media types than all that are documented; nil leaves it at these.
    public mutating func accept(_ accept: AcceptHeader?) {
        if let text = accept?.text { headerFields[.accept] = text }
    }
}
