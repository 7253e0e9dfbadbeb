import JSONCoding
import OpenAPIModel

/// The operations of a document by the names that links have for them.
struct LinkedOperations {
    private var byID: [String: Operation] = [:]
    /// By path template and method, as a reference to the entry document spells them.
    private var byPlace: [Key: Operation] = [:]

    private struct Key: Hashable {
        var template: String
        var method: String
    }

    enum Target {
        case operation(Operation)
        case unknown
        /// In a document that was not read.
        case elsewhere
    }

    init(_ document: Document) {
        for operation in document.allOperations {
            if let id = operation.operationID, byID[id] == nil { byID[id] = operation }
        }
        for item in document.paths {
            for operation in item.operations {
                byPlace[Key(template: item.template, method: operation.method.rawValue)] = operation
            }
        }
    }

    func operation(_ id: String) -> Target { byID[id].map(Target.operation) ?? .unknown }

    /// `#/paths/~1users~1{id}/get`, percent escapes or not.
    func operation(reference: String) -> Target {
        guard let mark = reference.firstIndex(of: "#") else { return .elsewhere }
        guard mark == reference.startIndex else { return .elsewhere }
        let pointer = Self.removingPercentEscapes(reference[reference.index(after: mark)...])
        guard let steps = JSONPointer.steps(of: pointer), steps.count == 3, steps[0] == "paths" else { return .unknown }
        return byPlace[Key(template: steps[1], method: steps[2])].map(Target.operation) ?? .unknown
    }

    /// RFC 3986, section 2.1; what is no escape stays as it is.
    private static func removingPercentEscapes(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16), rest.count >= 2 {
                bytes.append(value)
                rest.removeFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Document {
    /// The links of all responses, each once, and those in `components`.
    var allLinks: [Link] {
        var seen: Set<Origin> = []
        return (responses.flatMap { $0.links.map(\.value) } + components.links.map(\.value))
            .filter { seen.insert($0.origin).inserted }
    }
}
