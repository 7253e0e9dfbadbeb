import KakehashiRuntime
import OpenAPIModel

extension Parameter {
    /// How its value becomes text; `content` counts as JSON.
    var coding: ParameterCoding {
        var coding = ParameterCoding(
            style.coding, explode: explodes, allowReserved: location == .query && allowsReserved)
        coding.allowEmptyValue = location == .query && allowsEmptyValue
        coding.isJSON = schema == nil && !content.isEmpty
        return coding
    }
}

extension OpenAPIModel.ParameterStyle {
    var coding: KakehashiRuntime.ParameterStyle {
        switch self {
        case .matrix: .matrix
        case .label: .label
        case .simple: .simple
        case .form: .form
        case .spaceDelimited: .spaceDelimited
        case .pipeDelimited: .pipeDelimited
        case .deepObject: .deepObject
        }
    }
}

extension ParameterLocation {
    var coding: ParameterCoding.Location {
        switch self {
        case .path: .path
        case .query: .query
        case .header: .header
        case .cookie: .cookie
        }
    }
}
