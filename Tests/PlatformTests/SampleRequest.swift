import JSONCoding
import JSONValidation
import KakehashiRuntime
import MockEngine
import OpenAPIModel
import SampleData

/// A request that an operation takes: what it must have, from the examples of the contract, else from its schemas.
struct SampleRequest {
    private(set) var head: HTTPRequest
    private(set) var body: [UInt8] = []

    /// - Parameter path: one that the operation answers, with the query parameters that it must have.
    init(_ operation: OpenAPIModel.Operation, at path: String, _ document: Document, _ samples: SampleMaker) throws {
        head = HTTPRequest(
            method: .init(rawValue: operation.method.rawValue.uppercased()) ?? .get,
            scheme: "http", authority: "mock.invalid", path: path)
        for id in operation.parameters {
            let parameter = document[id]
            guard parameter.location == .header, let schema = parameter.schema,
                let name = HTTPField.Name(parameter.name)
            else { continue }
            if name == .ifMatch, operation.responses.contains(where: { $0.status == .code(428) }) {
                head.headerFields[name] = "*"
                continue
            }
            guard parameter.isRequired else { continue }
            let value = Self.value(parameter.examples, schema, samples)
            head.headerFields[name] = HeaderCoding.text(of: value, explode: parameter.explodes)
        }
        guard let id = operation.requestBody, let content = document[id].content.first else { return }
        let value = Self.value(content.examples, content.schema, samples)
        try setBody(value, content)
    }

    mutating func setPath(_ path: String) { head.path = path }

    mutating func setBody(_ text: String) { body = Array(text.utf8) }

    private static func value(_ examples: [Example], _ schema: Schema.ID?, _ samples: SampleMaker) -> JSONValue {
        if let example = examples.lazy.compactMap(\.value).first { return example }
        return schema.map { samples.sample(for: $0, direction: .request) } ?? .null
    }

    private mutating func setBody(_ value: JSONValue, _ content: OpenAPIModel.MediaType) throws {
        guard let type = KakehashiRuntime.MediaType(content.name) else { return }
        head.headerFields[.contentType] = content.name
        if type.isJSON {
            body = value.jsonText
        } else if type.description == "application/x-www-form-urlencoded" {
            body = Array(FormBody.text(of: value).utf8)
        } else if type.description == "multipart/form-data" {
            head.headerFields[.contentType] = "multipart/form-data; boundary=\(Self.boundary)"
            body = Self.multipart(value, content.encodings)
        } else if case .string(let text) = value {
            body = Array(text.utf8)
        } else {
            body = value.jsonText
        }
    }

    // MARK: Parts (RFC 7578)

    private static let boundary = "kakehashi"

    private static func multipart(_ value: JSONValue, _ encodings: [Encoding]) -> [UInt8] {
        var text = ""
        for (name, member) in value.objectValue ?? [:] {
            let encoding = encodings.first { $0.property == name }
            for part in encoding == nil ? [member] : member.arrayValue ?? [member] {
                text += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\""
                // A type is named for what is a file.
                if let type = encoding?.contentType?.split(separator: ",").first {
                    text += "; filename=\"file\"\r\nContent-Type: \(type)"
                }
                text += "\r\n\r\n" + (part.stringValue ?? String(decoding: part.jsonText, as: UTF8.self)) + "\r\n"
            }
        }
        return Array((text + "--\(boundary)--\r\n").utf8)
    }
}
