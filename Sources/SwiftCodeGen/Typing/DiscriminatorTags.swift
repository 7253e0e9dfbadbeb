import JSONCoding
import OpenAPIModel

/// The value of a discriminator that each schema is sent with, where it is the only one: nobody should have to write it.
struct DiscriminatorTags {
    private var values: [Schema.ID: [String: Set<String>]] = [:]

    init(document: Document, reader: SchemaReader) {
        for index in document.schemas.indices {
            let schema = document.schemas[index]
            guard let discriminator = schema.discriminator else { continue }
            for alternative in reader.alternatives(of: discriminator, Schema.ID(index: index)) {
                for tag in Self.tags(of: alternative, discriminator, document) {
                    values[alternative, default: [:]][discriminator.propertyName, default: []].insert(tag)
                }
            }
        }
    }

    /// nil where there is none or more than one.
    func tag(of schema: Schema.ID, property: String) -> String? {
        guard let tags = values[schema]?[property], tags.count == 1 else { return nil }
        return tags.first
    }

    /// The values that mean an alternative: those of the mapping, else its name, else what its own property says.
    static func tags(of id: Schema.ID, _ discriminator: Schema.Discriminator, _ document: Document) -> [String] {
        let mapped = discriminator.mapping.filter { $0.schema == id }.map(\.value)
        if !mapped.isEmpty { return mapped }
        if let name = document[id].componentName { return [name] }
        let property = document[id].properties.first { $0.name == discriminator.propertyName }
        return property.flatMap { document[$0.schema].enumValues?.compactMap(\.stringValue) } ?? []
    }
}
