import KakehashiRuntime
import Testing

/// One parameter as it travels: what a client writes is put where a server reads it.
struct ParameterWire: CustomTestStringConvertible {
    var coding: ParameterCoding
    var location: ParameterCoding.Location
    var name = "color"

    init(_ coding: ParameterCoding, _ location: ParameterCoding.Location, name: String = "color") {
        self.coding = coding
        self.location = location
        self.name = name
    }

    var testDescription: String {
        "\(location) \(coding.isJSON ? "json" : coding.style.rawValue)\(coding.explode ? " exploded" : "")"
            + (coding.allowReserved ? " reserved" : "")
    }

    func write(_ value: JSONValue) throws -> String? { try coding.text(name, value, in: location) }

    /// Other parameters stand around the text, as far as the location has others.
    func read(_ text: String?, _ shape: JSONShape) throws -> JSONValue? {
        try texts(text).value(name, shape, coding, in: location)
    }

    func texts(_ text: String?) -> ParameterTexts {
        var request = HTTPRequest(method: .get, scheme: "http", authority: "a", path: "/")
        guard let text else { return ParameterTexts(request, pathParameters: [:]) }
        switch location {
        case .path: return ParameterTexts(request, pathParameters: [name: text[...], "other": "1"])
        case .query: request.path = "/?before=1&" + text + "&after=2"
        case .header:
            guard let field = HTTPField.Name(name) else { break }
            request.headerFields[field] = text
        case .cookie: request.headerFields.append(HTTPField(name: .cookie, value: "before=1; " + text + "; after=2"))
        }
        return ParameterTexts(request, pathParameters: [:])
    }

    /// Every coding that a contract can give a parameter.
    static let all: [ParameterWire] = {
        var result: [ParameterWire] = []
        for explode in [false, true] {
            for style in [ParameterStyle.matrix, .label, .simple] {
                result.append(ParameterWire(ParameterCoding(style, explode: explode), .path))
            }
            for style in [ParameterStyle.form, .spaceDelimited, .pipeDelimited, .deepObject] {
                for allowReserved in [false, true] {
                    let coding = ParameterCoding(style, explode: explode, allowReserved: allowReserved)
                    result.append(ParameterWire(coding, .query))
                }
            }
            result.append(ParameterWire(.simple(explode: explode), .header))
            result.append(ParameterWire(.form(explode: explode), .cookie))
        }
        for location in ParameterCoding.Location.allCases { result.append(ParameterWire(.json, location)) }
        return result
    }()
}
