import JSONCoding
import OpenAPIModel

/// What a schema comes to before Swift has a say: `allOf` merged, empty alternatives removed. Where there are several
/// ids, a value has to fit all of them.
enum SchemaShape {
    case object(MergedObject)
    case union(SchemaUnion)
    case strings([String])
    case integers([Int])
    case array([Schema.ID])
    /// An object without named properties; no id where its values may be anything.
    case map([Schema.ID])
    case scalar(Schema.SchemaType, format: String?)
    /// The same as another schema.
    case same(Schema.ID)
    case any
    /// `allOf` of what no value is at once.
    case contradiction
}

/// Alternatives, and the discriminator's property and mapping where there is one.
struct SchemaUnion {
    struct Branch {
        var schema: Schema.ID
        /// Schemas that hold for every alternative and that this one does not contain itself.
        var common: [Schema.ID] = []
        /// As `common`, without their own alternatives and `allOf`.
        var own: [Schema.ID] = []
    }

    var branches: [Branch]
    var discriminator: Schema.Discriminator?
    /// `anyOf`: several may apply at once.
    var isAny = false
}

/// The properties of an object and of everything that its `allOf` adds.
struct MergedObject {
    struct Property {
        var name: String
        /// Those that say something about the type, else the only one.
        var schemas: [Schema.ID]
        var isRequired = false
        /// Whether the schemas come from alternatives, of which only one holds.
        var isChoice: Bool
    }

    enum Additional {
        case none
        case any
        case schemas([Schema.ID])
    }

    var properties: [Property] = []
    var additional: Additional = .none
}
