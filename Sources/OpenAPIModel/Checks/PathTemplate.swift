/// A path with its expressions in braces, taken apart.
struct PathTemplate {
    /// The names in braces, in order.
    private(set) var names: [String] = []
    /// Expressions that stand for a query, as URI templates have them (RFC 6570).
    private(set) var queries: [String] = []
    /// Names that come more than once.
    private(set) var repeated: [String] = []
    /// The template with empty braces: two templates with the same shape match the same paths.
    private(set) var shape = ""
    /// Whether each brace has its partner and a name within.
    private(set) var isWellFormed = true

    init(_ text: String) {
        var name: String?
        for scalar in text.unicodeScalars {
            switch (scalar, name) {
            case ("{", nil): name = ""
            case ("}", let complete?):
                close(complete)
                name = nil
            case ("{", _), ("}", nil): isWellFormed = false
            case (_, nil): shape.unicodeScalars.append(scalar)
            default: name?.unicodeScalars.append(scalar)
            }
        }
        if name != nil { isWellFormed = false }
    }

    private mutating func close(_ name: String) {
        shape += "{}"
        if name.isEmpty { isWellFormed = false }
        if name.utf8.first == UInt8(ascii: "?") || name.utf8.first == UInt8(ascii: "&") {
            queries.append(name)
        } else if names.contains(name) {
            repeated.append(name)
        } else {
            names.append(name)
        }
    }
}
