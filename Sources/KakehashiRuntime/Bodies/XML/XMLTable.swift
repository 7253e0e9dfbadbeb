/// How the schemas of a contract look as XML: what their `xml` keywords say, as lines of text that generated code holds
/// and that are read once.
///
/// ```
/// Pet pet @id name category(Category) photoUrls=photoUrls/photoUrl[] tags=tag(Tag)[]
/// Category ex:category id name
/// Pets pets *=pet(Pet)[]
/// xmlns:ex http://example.com/schema
/// ```
///
/// A line begins with a key and the name of the element where the schema is the root, and goes on in lines that are
/// indented. A word for each member follows:
/// - `id` is an element, `@id` an attribute, with the member's own name; `id=number` has another.
/// - `category(Category)` has the members of that key; without one it is text, or whatever comes.
/// - `tags=tag[]` is an array without an element around it, `tags=all/tag[]` one with; `tags=tag[]!` must be there.
/// - `*(Key)` stands for all members that are not named, `*=pet[]` says that the schema itself is an array.
/// - An XML name may have a prefix, `ex:id`, for which there is a line `xmlns:ex`; a namespace can also stand behind
///   the name, `id{http://example.com/schema}`.
/// In the names of members all but letters, digits, `_`, `-` and `.` is percent-encoded.
public struct XMLTable: Sendable, ExpressibleByStringLiteral {
    struct Member: Sendable {
        /// nil for members that are not named.
        var key: String?
        var name: XMLName
        var wrapper: XMLName?
        var type: String?
        var isAttribute = false
        var isArray = false
        var isRequired = false
    }

    struct Shape: Sendable {
        var name: XMLName
        var members: [Member] = []
        /// What the schema is made of where it is an array itself.
        var element: Member?
        var others: Member?
    }

    private let shapes: [String: Shape]

    public init(stringLiteral text: String) { self.init(text) }

    /// What is no line as above has no meaning, and is left out.
    public init(_ text: String) {
        var entries: [[Substring]] = []
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ")
            if line.first == " ", !entries.isEmpty {
                entries[entries.count - 1] += words
            } else if !words.isEmpty {
                entries.append(words)
            }
        }
        let words = WordReader(entries)
        var shapes: [String: Shape] = [:]
        for entry in entries where entry.count >= 2 && !entry[0].hasPrefix(WordReader.declaration) {
            shapes[String(entry[0])] = words.shape(entry)
        }
        self.shapes = shapes
    }

    subscript(key: String?) -> Shape? { key.flatMap { shapes[$0] } }

    /// The root element of a schema.
    func rootName(_ key: String) -> XMLName {
        self[key]?.name ?? XMLName(prefix: nil, local: XMLCharacters.name(for: key), uri: nil)
    }
}

/// Reads the words of a table.
private struct WordReader {
    static let declaration = "xmlns:"

    /// By their prefixes.
    private var namespaces = ["xml": XMLReader.xmlNamespace]

    init(_ entries: [[Substring]]) {
        for entry in entries where entry.count == 2 && entry[0].hasPrefix(Self.declaration) {
            namespaces[String(entry[0].dropFirst(Self.declaration.count))] = String(entry[1])
        }
    }

    func shape(_ entry: [Substring]) -> XMLTable.Shape {
        var shape = XMLTable.Shape(name: name(entry[1]))
        for word in entry.dropFirst(2) {
            let member = member(word)
            if member.key != nil {
                shape.members.append(member)
            } else if member.isArray {
                shape.element = member
            } else {
                shape.others = member
            }
        }
        return shape
    }

    private func member(_ word: Substring) -> XMLTable.Member {
        var rest = word
        var member = XMLTable.Member(name: XMLName(local: ""))
        if rest.hasPrefix("@") {
            member.isAttribute = true
            rest.removeFirst()
        }
        if rest.hasSuffix("!") {
            member.isRequired = true
            rest.removeLast()
        }
        if rest.hasSuffix("[]") {
            member.isArray = true
            rest.removeLast(2)
        }
        if rest.hasSuffix(")"), let start = rest.lastIndex(of: "(") {
            member.type = String(rest[rest.index(after: start)...].dropLast())
            rest = rest[..<start]
        }
        let key = rest.prefix { $0 != "=" }
        member.key = key == "*" ? nil : PercentCoding.decode(key) ?? String(key)
        guard key.endIndex < rest.endIndex else {
            member.name = XMLName(local: XMLCharacters.name(for: member.key ?? "item"))
            return member
        }
        let (first, second) = paths(rest[rest.index(after: key.endIndex)...])
        member.wrapper = second == nil ? nil : name(first)
        member.name = name(second ?? first)
        return member
    }

    /// `wrapper/item`; a slash in braces is one of a namespace.
    private func paths(_ text: Substring) -> (Substring, Substring?) {
        var depth = 0
        for index in text.indices {
            switch text[index] {
            case "{": depth += 1
            case "}": depth -= 1
            case "/" where depth == 0: return (text[..<index], text[text.index(after: index)...])
            default: continue
            }
        }
        return (text, nil)
    }

    private func name(_ text: Substring) -> XMLName {
        let qualified = text.prefix { $0 != "{" }
        let uri = text[qualified.endIndex...].dropFirst().dropLast()
        let colon = qualified.firstIndex(of: ":")
        let local = colon.map { qualified[qualified.index(after: $0)...] } ?? qualified
        let prefix = colon.map { String(qualified[..<$0]) }
        return XMLName(
            prefix: prefix, local: XMLCharacters.name(for: PercentCoding.decode(local) ?? String(local)),
            uri: uri.isEmpty ? prefix.flatMap { namespaces[$0] } : String(uri))
    }
}

extension XMLName {
    init(local: String) { self.init(prefix: nil, local: local, uri: nil) }
}
