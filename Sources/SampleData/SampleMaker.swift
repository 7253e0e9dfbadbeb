package import JSONCoding
package import OpenAPIModel
package import SchemaValidation

/// Makes a value for any schema of a document, always the same one or one drawn from a seed.
///
/// Without a generator the writer's words come first: the example, the default, a value of the enum, then null where it
/// is allowed (but for the whole), then what the format asks for. With a generator, examples and defaults are left
/// aside: `x-faker` comes first (see `FakerCall`), then the enum, then what the name and the Japanese label say (see
/// `Topic`), then `x-known-values`, then the format, the pattern and the bounds.
///
/// A value is checked before it is given; where none can be found that fits, as for a pattern that contradicts its
/// length, the nearest one is given. There is no clock, no network and no other source of chance.
package struct SampleMaker: Sendable {
    package let document: Document
    /// The language of drawn texts.
    package let language: SampleLanguage
    let validators: SchemaValidators
    let limits: SampleLimits
    let table: SampleTable

    /// - Parameter language: that of the document where nil, as `x-json-schema-faker` or its title tells.
    package init(
        document: Document, validators: SchemaValidators, limits: SampleLimits = SampleLimits(),
        language: SampleLanguage? = nil
    ) {
        self.document = document
        self.validators = validators
        self.limits = limits
        table = SampleTable(document)
        self.language = language ?? SampleLanguage(of: document)
    }

    /// The value that is always the same.
    ///
    /// - Parameter direction: leaves out what does not travel this way.
    package func sample(for id: Schema.ID, direction: ValueDirection? = nil) -> JSONValue {
        var making = SampleMaking(self, direction: direction)
        return making.value(for: [id]) ?? .null
    }

    /// A value drawn from a generator, which goes on from there: the same generator gives the same value.
    ///
    /// - Parameter name: that of the header, parameter or property, which tells what the value is about.
    package func sample(
        for id: Schema.ID, named name: String? = nil, direction: ValueDirection? = nil,
        using generator: inout SeededGenerator
    ) -> JSONValue {
        var making = SampleMaking(self, direction: direction, drawing: Drawing(from: &generator))
        let hint = SampleHint(name: name, name.flatMap(Topic.init(name:)), table.label(of: [id], document))
        return making.value(for: [id], hint) ?? .null
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
