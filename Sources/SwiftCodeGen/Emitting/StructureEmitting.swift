// Objects: stored properties, initialiser, and the members read and written by index.
extension TypesEmitter {
    func structure(_ name: String, _ object: ObjectType, _ documentation: String?) -> SwiftDeclaration {
        var members = object.properties.map { property in
            SwiftDeclaration(
                "\(property.isBoxed ? "@Boxed " : "")\(context.modifier)var \(ReservedNames.escaped(property.name)): \(type(of: property))",
                documentation: property.documentation)
        }
        if let additional = object.additional {
            members.append(
                SwiftDeclaration(
                    "\(context.modifier)var additionalProperties: [String: \(context.type(additional))]",
                    documentation: "Members that the contract does not name."))
        }
        members.append(initializer(object))
        if let additional = object.additional { members.append(subscripting(additional)) }
        let keys = object.properties.map { SwiftLiteral.string($0.jsonName) }.joined(separator: ", ")
        members.append(SwiftDeclaration("\(context.modifier)static let jsonKeys: JSONKeys = [\(keys)]"))
        members.append(
            .function("\(context.modifier)init(members json: inout JSONReader) throws", reading(object)))
        members.append(
            .function("\(context.modifier)func writeMembers(to json: inout JSONWriter)", writing(object)))
        return .block("\(context.modifier)struct \(name): JSONObjectModel", documentation: documentation, members)
    }

    private func subscripting(_ additional: TypeReference) -> SwiftDeclaration {
        .block(
            "\(context.modifier)subscript(name: String) -> \(context.type(additional))?",
            documentation: "A member that the contract does not name.",
            [
                SwiftDeclaration("get { return self.additionalProperties[name] }"),
                SwiftDeclaration("set { self.additionalProperties[name] = newValue }"),
            ])
    }

    private func type(of property: ObjectType.Property) -> String {
        let type = context.type(property.type)
        return switch (property.isRequired, property.isNullable) {
        case (true, false): type
        case (true, true), (false, false): type + "?"
        case (false, true): "NullableField<\(type)>"
        }
    }

    private func initializer(_ object: ObjectType) -> SwiftDeclaration {
        // What must be given comes first.
        let ordered =
            object.properties.filter { $0.isRequired && $0.onlyValue == nil }
            + object.properties.filter { !$0.isRequired || $0.onlyValue != nil }
        var parameters = ordered.map { property in
            let value =
                property.onlyValue ?? (property.isRequired ? nil : property.isNullable ? ".absent" : "nil")
            return "\(ReservedNames.escaped(property.name)): \(type(of: property))" + (value.map { " = \($0)" } ?? "")
        }
        var statements = object.properties.map { property in
            SwiftStatement.line(
                "self.\(ReservedNames.escaped(property.name)) = \(ReservedNames.escaped(property.name))")
        }
        if let additional = object.additional {
            parameters.append("additionalProperties: [String: \(context.type(additional))] = [:]")
            statements.append("self.additionalProperties = additionalProperties")
        }
        return .function("\(context.modifier)init", parameters: parameters, statements)
    }

    private func reading(_ object: ObjectType) -> [SwiftStatement] {
        var statements = object.properties.enumerated().map { index, property in
            let call =
                switch (property.isRequired, property.isNullable) {
                case (true, false): "member"
                case (true, true): "nullableMember"
                case (false, false): "optionalMember"
                case (false, true): "nullableField"
                }
            return SwiftStatement.line(
                "self.\(ReservedNames.escaped(property.name)) = try json.\(call)(\(index), \(context.type(property.type)).self)"
            )
        }
        if let additional = object.additional {
            statements.append(
                "self.additionalProperties = try json.additionalMembers(of: \(context.type(additional)).self)")
        }
        return statements
    }

    private func writing(_ object: ObjectType) -> [SwiftStatement] {
        var statements = object.properties.enumerated().map { index, property in
            let call =
                switch (property.isRequired, property.isNullable) {
                case (true, false): "put"
                case (true, true): "putNullable"
                case (false, false): "putOptional"
                case (false, true): "putField"
                }
            return SwiftStatement.line("json.\(call)(\(index), self.\(ReservedNames.escaped(property.name)))")
        }
        if object.additional != nil { statements.append("json.putAdditional(self.additionalProperties)") }
        return statements
    }
}
