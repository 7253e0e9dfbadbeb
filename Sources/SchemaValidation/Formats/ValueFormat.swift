import JSONCoding

/// The formats whose values are checked; a name that is not here says nothing about values.
enum ValueFormat: String, Sendable {
    case int32, int64
    case dateTime = "date-time"
    case date, time, uuid, uri
    case uriReference = "uri-reference"
    case email, hostname, ipv4, ipv6, byte

    /// What is expected, for a message.
    var expectation: String {
        switch self {
        case .int32: "a whole number of 32 bits"
        case .int64: "a whole number of 64 bits"
        case .dateTime: "a date and time like 2025-04-01T09:00:00+09:00"
        case .date: "a date like 2025-04-01"
        case .time: "a time like 09:00:00+09:00"
        case .uuid: "a UUID"
        case .uri: "an absolute URI"
        case .uriReference: "a URI or a reference"
        case .email: "an e-mail address"
        case .hostname: "a host name"
        case .ipv4: "an IPv4 address"
        case .ipv6: "an IPv6 address"
        case .byte: "text in Base64"
        }
    }

    /// Whether a value has the format. Values of a type that the format is not about have every format.
    func accepts(_ value: JSONValue) -> Bool {
        switch (self, value) {
        case (.int32, .number(let number)): number.int64.map { Int32(exactly: $0) != nil } ?? false
        case (.int64, .number(let number)): number.int64 != nil
        case (.int32, _), (.int64, _): true
        case (_, .string(let text)): accepts(text)
        default: true
        }
    }

    private func accepts(_ text: String) -> Bool {
        switch self {
        case .int32, .int64: true
        case .dateTime: Self.isDateTime(text)
        case .date: CalendarDate(text) != nil
        case .time: RFC3339.seconds(of: "2000-01-01T" + text) != nil
        case .uuid: Self.isUUID(text)
        case .uri: URISyntax.isAbsolute(text)
        case .uriReference: URISyntax.isReference(text)
        case .email: NameSyntax.isEmail(text)
        case .hostname: NameSyntax.isHostname(text)
        case .ipv4: AddressSyntax.isIPv4(text)
        case .ipv6: AddressSyntax.isIPv6(text)
        case .byte: Self.isBase64(text)
        }
    }

    /// Leap seconds come at the end of a day in UTC only (RFC 3339 section 5.7).
    private static func isDateTime(_ text: String) -> Bool {
        guard let seconds = RFC3339.seconds(of: text), !text.utf8.contains(UInt8(ascii: " ")) else { return false }
        let isLeapSecond = text.utf8.dropFirst(17).starts(with: "60".utf8)
        return !isLeapSecond || (0..<1).contains(seconds.truncatingRemainder(dividingBy: 86_400))
    }

    private static func isUUID(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 36 else { return false }
        return bytes.enumerated().allSatisfy { position, byte in
            switch position {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            default: ASCII.isHexadecimal(byte)
            }
        }
    }

    /// RFC 4648 section 4, with padding.
    private static func isBase64(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count.isMultiple(of: 4) else { return false }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2 else { return false }
        return bytes.dropLast(padding).allSatisfy {
            ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
        }
    }
}
