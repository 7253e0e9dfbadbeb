/// A Swift type that is used, as opposed to one that is declared.
package indirect enum TypeReference: Hashable, Sendable {
    case string, int, int32, int64, double, float, bool
    /// Formats with a type of their own.
    case dateTime, calendarDate, uuid, url, data
    /// A type by its Swift name: of a configuration, or of a rare format.
    case named(String)
    /// Any JSON value.
    case json
    /// A streamed body.
    case body
    case array(TypeReference)
    case dictionary(TypeReference)
    /// An element or value that may be null.
    case nullable(TypeReference)
    case declared(TypeID)
}

/// A declared type: its position in `TypeGraph.declarations`.
package struct TypeID: Hashable, Sendable {
    package let index: Int
}
