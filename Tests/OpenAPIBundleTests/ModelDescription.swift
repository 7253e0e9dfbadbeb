import JSONCoding
import OpenAPIModel
import YAMLSyntax

/// A document as a text in which nothing says where things stand: two documents that mean the same have the same one.
/// Objects of the tables get numbers in the order in which they are reached, so cycles are nothing special.
struct ModelDescription {
    private let document: Document
    private var numbers: [String: Int] = [:]
    private var waiting: [(name: String, object: Any)] = []
    private var tables: [String: [Any]] = [:]
    /// How many references are still written out in place instead of numbered.
    private var depth = 0

    /// `components` are the names to look at, by field and name; nil for all that the document has.
    static func lines(of document: Document, components: Set<String>? = nil) -> [String] {
        var description = ModelDescription(document)
        return description.lines(components)
    }

    /// nil if the second document means the same as the first and may have more components, else where it does not.
    static func difference(_ first: Document, _ second: Document) -> String? {
        let names = components(of: first)
        let (left, right) = (lines(of: first, components: names), lines(of: second, components: names))
        for (left, right) in zip(left, right) where left != right { return "\(left)\n\(right)" }
        return left.count == right.count ? nil : "\(left.count) objects are \(right.count)"
    }

    /// The paths alone, with everything that they refer to written out in place over a few references. It does not tell
    /// one object from two that are alike.
    static func unfoldedPaths(of document: Document) -> [String] {
        var description = ModelDescription(document)
        description.depth = 5
        return document.paths.map { description.text(of: $0) }
    }

    /// The components of a document, as `lines` takes them.
    static func components(of document: Document) -> Set<String> {
        var result: Set<String> = []
        for group in Mirror(reflecting: document.components).children {
            for entry in Mirror(reflecting: group.value).children {
                result.insert("\(group.label ?? "")/\(name(of: entry.value))")
            }
        }
        return result
    }

    private init(_ document: Document) {
        self.document = document
        for child in Mirror(reflecting: document).children {
            let type = "\(Swift.type(of: child.value))"
            guard type.hasPrefix("Array<"), let elements = child.value as? [Any] else { continue }
            if Self.tableNames.contains(child.label ?? "") { tables[String(type.dropFirst(6).dropLast())] = elements }
        }
    }

    private static let tableNames: Set = [
        "schemas", "parameters", "requestBodies", "responses", "headers", "links", "callbacks", "examples", "pathItems",
    ]

    private static func name(of entry: Any) -> String {
        Mirror(reflecting: entry).children.first { $0.label == "name" }.map { "\($0.value)" } ?? ""
    }

    private mutating func lines(_ components: Set<String>?) -> [String] {
        var result: [String] = []
        for child in Mirror(reflecting: document).children {
            guard let label = child.label, !Self.isPlace(label), !Self.tableNames.contains(label) else { continue }
            if label == "components" {
                for group in Mirror(reflecting: child.value).children {
                    for entry in Mirror(reflecting: group.value).children {
                        let name = "\(group.label ?? "")/\(Self.name(of: entry.value))"
                        guard components?.contains(name) != false else { continue }
                        result.append("\(name): \(text(of: entry.value))")
                    }
                }
            } else if label == "paths", let paths = child.value as? [Any] {
                for path in paths { result.append("path: " + text(of: path)) }
            } else {
                result.append("\(label): \(text(of: child.value))")
            }
        }
        var next = 0
        while next < waiting.count {
            let (name, object) = waiting[next]
            result.append("\(name): \(text(of: object))")
            next += 1
        }
        return result
    }

    /// Fields that say where something stands, or how it is called in a file.
    private static func isPlace(_ label: String) -> Bool {
        label.lowercased().hasSuffix("range") || label.lowercased().hasSuffix("ranges") || label == "origin"
            || label == "componentName" || label == "files" || label == "entry" || label == "references"
    }

    private mutating func text(of value: Any) -> String {
        switch value {
        case let text as String: return quoted(text)
        case let flag as Bool: return "\(flag)"
        case let number as Int: return "\(number)"
        case let number as JSONNumber: return number.text
        case let node as Node: return text(of: node.jsonValue())
        case let json as JSONValue: return text(of: json)
        case let object as JSONObject: return text(of: JSONValue.object(object))
        default: break
        }
        let mirror = Mirror(reflecting: value)
        let type = "\(mirror.subjectType)"
        if type.hasPrefix("TableID<"), let index = mirror.children.first?.value as? Int {
            return reference(String(type.dropFirst(8).dropLast()), index)
        }
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { text(of: $0.value) } ?? "nil"
        case .collection: return "[" + mirror.children.map { text(of: $0.value) }.joined(separator: ", ") + "]"
        case .enum:
            guard let child = mirror.children.first else { return "\(value)" }
            return "\(child.label ?? "")(\(text(of: child.value)))"
        default:
            let fields = mirror.children.filter { !Self.isPlace($0.label ?? "") }
            return "{" + fields.map { "\($0.label ?? ""): \(text(of: $0.value))" }.joined(separator: ", ") + "}"
        }
    }

    private mutating func reference(_ type: String, _ index: Int) -> String {
        if depth > 0, let table = tables[type], table.indices.contains(index) {
            depth -= 1
            defer { depth += 1 }
            return text(of: table[index])
        }
        let key = "\(type) \(index)"
        if let known = numbers[key] { return "\(type)#\(known)" }
        let number = numbers.count
        numbers[key] = number
        if let table = tables[type], table.indices.contains(index) {
            waiting.append(("\(type)#\(number)", table[index]))
        }
        return "\(type)#\(number)"
    }

    private func text(of value: JSONValue) -> String {
        var writer = JSONWriter()
        value.write(to: &writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func quoted(_ text: String) -> String { self.text(of: .string(text)) }
}
