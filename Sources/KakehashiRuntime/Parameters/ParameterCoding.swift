/// How one parameter's value becomes text, and back: what a contract says in `style`, `explode`, `allowReserved`,
/// `allowEmptyValue` and `content`.
///
/// One implementation serves clients, servers and mocks. Where the specification leaves a cell of its table open, this is
/// what happens:
/// - Null is the empty text. An empty array or object is too, except that exploded in a query or cookie nothing is sent.
/// - An array with the empty text as its only element looks like an empty one, and is read as that.
/// - What is nested in an array or object is JSON text, except in `deepObject`, where it gets brackets of its own; an
///   array there has empty brackets, `color[]=blue`.
/// - `spaceDelimited` and `pipeDelimited` differ from `form` only for arrays and objects that are not exploded.
/// - A space in an element of `spaceDelimited`, a `|` in one of `pipeDelimited`, a bracket in a name of `deepObject` and a
///   comma in a list of a header have no text; a client refuses to send them.
/// - A cookie's arrays and objects, exploded, are a cookie for each member: `color=blue; color=black`. The `&` of the
///   specification's form style is understood as well.
/// - With `allowReserved`, a `%` is a character like others; it is escaped, and does not begin an escape.
public struct ParameterCoding: Sendable, Hashable {
    /// Where a parameter stands in a request.
    public enum Location: String, Sendable, Hashable, CaseIterable {
        case path, query, header, cookie
    }

    public var style: ParameterStyle
    /// Whether arrays and objects are written out member by member.
    public var explode: Bool
    /// In a query, reserved characters stay as they are wherever they cannot be misread.
    public var allowReserved: Bool
    /// In a query, an empty text is no value instead of one that does not fit.
    public var allowEmptyValue = false
    /// The text is JSON (`content`); the style does not matter then.
    public var isJSON = false
    /// Names that an exploded object of any members leaves alone, because they are other parameters of the query.
    public var except: [String] = []

    /// - Parameter explode: what the style has by default where it is nil.
    public init(_ style: ParameterStyle, explode: Bool? = nil, allowReserved: Bool = false) {
        self.style = style
        self.explode = explode ?? style.explodes
        self.allowReserved = allowReserved
    }

    /// What a parameter has whose contract says nothing.
    public static func standard(in location: Location) -> ParameterCoding {
        location == .path || location == .header ? .simple : .form
    }
}

// What generated code writes where a parameter is not the standard one: `.form(explode: false)`,
// `.pipeDelimited.allowingReserved`.
extension ParameterCoding {
    public static var matrix: ParameterCoding { ParameterCoding(.matrix) }
    public static var label: ParameterCoding { ParameterCoding(.label) }
    public static var simple: ParameterCoding { ParameterCoding(.simple) }
    public static var form: ParameterCoding { ParameterCoding(.form) }
    public static var spaceDelimited: ParameterCoding { ParameterCoding(.spaceDelimited) }
    public static var pipeDelimited: ParameterCoding { ParameterCoding(.pipeDelimited) }
    public static var deepObject: ParameterCoding { ParameterCoding(.deepObject) }

    /// JSON text in any location (`content` with a JSON media type).
    public static var json: ParameterCoding {
        var coding = ParameterCoding(.form)
        coding.isJSON = true
        return coding
    }

    public static func matrix(explode: Bool) -> ParameterCoding { ParameterCoding(.matrix, explode: explode) }
    public static func label(explode: Bool) -> ParameterCoding { ParameterCoding(.label, explode: explode) }
    public static func simple(explode: Bool) -> ParameterCoding { ParameterCoding(.simple, explode: explode) }
    public static func form(explode: Bool) -> ParameterCoding { ParameterCoding(.form, explode: explode) }

    /// As `spaceDelimited`; exploded it is the same as `form`.
    public static func spaceDelimited(explode: Bool) -> ParameterCoding {
        ParameterCoding(.spaceDelimited, explode: explode)
    }

    /// As `pipeDelimited`; exploded it is the same as `form`.
    public static func pipeDelimited(explode: Bool) -> ParameterCoding {
        ParameterCoding(.pipeDelimited, explode: explode)
    }

    /// The same with `allowReserved`.
    public var allowingReserved: ParameterCoding {
        var coding = self
        coding.allowReserved = true
        return coding
    }

    /// The same with `allowEmptyValue`.
    public var allowingEmptyValue: ParameterCoding {
        var coding = self
        coding.allowEmptyValue = true
        return coding
    }

    /// The same for an object of any members that stands beside other parameters.
    public func except(_ names: [String]) -> ParameterCoding {
        var coding = self
        coding.except = names
        return coding
    }
}
