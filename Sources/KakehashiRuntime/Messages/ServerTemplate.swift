#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Where a contract says that its operations are (Server Object): a URL with variables in braces.
public struct ServerTemplate: Hashable, Sendable {
    /// A name in braces and the values it may have.
    public struct Variable: Hashable, Sendable {
        public let name: String
        public let defaultValue: String
        /// Empty where every value is allowed.
        public let values: [String]

        public init(_ name: String, _ defaultValue: String, _ values: [String] = []) {
            self.name = name
            self.defaultValue = defaultValue
            self.values = values
        }
    }

    /// As the contract writes it: `https://{region}.example.jp/v1`, or relative: `/v1`.
    public let template: String
    public let variables: [Variable]

    public init(_ template: String, _ variables: [Variable] = []) {
        self.template = template
        self.variables = variables
    }

    /// The URL with values for its variables, the default for those that are not named.
    ///
    /// - Throws: `MessageError` for a value that the contract does not allow, and where the result is no URL.
    public func url(_ values: [String: String] = [:]) throws -> URL {
        for variable in variables {
            guard let value = values[variable.name], !variable.values.isEmpty else { continue }
            guard variable.values.contains(value) else {
                throw MessageError("the server variable '\(variable.name)' has no value '\(value)'")
            }
        }
        let text = expanded(values)
        guard let url = URL(string: text) else { throw MessageError("the server URL '\(text)' is not a URL") }
        return url
    }

    private func expanded(_ values: [String: String]) -> String {
        pieces.map { piece in
            switch piece {
            case .literal(let text): text
            case .parameter(let name):
                values[name] ?? variables.first { $0.name == name }?.defaultValue ?? "{\(name)}"
            }
        }.joined()
    }

    /// The path of the URL with its default values, without a slash at the end.
    package var path: String {
        var rest = expanded([:])[...]
        if let scheme = rest.firstRange(of: "://") {
            rest = rest[scheme.upperBound...]
            rest = rest[(rest.firstIndex(of: "/") ?? rest.endIndex)...]
        }
        rest = rest.prefix { $0 != "?" && $0 != "#" }
        while rest.hasSuffix("/") { rest.removeLast() }
        return rest.isEmpty || rest.hasPrefix("/") ? String(rest) : "/\(rest)"
    }

    /// The values of the variables with which the template is this URL, nil where there are none.
    func values(in url: URL) -> [String: String]? {
        guard template.contains("://") || template.hasPrefix("{") else { return [:] }
        return match(pieces[...], trimmed(url.absoluteString))
    }

    /// Whether a URL is one that the template stands for. Of a template without a host only the path counts.
    package func covers(_ url: String) -> Bool {
        guard template.contains("://") || template.hasPrefix("{") else { return ServerTemplate(url).path == path }
        return match(pieces[...], trimmed(url)) != nil
    }

    /// Literals and names, without a slash at the end.
    private var pieces: [PathTemplate.Piece] {
        let template = trimmed(template)
        let segments = PathTemplate(String(template)).segments
        let joined = Array(segments.joined(separator: [.literal("/")]))
        return template.hasPrefix("/") ? [.literal("/")] + joined : joined
    }

    private func trimmed(_ text: String) -> Substring {
        var text = text[...]
        while text.hasSuffix("/") { text.removeLast() }
        return text
    }

    private func match(_ pieces: ArraySlice<PathTemplate.Piece>, _ text: Substring) -> [String: String]? {
        guard let piece = pieces.first else { return text.isEmpty ? [:] : nil }
        switch piece {
        case .literal(let literal):
            guard text.hasPrefix(literal) else { return nil }
            return match(pieces.dropFirst(), text.dropFirst(literal.count))
        case .parameter(let name):
            let allowed = variables.first { $0.name == name }?.values ?? []
            for end in text.indices.dropFirst() + [text.endIndex] {
                let value = text[..<end]
                if value.last == "/" { return nil }
                guard allowed.isEmpty || allowed.contains(String(value)) else { continue }
                guard var values = match(pieces.dropFirst(), text[end...]) else { continue }
                if values.updateValue(String(value), forKey: name) ?? String(value) == value { return values }
            }
            return nil
        }
    }
}
