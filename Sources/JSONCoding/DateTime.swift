/// A moment as the format `date-time` means it (RFC 3339), with the offset and the digits that were written, so that it
/// is sent on as it came. `date` gives the moment alone.
///
/// Two values are equal if they are written alike: `09:00+09:00` and `00:00Z` are one moment, but two values.
public struct DateTime: Hashable, Sendable {
    /// Since 1970 in UTC, fraction left out.
    package let seconds: Int64
    /// The digits after the point as a whole number.
    private let fraction: UInt64
    /// How many digits there are after the point, at most 18.
    private let digits: UInt8
    private let style: Style
    /// Minutes east of UTC, as it is written.
    public let offsetMinutes: Int16

    /// What RFC 3339 leaves to the writer, and a second that is counted twice.
    private struct Style: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        static let smallT = Style(rawValue: 1)
        static let space = Style(rawValue: 2)
        static let zulu = Style(rawValue: 4)
        static let smallZ = Style(rawValue: 8)
        /// `-00:00`: the offset is not known.
        static let unknownOffset = Style(rawValue: 16)
        static let leapSecond = Style(rawValue: 32)
    }

    private static let mostDigits = 18
    private static let powersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    ]

    /// The fraction of a second, rounded to a double.
    var fractionOfSecond: Double { Double(fraction) / Self.powersOfTen[Int(digits)] }

    /// A moment in UTC. - Parameter microseconds: 0 to 999 999; zeros at its end are not written.
    package init(seconds: Int64, microseconds: Int) {
        var fraction = UInt64(microseconds)
        var digits: UInt8 = fraction == 0 ? 0 : 6
        while digits > 0, fraction % 10 == 0 {
            fraction /= 10
            digits -= 1
        }
        self.seconds = seconds
        self.fraction = fraction
        self.digits = digits
        style = .zulu
        offsetMinutes = 0
    }
}

// MARK: Reading

extension DateTime: LosslessStringConvertible {
    /// `2025-09-01T10:00:00+09:00`; nil for any other form. Digits beyond the 18th of a fraction are dropped.
    public init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ DateTime(utf8: $0) }) else { return nil }
        self = value
    }

    init?(utf8 text: UnsafeBufferPointer<UInt8>) {
        guard text.count >= 20, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
            text[13] == UInt8(ascii: ":"), text[16] == UInt8(ascii: ":"),
            let day = Self.day(text), let hour = Self.number(text, 11, 2), hour < 24,
            let minute = Self.number(text, 14, 2), minute < 60, let second = Self.number(text, 17, 2), second <= 60
        else { return nil }
        var style: Style = second == 60 ? .leapSecond : []
        switch text[10] {
        case UInt8(ascii: "T"): break
        case UInt8(ascii: "t"): style.insert(.smallT)
        case UInt8(ascii: " "): style.insert(.space)
        default: return nil
        }
        guard let (fraction, digits, end) = Self.fraction(text), let offset = Self.offset(text, end, &style) else {
            return nil
        }
        seconds = Int64(day * 86_400 + hour * 3600 + minute * 60 + second - offset * 60)
        self.fraction = fraction
        self.digits = digits
        self.style = style
        offsetMinutes = Int16(offset)
    }

    private static func number(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for byte in text[start..<start + count] {
            guard byte >= 0x30, byte <= 0x39 else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    private static func day(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard let year = number(text, 0, 4), let month = number(text, 5, 2), let day = number(text, 8, 2) else {
            return nil
        }
        return CalendarDate(year: year, month: month, day: day)?.daysSince1970
    }

    private static func fraction(_ text: UnsafeBufferPointer<UInt8>) -> (value: UInt64, digits: UInt8, end: Int)? {
        guard text[19] == UInt8(ascii: ".") else { return (0, 0, 19) }
        var value: UInt64 = 0
        var end = 20
        while end < text.count, text[end] >= 0x30, text[end] <= 0x39 {
            if end - 20 < mostDigits { value = value * 10 + UInt64(text[end] - 0x30) }
            end += 1
        }
        return end == 20 ? nil : (value, UInt8(min(end - 20, mostDigits)), end)
    }

    /// Minutes east of UTC.
    private static func offset(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ style: inout Style) -> Int? {
        guard start < text.count else { return nil }
        if text[start] | 0x20 == UInt8(ascii: "z") {
            style.insert(text[start] == UInt8(ascii: "z") ? [.zulu, .smallZ] : .zulu)
            return text.count == start + 1 ? 0 : nil
        }
        let isWest = text[start] == UInt8(ascii: "-")
        guard isWest || text[start] == UInt8(ascii: "+"), text.count == start + 6, text[start + 3] == UInt8(ascii: ":"),
            let hours = number(text, start + 1, 2), hours < 24, let minutes = number(text, start + 4, 2), minutes < 60
        else { return nil }
        let offset = hours * 60 + minutes
        if isWest, offset == 0 { style.insert(.unknownOffset) }
        return isWest ? -offset : offset
    }

    // MARK: Writing

    /// As it was written.
    public var description: String {
        var local = Int(seconds) + Int(offsetMinutes) * 60
        if style.contains(.leapSecond) { local -= 1 }
        let day = (local - (local < 0 ? 86_399 : 0)) / 86_400
        let time = local - day * 86_400
        // What has been read has a day; what was made of a date has been limited to such days.
        var text = CalendarDate(daysSince1970: day)?.description ?? "0000-01-01"
        text += style.contains(.smallT) ? "t" : style.contains(.space) ? " " : "T"
        let second = style.contains(.leapSecond) ? 60 : time % 60
        text += "\(RFC3339.padded(time / 3600, 2)):\(RFC3339.padded(time / 60 % 60, 2)):\(RFC3339.padded(second, 2))"
        if digits > 0 { text += "." + RFC3339.padded(Int(fraction), Int(digits)) }
        return text + writtenOffset
    }

    private var writtenOffset: String {
        if style.contains(.zulu) { return style.contains(.smallZ) ? "z" : "Z" }
        let minutes = Int(offsetMinutes.magnitude)
        let sign = offsetMinutes < 0 || style.contains(.unknownOffset) ? "-" : "+"
        return "\(sign)\(RFC3339.padded(minutes / 60, 2)):\(RFC3339.padded(minutes % 60, 2))"
    }
}

extension DateTime: Comparable {
    /// Earlier moments first; of one moment in two forms, the form that is less as text.
    public static func < (left: DateTime, right: DateTime) -> Bool {
        if left.seconds != right.seconds { return left.seconds < right.seconds }
        let (low, high) = (left.scaledFraction, right.scaledFraction)
        if low != high { return low < high }
        return left != right && left.description < right.description
    }

    private var scaledFraction: UInt64 {
        var value = fraction
        for _ in Int(digits)..<Self.mostDigits { value *= 10 }
        return value
    }
}

// MARK: Coding

extension DateTime: JSONCodable {
    public init(json: inout JSONReader) throws {
        guard let value = try json.readString(as: { DateTime(utf8: $0) }) else {
            throw json.invalid("'\(try json.readString().prefix(40))' is not a date-time")
        }
        self = value
    }

    public func write(to json: inout JSONWriter) { json.writeString(description) }
}

extension DateTime: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = DateTime(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date-time")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension JSONReader {
    /// Reads a string that has a form of its own, without a copy of its text where it has no escapes.
    fileprivate mutating func readString<Value>(as form: (UnsafeBufferPointer<UInt8>) -> Value?) throws -> Value? {
        guard token.kind == .string else { throw mismatch("string") }
        guard token.isComplex else { return form(content(of: token)) }
        return JSONUnescaping.bytes(of: content(of: token)).withUnsafeBufferPointer(form)
    }
}
