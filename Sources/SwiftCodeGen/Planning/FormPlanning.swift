import OpenAPIModel

extension APIPlanner {
    /// The fields of an urlencoded form that are not written in the usual way: exploded `form`, objects as JSON.
    mutating func formFields(_ type: OpenAPIModel.MediaType) -> [FormField] {
        guard let schema = type.schema,
            case .object(let object) = builder.reader.shape(of: builder.reader.target(of: schema))
        else { return [] }
        return type.encodings.compactMap { encoding in
            guard let property = object.properties.first(where: { $0.name == encoding.property }),
                let schema = builder.reader.meet(property.schemas)
            else { return nil }
            let coding = Self.coding(of: encoding)
            return coding.map { FormField(wireName: encoding.property, coding: $0, shape: shape(of: schema)) }
        }
    }

    /// nil for what the field has without an encoding. A content type counts where there is no style (OAS 3.0.4,
    /// section 4.7.15.2).
    private static func coding(of encoding: Encoding) -> ParameterPlan.Coding? {
        var coding = ParameterPlan.Coding(style: .form, explodes: true)
        if encoding.style == nil, encoding.explodes == nil, !encoding.allowsReserved {
            guard let type = encoding.contentType, kind(of: type) == .json else { return nil }
            coding.isJSON = true
            return coding
        }
        let style = encoding.style ?? .form
        return ParameterPlan.Coding(
            style: style, explodes: encoding.explodes ?? (style == .form || style == .deepObject),
            allowsReserved: encoding.allowsReserved)
    }

    private func shape(of schema: Schema.ID) -> ValueShape {
        switch builder.reader.shape(of: builder.reader.target(of: schema)) {
        case .array: return .array
        case .map, .union: return .object(nil)
        case .object(let object):
            if case .none = object.additional { return .object(object.properties.map(\.name)) }
            return .object(nil)
        default: return .scalar
        }
    }
}
