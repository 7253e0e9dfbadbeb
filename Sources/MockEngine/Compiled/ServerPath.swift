import OpenAPIModel

/// The path of a server's URL.
enum ServerPath {
    /// Without a slash at the end; empty for the root. Variables have their default values.
    static func path(of server: Server?) -> String {
        guard let server else { return "" }
        var url = server.url
        for variable in server.variables { url = replaced(url, "{\(variable.name)}", variable.defaultValue) }
        var path = url[...]
        if let scheme = range(of: "://", in: url) {
            let authority = url[scheme.upperBound...]
            path = authority[(authority.firstIndex(of: "/") ?? authority.endIndex)...]
        }
        path = path[..<(path.firstIndex { $0 == "?" || $0 == "#" } ?? path.endIndex)]
        while path.hasSuffix("/") { path = path.dropLast() }
        return path.isEmpty || path.hasPrefix("/") ? String(path) : "/" + path
    }

    private static func range(of part: String, in text: String) -> Range<String.Index>? {
        text.indices.first { text[$0...].hasPrefix(part) }.map { $0..<text.index($0, offsetBy: part.count) }
    }

    private static func replaced(_ text: String, _ part: String, _ value: String) -> String {
        guard let range = range(of: part, in: text) else { return text }
        return text[..<range.lowerBound] + value + replaced(String(text[range.upperBound...]), part, value)
    }
}
