/// What a contract says of one parameter, as far as it matters for reading its text.
public struct ParameterDescription: Hashable, Sendable {
    public let name: String
    public let location: ParameterCoding.Location
    public let coding: ParameterCoding
    /// How many texts a value takes.
    public let shape: JSONShape
    public let isRequired: Bool

    /// - Parameter coding: what the location has by default where it is nil.
    public init(
        _ name: String, in location: ParameterCoding.Location, _ coding: ParameterCoding? = nil,
        shape: JSONShape = .scalar, isRequired: Bool = false
    ) {
        self.name = name
        self.location = location
        self.coding = coding ?? .standard(in: location)
        self.shape = shape
        self.isRequired = isRequired
    }
}

/// All parameters of a request, read along their descriptions, with everything that is wrong with their texts.
public struct ParameterValues: Sendable {
    /// In the order of the descriptions. Scalars are texts, for the schema says what they mean, except in JSON
    /// (`content`). nil where the parameter is absent, empty where it may be, or listed in `violations`.
    public internal(set) var values: [(parameter: ParameterDescription, value: JSONValue?)] = []
    /// In the order of the descriptions.
    public internal(set) var violations: [ProblemDetails.Violation] = []
}

extension ParameterTexts {
    /// Reads every parameter that a contract describes, and does not stop at the first that does not fit.
    package func read(_ descriptions: [ParameterDescription]) -> ParameterValues {
        var result = ParameterValues()
        result.values.reserveCapacity(descriptions.count)
        for description in descriptions {
            do throws(ParameterFault) {
                let value = try read(description)
                if value == nil, description.isRequired { throw .missing }
                let isEmpty = description.coding.allowEmptyValue && value == ""
                result.values.append((description, isEmpty ? nil : value))
            } catch {
                result.values.append((description, nil))
                result.violations.append(error.violation(of: description.name, in: description.location))
            }
        }
        return result
    }

    /// One of them; nil where it is absent.
    package func read(_ description: ParameterDescription) throws(ParameterFault) -> JSONValue? {
        try value(description.name, description.shape, description.coding, in: description.location)
    }
}
