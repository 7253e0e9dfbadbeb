import OpenAPIModel

extension SchemaReader {
    /// - Parameter alternatives: whether properties that only alternatives have are among them.
    func merged(_ id: Schema.ID, alternatives: Bool = true) -> MergedObject {
        var object = MergedObject()
        var visited: Set<Schema.ID> = []
        var required: Set<String> = []
        collect(id, into: &object, &required, &visited, isCertain: true, alternatives)
        for index in object.properties.indices where required.contains(object.properties[index].name) {
            object.properties[index].isRequired = true
        }
        return object
    }

    /// - Parameter isCertain: false below oneOf and anyOf, where a property need not be there.
    private func collect(
        _ id: Schema.ID, into object: inout MergedObject, _ required: inout Set<String>,
        _ visited: inout Set<Schema.ID>, isCertain: Bool, _ alternatives: Bool
    ) {
        guard visited.insert(id).inserted else { return }
        let schema = document[id]
        for branch in schema.allOf {
            collect(branch, into: &object, &required, &visited, isCertain: isCertain, alternatives)
        }
        for property in schema.properties { add(property, to: &object, isCertain: isCertain) }
        let choices = alternatives ? schema.oneOf + schema.anyOf : []
        // A parent that lists its children adds to none of them what the others have.
        for branch in choices where !choices.contains(where: { extends($0, id) }) {
            collect(branch, into: &object, &required, &visited, isCertain: false, alternatives)
        }
        if isCertain { required.formUnion(schema.required) }
        switch schema.additionalProperties {
        case .unspecified, .forbidden: break
        case .allowed: if case .none = object.additional { object.additional = .any }
        case .schema(let values):
            if case .schemas(let others) = object.additional {
                object.additional = .schemas(unique(others + [values]))
            } else {
                object.additional = .schemas([values])
            }
        }
    }

    private func add(_ property: Schema.Property, to object: inout MergedObject, isCertain: Bool) {
        guard let index = object.properties.firstIndex(where: { $0.name == property.name }) else {
            object.properties.append(
                .init(name: property.name, schemas: [property.schema], isChoice: !isCertain))
            return
        }
        let known = object.properties[index]
        // An alternative only limits what is there without it.
        if !isCertain, !known.isChoice { return }
        if isCertain, known.isChoice {
            object.properties[index].schemas = [property.schema]
            object.properties[index].isChoice = false
        } else if !known.schemas.contains(property.schema) {
            object.properties[index].schemas.append(property.schema)
        }
    }
}
