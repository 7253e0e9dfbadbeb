package import JSONCoding
package import OpenAPIModel
package import SchemaValidation

/// Makes a value for any schema of a document: the writer's examples where they fit, else values that fit.
///
/// The same schema always gives the same value. A value is checked before it is given; where none can be found that
/// fits, as for a pattern that contradicts its length, the nearest one is given.
package struct SampleMaker: Sendable {
    package let document: Document
    let validators: SchemaValidators
    let limits: SampleLimits

    package init(document: Document, validators: SchemaValidators, limits: SampleLimits = SampleLimits()) {
        self.document = document
        self.validators = validators
        self.limits = limits
    }

    /// A value for a schema.
    ///
    /// - Parameter direction: leaves out what does not travel this way.
    package func sample(for id: Schema.ID, direction: ValueDirection? = nil) -> JSONValue {
        var making = SampleMaking(self, direction: direction)
        return making.value(for: [id]) ?? .null
    }
}

/// How large a sample may become.
package struct SampleLimits: Sendable {
    /// Objects within objects that still get their optional properties.
    package var optionalDepth = 5
    /// Values within values at all.
    package var depth = 40
    /// Values in one sample, after which optional ones are left out.
    package var values = 2000

    package init() {}
}
