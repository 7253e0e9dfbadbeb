#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// The format `date-time`: RFC 3339, written in UTC.
extension Date: JSONCodable {
    public init(json: inout JSONReader) throws {
        let text = try json.readString()
        guard let seconds = RFC3339.seconds(of: text) else {
            throw json.invalid("'\(text.prefix(40))' is not a date-time")
        }
        self.init(timeIntervalSince1970: seconds)
    }

    public func write(to json: inout JSONWriter) {
        guard let text = RFC3339.text(secondsSince1970: timeIntervalSince1970) else { return json.writeNull() }
        json.writeString(text)
    }
}

extension DateTime {
    /// The moment of a date in UTC, to the microsecond; limited to the years 0 to 9999, for no other can be written.
    public init(_ date: Date) {
        let seconds = Swift.min(Swift.max(date.timeIntervalSince1970, -62_167_219_200), 253_402_300_799)
        let whole = seconds.rounded(.down)
        let microseconds = Int(((seconds - whole) * 1_000_000).rounded())
        self.init(seconds: Int64(whole) + Int64(microseconds / 1_000_000), microseconds: microseconds % 1_000_000)
    }

    /// The moment, rounded to what a date can hold: about a microsecond.
    public var date: Date { Date(timeIntervalSince1970: Double(seconds) + fractionOfSecond) }
}

/// The format `decimal` of numbers: exact up to 38 digits.
extension Decimal: JSONCodable {
    public init(json: inout JSONReader) throws {
        let number = try json.readNumber()
        guard let value = Decimal(string: number.text), value.isFinite else {
            throw json.invalid("the number is out of range")
        }
        self = value
    }

    /// NaN, which JSON does not have, is written as `null`.
    public func write(to json: inout JSONWriter) {
        if isFinite { json.writeNumber(text: description) } else { json.writeNull() }
    }
}

/// The format `uuid`, written in lower case as RFC 9562 asks.
extension UUID: JSONCodable {
    public init(json: inout JSONReader) throws {
        let text = try json.readString()
        guard let value = UUID(uuidString: text) else { throw json.invalid("'\(text.prefix(40))' is not a UUID") }
        self = value
    }

    public func write(to json: inout JSONWriter) { json.writeString(uuidString.lowercased()) }
}

/// The format `uri`, written as it was read.
extension URL: JSONCodable {
    public init(json: inout JSONReader) throws {
        let text = try json.readString()
        guard let value = URL(string: text) else { throw json.invalid("'\(text.prefix(80))' is not a URI") }
        self = value
    }

    public func write(to json: inout JSONWriter) { json.writeString(relativeString) }
}

/// The format `byte`: base64 (RFC 4648 section 4).
extension Data: JSONCodable {
    public init(json: inout JSONReader) throws {
        guard let value = Data(base64Encoded: try json.readString()) else {
            throw json.invalid("the text is not base64")
        }
        self = value
    }

    public func write(to json: inout JSONWriter) { json.writeString(base64EncodedString()) }
}
