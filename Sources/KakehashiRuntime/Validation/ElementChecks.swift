import JSONValidation

/// What the elements of a stream are compared with, one after the other, as they come or go.
struct ElementChecks: Sendable {
    let schemas: CheckedSchemas
    let schema: Int
    /// Whether the data of events is text rather than JSON.
    let isText: Bool
    let side: CheckedSide

    /// - Throws: `ElementViolations`, or what makes the element unreadable.
    func check(_ bytes: some Sequence<UInt8>) throws {
        let violations =
            if isText {
                schemas.schemas.violations(
                    of: .string(String(decoding: Array(bytes), as: UTF8.self)), against: schema,
                    direction: side.direction, foreign: side.foreign)
            } else {
                try schemas.texts.violations(
                    of: bytes, against: schema, direction: side.direction, foreign: side.foreign)
            }
        if violations.isEmpty { return }
        throw ElementViolations(
            findings: violations.map { ContractFinding($0, in: "body", below: "") }, inJapanese: side.inJapanese)
    }

    /// The body, whose chunks are an element each, and which ends with an error at the first that does not fit.
    func checking(_ body: HTTPBody) -> HTTPBody {
        HTTPBody(CheckedChunks(body: body) { try check(element(in: $0)) })
    }

    /// The text of an element in the bytes that are sent for it.
    private func element(in chunk: [UInt8]) -> [UInt8] {
        guard isEvent(chunk) else { return chunk.first == 0x1E ? Array(chunk.dropFirst()) : chunk }
        let lines = chunk.split(separator: UInt8(ascii: "\n")).filter { $0.starts(with: "data: ".utf8) }
        return Array(lines.map { $0.dropFirst(6) }.joined(separator: [UInt8(ascii: "\n")]))
    }

    /// No JSON begins with a letter and has a colon behind its first word.
    private func isEvent(_ chunk: [UInt8]) -> Bool {
        ["data: ", "event: ", "id: ", "retry: "].contains { chunk.starts(with: $0.utf8) }
    }
}

/// On which way a message is, and who is told what is wrong with it.
struct CheckedSide: Sendable {
    var direction: ValueDirection
    var foreign: ForeignProperties
    var inJapanese = false
}

/// An element of a stream, or a part of a form, does not fit.
struct ElementViolations: Error {
    var findings: [ContractFinding]
    let inJapanese: Bool

    func below(_ pointer: String) -> ElementViolations {
        var result = self
        for index in result.findings.indices { result.findings[index].pointer = pointer + findings[index].pointer }
        return result
    }

    /// The answer to a request with the element.
    var problem: ProblemDetails? {
        ContractFindings(list: findings).problem(inJapanese: inJapanese)
    }

    /// What a client throws.
    var error: ContractViolations { ContractFindings(list: findings).error }
}

/// Chunks that are looked at when they are asked for.
private struct CheckedChunks: AsyncSequence, Sendable {
    let body: HTTPBody
    let check: @Sendable ([UInt8]) throws -> Void

    func makeAsyncIterator() -> StreamIterator<[UInt8]> {
        var chunks = body.makeAsyncIterator()
        var position = 0
        return StreamIterator { [check] actor in
            guard let chunk = try await chunks.next(isolation: actor) else { return nil }
            do {
                try check(chunk)
            } catch let error as ElementViolations {
                throw error.below("/\(position)").error
            }
            position += 1
            return chunk
        }
    }
}
