import KakehashiRuntime
import OpenAPIModel

/// A request that may be sent again: it has the `Idempotency-Key` that its operation documents.
struct Idempotency {
    let key: String
    private let fingerprint: String

    private static let name = "idempotency-key"

    init?(_ operation: CompiledOperation, _ request: DecodedRequest) {
        let isDocumented = operation.parameters.contains {
            $0.location == .header && $0.name.lowercased() == Self.name
        }
        guard isDocumented, let key = request.request.field(Self.name), !key.isEmpty else { return nil }
        self.key = key
        let path = (request.request.path ?? "").prefix { $0 != "?" }
        fingerprint = "\(request.request.method.rawValue) \(path)\n\(String(decoding: request.bytes, as: UTF8.self))"
    }

    enum Earlier {
        case same(IdempotencyRecord)
        case other
    }

    /// What was answered under the key, if anything was.
    func earlier(in world: World) -> Earlier? {
        guard let record = world.idempotent.first(where: { $0.key == key }) else { return nil }
        return record.request == fingerprint ? .same(record) : .other
    }

    var reused: ProblemDetails {
        ProblemDetails(
            "idempotency-key-reused", status: 422, title: "Unprocessable Content",
            detail: "the idempotency key '\(key)' was used for another request")
    }

    /// What went wrong may be tried again under the same key.
    func remember(_ answer: MockResponse, in world: inout World) {
        guard answer.response.status.code < 400 else { return }
        let fields = answer.response.headerFields.map {
            IdempotencyRecord.Field(name: $0.name.rawName, value: $0.value)
        }
        world.remember(
            IdempotencyRecord(
                key: key, request: fingerprint, status: answer.response.status.code, fields: fields, body: answer.body))
    }
}

extension MockResponse {
    init(_ record: IdempotencyRecord) {
        var response = HTTPResponse(status: .init(code: record.status))
        for field in record.fields {
            guard let name = HTTPField.Name(field.name) else { continue }
            response.headerFields.append(HTTPField(name: name, value: field.value))
        }
        self.init(response, record.body)
        isReplayed = true
    }
}
