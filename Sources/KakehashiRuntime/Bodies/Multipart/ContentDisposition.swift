/// The header field that carries the name of a part and of its file (RFC 7578 section 4.2).
enum ContentDisposition {
    static func text(name: String?, filename: String?) -> String {
        var text = name == nil ? "attachment" : "form-data"
        if let name { text += "; name=\"\(escaped(name))\"" }
        if let filename { text += "; filename=\"\(escaped(filename))\"" }
        return text
    }

    /// What cannot stand between quotation marks, as WHATWG HTML section 4.10.21.8 writes it. All else, also what is
    /// not ASCII, is sent as it is; the form with `*` of RFC 8187 must not be used here.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "%22"
            case "\r": result += "%0D"
            case "\n": result += "%0A"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func read(_ text: String) -> (name: String?, filename: String?) {
        var name: String?
        var filename: String?
        var rest = Substring(text)
        guard let semicolon = rest.firstIndex(of: ";") else { return (nil, nil) }
        rest = rest[rest.index(after: semicolon)...]
        while let (key, value) = parameter(&rest) {
            switch key {
            case "name": name = name ?? value
            case "filename": filename = filename ?? value
            default: break
            }
        }
        return (name, filename)
    }

    /// Takes one parameter from the front.
    private static func parameter(_ rest: inout Substring) -> (key: String, value: String)? {
        rest = rest.drop { $0 == " " || $0 == "\t" || $0 == ";" }
        guard let equals = rest.firstIndex(of: "=") else { return nil }
        let key = rest[..<equals].lowercased().filter { $0 != " " && $0 != "\t" }
        rest = rest[rest.index(after: equals)...].drop { $0 == " " || $0 == "\t" }
        guard rest.first == "\"" else {
            let value = rest.prefix { $0 != ";" && $0 != " " && $0 != "\t" }
            rest = rest[value.endIndex...].drop { $0 != ";" }
            return (key, String(value))
        }
        var value = ""
        var scalars = rest.unicodeScalars.dropFirst()
        while let scalar = scalars.popFirst(), scalar != "\"" {
            // Only a quotation mark is escaped by a backslash in practice: in a Windows path it means itself, also at
            // the end of one.
            if scalar == "\\", scalars.first == "\"", let next = scalars.dropFirst().first, next != ";" {
                scalars.removeFirst()
                value += "\""
            } else {
                value.unicodeScalars.append(scalar)
            }
        }
        rest = Substring(scalars).drop { $0 != ";" }
        return (key, unescaped(value))
    }

    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        var result = ""
        var rest = Substring(text)
        while let percent = rest.firstIndex(of: "%") {
            result += rest[..<percent]
            rest = rest[percent...]
            switch rest.prefix(3).uppercased() {
            case "%22": result += "\""
            case "%0D": result += "\r"
            case "%0A": result += "\n"
            default:
                result += "%"
                rest = rest.dropFirst()
                continue
            }
            rest = rest.dropFirst(3)
        }
        return result + rest
    }
}
