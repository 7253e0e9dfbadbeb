/// The ways in which a value becomes the text of a parameter (OAS 3.0.4, section 4.7.12.2).
public enum ParameterStyle: String, Sendable, Hashable, CaseIterable {
    /// `;color=blue,black`: path.
    case matrix
    /// `.blue,black`: path.
    case label
    /// `blue,black`: path and header.
    case simple
    /// `color=blue&color=black`: query, cookie and urlencoded bodies.
    case form
    /// `color=blue%20black`: query.
    case spaceDelimited
    /// `color=blue%7Cblack`: query.
    case pipeDelimited
    /// `color%5BR%5D=100`: query.
    case deepObject

    /// Whether arrays and objects are written out member by member where the contract does not say (`explode`). The
    /// specification has no other form of `deepObject` than the exploded one.
    public var explodes: Bool { self == .form || self == .deepObject }
}
