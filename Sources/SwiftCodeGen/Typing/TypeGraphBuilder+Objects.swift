import JSONCoding
import OpenAPIModel
import SourceDiagnostics

extension TypeGraphBuilder {
    mutating func objectType(_ object: MergedObject, _ id: Schema.ID, _ path: [String]) -> TypeDeclaration.Kind {
        var result = ObjectType(properties: [], additional: nil)
        let members = object.properties.map { property -> (schema: Schema.ID, type: TypeReference) in
            let schema = schema(of: property, in: id)
            let place = Place(outer: [], name: "").inner(property.name, in: path)
            return (schema, Self.textual(reference(to: schema, at: place)))
        }
        switch object.additional {
        case .none: break
        case .any: result.additional = .json
        case .schemas(let values):
            let place = Place(outer: [], name: "").inner("AdditionalProperty", in: path)
            result.additional = reader.meet(values).map { Self.textual(nullableReference(to: $0, at: place)) }
        }
        var scope = memberScope(of: path, reserved: ReservedNames.modelMembers)
        result.properties = zip(object.properties, members).map { property, member in
            objectProperty(property, member.schema, member.type, of: id, &scope)
        }
        for index in result.properties.indices where result.properties[index].storageName != nil {
            result.properties[index].storageName = scope.claim("_" + result.properties[index].name)
        }
        return .object(result)
    }

    /// One schema for all that are said of a property.
    private mutating func schema(of property: MergedObject.Property, in owner: Schema.ID) -> Schema.ID {
        let made = property.isChoice ? reader.choice(property.schemas) : reader.meet(property.schemas)
        let id = made ?? property.schemas[0]
        if property.schemas.count > 1, case .contradiction = reader.shape(of: id) {
            report(
                SwiftRules.conflictingProperty,
                .init(
                    "the property '\(property.name)' has two types", ja: "プロパティ「\(property.name)」の型が二つある"),
                owner)
        }
        return id
    }

    private mutating func objectProperty(
        _ property: MergedObject.Property, _ id: Schema.ID, _ type: TypeReference, of owner: Schema.ID,
        _ scope: inout NameScope
    ) -> ObjectType.Property {
        let said = property.schemas.map { document[$0] }
        let side = side(of: said, in: owner)
        let isNullable = reader.isNullable(id) && type != .json
        let literal = defaultLiteral(said, type, of: id)
        let presence = presence(property, isNullable, side, literal, in: owner)
        let isDefaulted = presence == .defaulted || presence == .defaultedNullable
        var initial = isDefaulted ? literal : nil
        if side == .both, presence == .required {
            initial = onlyValue(of: id, type) ?? tag(of: owner, property.name, type) ?? literal
        } else if presence == .optional {
            initial = tag(of: owner, property.name, type)
        } else if presence == .requiredNullable {
            initial = literal
        }
        let name = scope.claim(names.member(property.name))
        return ObjectType.Property(
            jsonName: property.name, name: name, type: type, presence: presence, side: side,
            isRequired: property.isRequired, isBoxed: false, initialValue: initial,
            defaultValue: isDefaulted ? literal : nil,
            storageName: said.contains(where: \.isDeprecated) ? "_" + name : nil,
            documentation: text(property, side, type, showsDefault: initial != nil && initial == literal))
    }

    private func text(
        _ property: MergedObject.Property, _ side: ObjectType.Side, _ type: TypeReference, showsDefault: Bool
    ) -> String? {
        let last = property.schemas.last { document[$0].description != nil } ?? property.schemas[0]
        var schema = document[last]
        // A named type speaks for itself.
        if schema.componentName != nil { schema = Schema(origin: schema.origin) }
        var showsValues = false
        if case .declared = type { showsValues = true }
        return SchemaText(
            schema: schema, side: side, showsFormat: !Self.isPlain(type), showsDefault: showsDefault,
            showsValues: showsValues
        ).text
    }

    // MARK: Presence

    /// `readOnly` matters where requests have the type as well, `writeOnly` where responses have it; a type that nothing
    /// reaches may be anywhere.
    private func side(of said: [Schema], in owner: Schema.ID) -> ObjectType.Side {
        let isReadOnly = said.contains(where: \.isReadOnly)
        guard isReadOnly != said.contains(where: \.isWriteOnly) else { return .both }
        let parts = reader.parts(of: owner)
        let isSent = parts.contains(where: uses.requests.contains)
        let isReceived = parts.contains(where: uses.responses.contains)
        if isReadOnly { return isSent || !isReceived ? .responses : .both }
        return isReceived || !isSent ? .requests : .both
    }

    private func presence(
        _ property: MergedObject.Property, _ isNullable: Bool, _ side: ObjectType.Side, _ literal: String?,
        in owner: Schema.ID
    ) -> ObjectType.Presence {
        if side != .both { return isNullable ? .optionalNullable : .optional }
        if property.isRequired { return isNullable ? .requiredNullable : .required }
        if literal != nil, !reader.parts(of: owner).contains(where: uses.patches.contains) {
            return isNullable ? .defaultedNullable : .defaulted
        }
        return isNullable ? .optionalNullable : .optional
    }

    // MARK: Values that nobody has to write

    /// For a property that can have one value only.
    private func onlyValue(of id: Schema.ID, _ type: TypeReference) -> String? {
        switch resolved(type) {
        case .declared(let declared):
            guard case .stringEnum(let values)? = declarations[declared.index]?.kind, values.cases.count == 1 else {
                return nil
            }
            return "." + ReservedNames.escaped(values.cases[0].name)
        case .bool:
            guard let values = document[id].enumValues, values.count == 1 else { return nil }
            return values[0].boolValue.map(String.init)
        default: return nil
        }
    }

    /// The discriminator's value of a schema that is one of its alternatives.
    private func tag(of owner: Schema.ID, _ property: String, _ type: TypeReference) -> String? {
        let values = reader.parts(of: owner).compactMap { tags.tag(of: $0, property: property) }
        return values.first.flatMap { literal(of: .string($0), as: type) }
    }
}
