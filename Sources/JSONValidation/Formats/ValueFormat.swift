import JSONCoding

/// The formats whose values are checked; a name that is not here says nothing about values.
enum ValueFormat: String, Sendable, CaseIterable {
    case int32, int64, float, double
    case dateTime = "date-time"
    case date, time, uuid, uri
    case uriReference = "uri-reference"
    case email
    case internationalEmail = "idn-email"
    case hostname, ipv4, ipv6, byte, regex
    /// Any sequence of bytes, and any text that a form should hide.
    case binary, password

    /// Whether some value of the right type has not the format.
    var limitsValues: Bool { self != .binary && self != .password }

    /// What is expected, for a message.
    var expectation: BilingualText {
        switch self {
        case .int32: .init("a whole number of 32 bits", ja: "32ビットの整数")
        case .int64: .init("a whole number of 64 bits", ja: "64ビットの整数")
        case .float: .init("a number in the range of a float", ja: "単精度浮動小数点数の範囲の数値")
        case .double: .init("a number in the range of a double", ja: "倍精度浮動小数点数の範囲の数値")
        case .dateTime:
            .init("a date and time like 2025-04-01T09:00:00+09:00", ja: "2025-04-01T09:00:00+09:00 のような日時")
        case .date: .init("a date like 2025-04-01", ja: "2025-04-01 のような日付")
        case .time: .init("a time like 09:00:00+09:00", ja: "09:00:00+09:00 のような時刻")
        case .uuid: .init("a UUID", ja: "UUID")
        case .uri: .init("an absolute URI", ja: "絶対URI")
        case .uriReference: .init("a URI or a reference", ja: "URIまたはURI参照")
        case .email: .init("an e-mail address", ja: "電子メールアドレス")
        case .internationalEmail: .init("an internationalized e-mail address", ja: "国際化電子メールアドレス")
        case .hostname: .init("a host name", ja: "ホスト名")
        case .ipv4: .init("an IPv4 address", ja: "IPv4アドレス")
        case .ipv6: .init("an IPv6 address", ja: "IPv6アドレス")
        case .byte: .init("text in Base64", ja: "Base64のテキスト")
        case .regex: .init("a regular expression", ja: "正規表現")
        case .binary: .init("bytes", ja: "バイト列")
        case .password: .init("text", ja: "テキスト")
        }
    }

    /// Whether a value has the format. Values of a type that the format is not about have every format.
    func accepts(_ value: JSONValue) -> Bool {
        switch value {
        case .number(let number): accepts(number)
        case .string(let text): accepts(text)
        default: true
        }
    }

    func accepts(_ number: JSONNumber) -> Bool {
        switch self {
        case .int32: number.int64.map { Int32(exactly: $0) != nil } ?? false
        case .int64: number.int64 != nil
        case .float: Float(number.double).isFinite
        case .double: number.double.isFinite
        default: true
        }
    }

    func accepts(_ text: String) -> Bool {
        switch self {
        case .int32, .int64, .float, .double, .binary, .password: true
        case .dateTime: Self.isDateTime(text)
        case .date: CalendarDate(text) != nil
        // On a day that is the last of its month, for only such a day can have a leap second.
        case .time: Self.isDateTime("2016-12-31T" + text)
        case .uuid: Self.isUUID(text)
        case .uri: URISyntax.isAbsolute(text)
        case .uriReference: URISyntax.isReference(text)
        case .email: NameSyntax.isEmail(text)
        case .internationalEmail: NameSyntax.isInternationalEmail(text)
        case .hostname: NameSyntax.isHostname(text)
        case .ipv4: AddressSyntax.isIPv4(text)
        case .ipv6: AddressSyntax.isIPv6(text)
        case .byte: Self.isBase64(text)
        case .regex: Self.isRegex(text)
        }
    }

    /// Leap seconds come at the end of a day in UTC only (RFC 3339 section 5.7).
    private static func isDateTime(_ text: String) -> Bool {
        guard let seconds = RFC3339.seconds(of: text), !text.utf8.contains(UInt8(ascii: " ")) else { return false }
        let isLeapSecond = text.utf8.dropFirst(17).starts(with: "60".utf8)
        return !isLeapSecond || (0..<1).contains(seconds.truncatingRemainder(dividingBy: 86_400))
    }

    private static func isUUID(_ text: String) -> Bool {
        guard text.utf8.count == 36 else { return false }
        return text.utf8.enumerated().allSatisfy { position, byte in
            switch position {
            case 8, 13, 18, 23: byte == UInt8(ascii: "-")
            default: ASCII.isHexadecimal(byte)
            }
        }
    }

    /// RFC 4648 section 4, with padding.
    private static func isBase64(_ text: String) -> Bool {
        let bytes = text.utf8
        guard bytes.count.isMultiple(of: 4) else { return false }
        let padding = bytes.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2 else { return false }
        return bytes.dropLast(padding).allSatisfy {
            ASCII.isAlphanumeric($0) || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/")
        }
    }

    /// An expression that only this project does not support is one all the same.
    private static func isRegex(_ text: String) -> Bool {
        do throws(PatternError) {
            _ = try Pattern(text)
            return true
        } catch {
            return error.kind == .unsupported
        }
    }
}
