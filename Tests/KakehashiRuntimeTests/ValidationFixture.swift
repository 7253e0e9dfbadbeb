@_spi(Generated) @testable import KakehashiRuntime

/// One operation whose checks are written as the generator writes them.
struct ValidationFixture {
    let operation: OperationDescription
    static let xml: XMLTable = "Pet pet @id name tags=tag[]"

    /// - Parameters:
    ///   - operation: members of the operation's object, on as many lines as they like.
    ///   - schemas: named schemas, each on as many lines.
    init(_ operation: String, schemas: [String] = []) {
        let heading = schemas.isEmpty ? [] : ["schemas:"]
        let lines = heading + schemas.map(Self.line) + ["operations:", #""send":{\#(Self.line(operation))}"#]
        let checks = ContractChecks(lines.joined(separator: "\n"), xml: Self.xml)
        self.operation = OperationDescription(
            id: "send", method: .post, path: "/things/{id}", checks: checks)
    }

    private static func line(_ text: String) -> String { text.split(separator: "\n").joined() }

    /// The problem that a request is answered with; nil where it reaches its handler.
    ///
    /// - Parameter read: what the operation's types find out.
    func problem(
        _ path: String = "/things/1", _ fields: HTTPFields = [:], body: String? = nil, id: Substring = "1",
        read: (inout RequestReader) throws -> Void = { _ in }
    ) async throws -> ProblemDetails? {
        let request = HTTPRequest(
            method: .post, scheme: "https", authority: "a.test", path: path, headerFields: fields)
        var reader = try await RequestReader(
            request, body.map { HTTPBody($0) } ?? .empty, ["id": id], BodyLimits())
        do {
            try operation.checks?.reading(&reader, read)
            return nil
        } catch let problem as ProblemDetails {
            return problem
        }
    }
}

extension ProblemDetails {
    /// `422 query /limit maximum`, a line each.
    var summary: String {
        ([String(status)] + violations.map { "\($0.location) \($0.pointer) \($0.code)" }).joined(separator: ", ")
    }
}
