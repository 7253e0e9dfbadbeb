/// Bytes of parts and what stands between them.
struct MultipartFraming: Sendable {
    let boundary: String

    /// What stands before the bytes of a part.
    func head(of part: MultipartPart) -> [UInt8] {
        var text = "--\(boundary)\r\n"
        if part.name != nil || part.filename != nil {
            text += "Content-Disposition: \(ContentDisposition.text(name: part.name, filename: part.filename))\r\n"
        }
        for field in part.headerFields { text += "\(field.name.rawName): \(field.value)\r\n" }
        return Array((text + "\r\n").utf8)
    }

    var partEnd: [UInt8] { Array("\r\n".utf8) }
    var end: [UInt8] { Array("--\(boundary)--\r\n".utf8) }

    /// The body of parts that are known. It is in memory where they are.
    func body(of parts: [MultipartPart]) -> HTTPBody {
        var length: Int? = end.count
        for part in parts {
            guard let before = length, let bytes = part.body.length else {
                length = nil
                break
            }
            length = before + head(of: part).count + bytes + partEnd.count
        }
        guard let bytes = bytes(of: parts, length ?? 0) else {
            return HTTPBody(
                MultipartChunks(parts: MultipartStream(parts), framing: self), length: length,
                isReplayable: parts.allSatisfy(\.body.isReplayable))
        }
        return HTTPBody(bytes)
    }

    private func bytes(of parts: [MultipartPart], _ length: Int) -> [UInt8]? {
        guard parts.allSatisfy({ $0.body.bytes != nil }) else { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(length)
        for part in parts {
            result += head(of: part)
            result += part.body.bytes ?? []
            result += partEnd
        }
        return result + end
    }
}

/// A multipart body as it is sent: the chunks of each part pass as they come.
struct MultipartChunks: AsyncSequence, Sendable {
    let parts: MultipartStream
    let framing: MultipartFraming

    struct AsyncIterator: AsyncIteratorProtocol {
        var parts: StreamIterator<MultipartPart>
        let framing: MultipartFraming
        var part: HTTPBody.AsyncIterator?
        var isAtEnd = false

        mutating func next() async throws -> [UInt8]? { try await next(isolation: nil) }

        mutating func next(isolation actor: isolated (any Actor)?) async throws -> [UInt8]? {
            if var current = part {
                let chunk = try await current.next(isolation: actor)
                part = chunk == nil ? nil : current
                return chunk ?? framing.partEnd
            }
            if isAtEnd { return nil }
            if let next = try await parts.next(isolation: actor) {
                part = next.body.makeAsyncIterator()
                return framing.head(of: next)
            }
            isAtEnd = true
            return framing.end
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(parts: parts.makeAsyncIterator(), framing: framing)
    }
}
