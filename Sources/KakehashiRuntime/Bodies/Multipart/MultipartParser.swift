/// Cuts a multipart body into parts (RFC 2046 section 5.1.1), whatever the borders of its chunks. It is fed bytes and
/// asked for steps; it holds no more than a header or a boundary back.
struct MultipartParser {
    enum Step {
        case needsBytes
        /// A part begins.
        case part(HTTPFields)
        /// Bytes of the part.
        case bytes(ArraySlice<UInt8>)
        case partEnd
        /// The final boundary has come; what follows means nothing.
        case end
    }

    private enum State { case preamble, headers, bodyStart, body, end }

    /// CRLF, two hyphens and the boundary.
    private let delimiter: [UInt8]
    private let limits: BodyLimits
    private var state = State.preamble
    /// Begins with the CRLF that belongs to the first boundary where there is no preamble.
    private var buffer = Array("\r\n".utf8)
    private var position = 0
    private(set) var isFinished = false
    private var partCount = 0

    /// - Throws: where the boundary is missing or has not the length that RFC 2046 allows.
    init(_ type: MediaType?, _ limits: BodyLimits) throws {
        guard let boundary = type?.parameter("boundary"), (1...70).contains(boundary.utf8.count) else {
            throw MessageError("the content type has no boundary")
        }
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.limits = limits
    }

    mutating func feed(_ chunk: [UInt8]) {
        if position == buffer.count {
            buffer = chunk
        } else {
            buffer.removeSubrange(..<position)
            buffer.append(contentsOf: chunk)
        }
        position = 0
    }

    /// Says that no more bytes will come.
    mutating func finish() { isFinished = true }

    mutating func next() throws -> Step {
        while true {
            switch state {
            case .end: return .end
            case .preamble:
                guard let step = try scan() else { continue }
                // What stands before the first boundary is for nobody.
                if case .needsBytes = step { return step }
            case .headers:
                guard let fields = try header() else { return .needsBytes }
                state = .bodyStart
                return .part(fields)
            case .bodyStart:
                // The blank line of a part without a body may be the one before the boundary.
                switch try delimiter(at: position) {
                case .needsBytes: return .needsBytes
                case .found(let end, let isLast):
                    try pass(end, isLast)
                    return .partEnd
                case .none:
                    position += 2
                    state = .body
                }
            case .body:
                if let step = try scan() { return step }
                return .partEnd
            }
        }
    }

    // MARK: Boundaries

    private enum Match {
        case none
        case needsBytes
        case found(end: Int, isLast: Bool)
    }

    /// Bytes up to the next boundary, which is passed once there are none before it: nil then.
    private mutating func scan() throws -> Step? {
        var place = position
        while let found = buffer[place...].firstIndex(of: UInt8(ascii: "\r")) {
            switch try delimiter(at: found) {
            case .none: place = found + 1
            case .needsBytes: return take(found)
            case .found(let end, let isLast):
                if found > position { return take(found) }
                try pass(end, isLast)
                return nil
            }
        }
        return take(buffer.count)
    }

    private mutating func take(_ end: Int) -> Step {
        if end == position { return .needsBytes }
        defer { position = end }
        return .bytes(buffer[position..<end])
    }

    private mutating func pass(_ end: Int, _ isLast: Bool) throws {
        position = end
        state = isLast ? .end : .headers
        if isLast { return }
        partCount += 1
        guard partCount <= limits.partCount else {
            throw HTTPBody.BodyTooLarge(limit: limits.partCount, subject: .partCount)
        }
    }

    private func delimiter(at start: Int) throws -> Match {
        let available = buffer.count - start
        let compared = min(available, delimiter.count)
        for offset in 0..<compared where buffer[start + offset] != delimiter[offset] { return .none }
        guard available >= delimiter.count else { return try incomplete() }
        var end = start + delimiter.count
        if buffer[end...].starts(with: "--".utf8) { return .found(end: end + 2, isLast: true) }
        if buffer[end...].elementsEqual("-".utf8) { return try incomplete() }
        // Blanks may follow a boundary. Without a limit a sender could have us search them again and again.
        let paddingLimit = end + 256
        while end < buffer.count, end < paddingLimit, buffer[end] == 0x20 || buffer[end] == 0x09 { end += 1 }
        if buffer[end...].starts(with: "\r\n".utf8) { return .found(end: end + 2, isLast: false) }
        let mayBegin = end < paddingLimit && (end == buffer.count || buffer[end...].elementsEqual("\r".utf8))
        return mayBegin ? try incomplete() : .none
    }

    private func incomplete() throws -> Match {
        if isFinished { throw missingEnd }
        return .needsBytes
    }

    /// What to throw where the body is over and the final boundary has not come.
    var missingEnd: MessageError { MessageError("the multipart body ends without its final boundary") }

    // MARK: Header fields

    /// The header fields of a part, once all have come. Stops before the last line end.
    private mutating func header() throws -> HTTPFields? {
        var fields: HTTPFields = [:]
        var line = position
        while true {
            guard let lineFeed = buffer[line...].firstIndex(of: UInt8(ascii: "\n")) else {
                try checkHeader(buffer.count - position)
                if isFinished { throw missingEnd }
                return nil
            }
            try checkHeader(lineFeed - position)
            guard lineFeed > line, buffer[lineFeed - 1] == UInt8(ascii: "\r") else {
                throw MessageError("a line in the header of a part does not end with CRLF")
            }
            if lineFeed == line + 1 {
                position = line
                return fields
            }
            fields.append(try Self.field(buffer[line..<lineFeed - 1]))
            line = lineFeed + 1
        }
    }

    private func checkHeader(_ count: Int) throws {
        guard count <= limits.partHeader else {
            throw HTTPBody.BodyTooLarge(limit: limits.partHeader, subject: .partHeader)
        }
    }

    private static func field(_ line: ArraySlice<UInt8>) throws -> HTTPField {
        guard !line.contains(UInt8(ascii: "\r")), let colon = line.firstIndex(of: UInt8(ascii: ":")),
            let name = HTTPField.Name(String(decoding: line[..<colon], as: UTF8.self))
        else { throw MessageError("the header of a part is malformed") }
        let value = line[(colon + 1)...]
            .drop { $0 == 0x20 || $0 == 0x09 }.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed()
        return HTTPField(name: name, value: Array(value))
    }
}

extension MultipartPart {
    init(_ fields: HTTPFields, body: HTTPBody) {
        var fields = fields
        let disposition = fields[.contentDisposition].map(ContentDisposition.read)
        fields[.contentDisposition] = nil
        self.init(name: disposition?.name, filename: disposition?.filename, headerFields: fields, body: body)
    }

    /// All parts of a body that is in memory.
    static func all(in bytes: [UInt8], _ type: MediaType?, _ limits: BodyLimits) throws -> [MultipartPart] {
        var parser = try MultipartParser(type, limits)
        parser.feed(bytes)
        parser.finish()
        var parts: [MultipartPart] = []
        var fields: HTTPFields = [:]
        var content: [UInt8] = []
        while true {
            switch try parser.next() {
            case .needsBytes: throw parser.missingEnd
            case .part(let next): fields = next
            case .bytes(let bytes):
                guard bytes.count <= limits.part - content.count else {
                    throw HTTPBody.BodyTooLarge(limit: limits.part, subject: .part)
                }
                content.append(contentsOf: bytes)
            case .partEnd:
                parts.append(MultipartPart(fields, body: HTTPBody(content)))
                content = []
            case .end: return parts
            }
        }
    }
}
