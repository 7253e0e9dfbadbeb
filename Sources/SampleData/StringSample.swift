import JSONCoding
import OpenAPIModel
import SchemaValidation

/// Strings for formats, patterns and lengths.
struct StringSample {
    private let merged: MergedSchema
    private let validators: SchemaValidators

    init(_ merged: MergedSchema, _ validators: SchemaValidators) {
        self.merged = merged
        self.validators = validators
    }

    /// The first string that fits, or the first at all.
    func value(_ variant: Int, fits: (JSONValue) -> Bool) -> JSONValue? {
        var first: JSONValue?
        for candidate in candidates(variant) {
            guard let text = candidate() else { continue }
            let value = JSONValue.string(text)
            if fits(value) { return value }
            first = first ?? value
        }
        return first
    }

    /// Made one by one, as nearly always the first one fits.
    private func candidates(_ variant: Int) -> [() -> String?] {
        var result: [() -> String?] = [{ merged.format.flatMap { Self.text(format: $0, variant) } }]
        for id in merged.patterns {
            guard let pattern = validators.pattern(of: id) else { continue }
            let sample = PatternSample(pattern.syntax)
            for comfort in PatternSample.comforts + [merged.minLength] {
                result.append { sample.text(comfort: comfort, variant) }
            }
        }
        return result + [{ plain(variant) }]
    }

    /// Text of an allowed length that differs for each variant.
    private func plain(_ variant: Int) -> String {
        let maximum = merged.maxLength ?? max(merged.minLength, 64)
        let mark = variant == 0 ? "" : String(variant)
        var text = String("text".prefix(max(0, maximum - mark.count))) + mark
        // A length of millions is a limit of the other side's storage, not a wish.
        let wanted = min(merged.minLength, 1 << 20)
        let filling = Array("text ".unicodeScalars)
        while text.unicodeScalars.count < wanted {
            text.unicodeScalars.append(filling[(text.unicodeScalars.count + 1) % filling.count])
        }
        return String(text.prefix(maximum))
    }

    /// The day the Japanese school year begins, in Japan: one fixed instant, no clock.
    private static func text(format: String, _ variant: Int) -> String? {
        let two = String(variant % 10) + String(variant / 10 % 10)
        let day = String(variant % 28 + 1)
        let date = "2025-04-" + (day.count == 1 ? "0" : "") + day
        let mark = variant == 0 ? "" : String(variant)
        return switch format {
        case "date-time": date + "T09:00:00+09:00"
        case "date": date
        case "time": "09:00:00+09:00"
        case "uuid": "0b7c61d5-3c5d-4b6e-9a0e-5f2d1c8a4e\(two)"
        case "uri", "url": "https://example.com/" + mark
        case "uri-reference": "/example" + mark
        case "email": "user\(mark)@example.com"
        case "idn-email": "利用者\(mark)@example.jp"
        case "regex": "^[a-z]{\(variant + 1)}$"
        case "hostname": "host\(mark).example.com"
        case "ipv4": "192.0.2.\(variant % 254 + 1)"
        case "ipv6": "2001:db8::\(variant % 9000 + 1)"
        case "byte": ["dGV4dA==", "dGV4dDE=", "dGV4dDI=", "dGV4dDM="][variant % 4]
        case "duration": "PT\(variant + 1)H"
        case "password": "correct-horse-battery\(mark)"
        default: nil
        }
    }
}
