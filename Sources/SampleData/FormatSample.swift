/// Random values of the known formats. Hosts and addresses are of those that are kept for examples (RFC 2606, 3849 and
/// 5737).
enum FormatSample {
    /// The name in the format's own words; nil for a format that is not known here.
    static func text(_ format: String, day: SampleDay, using generator: inout SeededGenerator) -> String? {
        let word = generator.characters(6, of: "abcdefghijklmnopqrstuvwxyz")
        return switch format {
        case "date-time": "\(day.text)T\(clock(&generator))+09:00"
        case "date": day.text
        case "time": clock(&generator) + "+09:00"
        case "uuid": uuid(using: &generator)
        case "uri", "url", "iri": "https://www.example.jp/\(word)/\(generator.number(in: 1...9999))"
        case "uri-reference", "iri-reference": "/\(word)/\(generator.number(in: 1...9999))"
        case "uri-template": "/\(word)/{id}"
        case "email": "\(word)@mail.example.jp"
        case "idn-email": "\(word)@mail.example.jp"
        case "hostname", "idn-hostname": "\(word).example.jp"
        case "ipv4": "192.0.2.\(generator.number(in: 1...254))"
        case "ipv6": "2001:db8::" + generator.characters(3, of: "123456789abcdef")
        case "byte": base64(using: &generator)
        case "duration": "PT\(generator.number(in: 1...23))H\(generator.number(in: 1...59))M"
        case "json-pointer": "/\(word)/\(generator.number(in: 0...9))"
        case "regex": "^[a-z]{\(generator.number(in: 1...9))}$"
        case "password": "\(word)-\(generator.digits(4))"
        default: nil
        }
    }

    private static func clock(_ generator: inout SeededGenerator) -> String {
        "\(generator.number(in: 8...18).padded(2)):\(generator.number(in: 0...59).padded(2)):"
            + generator.number(in: 0...59).padded(2)
    }

    /// Version 4 (RFC 9562 section 5.4).
    static func uuid(using generator: inout SeededGenerator) -> String {
        let hexadecimal = "0123456789abcdef"
        let groups = [
            generator.characters(8, of: hexadecimal), generator.characters(4, of: hexadecimal),
            "4" + generator.characters(3, of: hexadecimal),
            generator.characters(1, of: "89ab") + generator.characters(3, of: hexadecimal),
            generator.characters(12, of: hexadecimal),
        ]
        return groups.joined(separator: "-")
    }

    /// Whole groups, so that no padding is needed.
    private static func base64(using generator: inout SeededGenerator) -> String {
        generator.characters(
            4 * generator.number(in: 2...8), of: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    }
}
