import JSONCoding
import OpenAPIModel

/// What a schema comes to before Swift has a say: `allOf` merged, empty alternatives removed.
enum SchemaShape {
    case object(MergedObject)
    /// Alternatives, and the discriminator's property and mapping where there is one.
    case union([Schema.ID], Schema.Discriminator?)
    case strings([String])
    case integers([Int])
    case array(Schema.ID?)
    /// An object without named properties; nil where its values may be anything.
    case map(Schema.ID?)
    case scalar(Schema.SchemaType, format: String?)
    /// The same as another schema.
    case same(Schema.ID)
    case any
}

/// The properties of an object and of everything that its `allOf` adds.
struct MergedObject {
    struct Property {
        var name: String
        var schema: Schema.ID
        var isRequired: Bool
    }

    enum Additional {
        case none
        case any
        case schema(Schema.ID)
    }

    var properties: [Property] = []
    var additional: Additional = .none
    /// Names that came more than once with schemas that differ.
    var conflicts: [String] = []
}
