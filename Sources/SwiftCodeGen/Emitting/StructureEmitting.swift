// Objects: stored properties, initialiser, and the members read and written by index.
extension TypesEmitter {
    func structure(_ name: String, _ object: ObjectType, _ declaration: TypeDeclaration) -> SwiftDeclaration {
        var members = object.properties.map(stored)
        if let additional = object.additional {
            members.append(
                SwiftDeclaration(
                    "\(context.modifier)var additionalProperties: [String: \(context.type(additional))]",
                    documentation: "Members that the contract does not name."))
        }
        members += object.properties.compactMap(deprecated)
        members.append(initializer(object, isDeprecated: declaration.isDeprecated))
        if let additional = object.additional { members.append(subscripting(additional)) }
        let keys = object.properties.map { SwiftLiteral.string($0.jsonName) }.joined(separator: ", ")
        members.append(SwiftDeclaration("\(context.modifier)static let jsonKeys: JSONKeys = [\(keys)]"))
        members.append(
            .function("\(context.modifier)init(members json: inout JSONReader) throws", reading(object)))
        members.append(
            .function("\(context.modifier)func writeMembers(to json: inout JSONWriter)", writing(object)))
        return .block(
            "\(context.modifier)struct \(name): JSONObjectModel", documentation: declaration.documentation, members)
    }

    // MARK: Properties

    private func stored(_ property: ObjectType.Property) -> SwiftDeclaration {
        let box = property.isBoxed ? "@Boxed " : ""
        let access = property.storageName == nil ? context.modifier : "private "
        return SwiftDeclaration(
            "\(box)\(access)var \(storage(property)): \(type(of: property))",
            documentation: property.storageName == nil ? property.documentation : nil)
    }

    /// What a property is kept in, escaped.
    private func storage(_ property: ObjectType.Property) -> String {
        property.storageName ?? ReservedNames.escaped(property.name)
    }

    /// The compiler warns wherever a deprecated property is used, in the type's own initialisers too: so it only hands
    /// out another one.
    private func deprecated(_ property: ObjectType.Property) -> SwiftDeclaration? {
        guard let storage = property.storageName else { return nil }
        let head = "var \(ReservedNames.escaped(property.name)): \(type(of: property))"
        return .block(
            "\(Self.deprecation)\(context.modifier)\(head)", documentation: property.documentation,
            [
                SwiftDeclaration("get { return self.\(storage) }"),
                SwiftDeclaration("set { self.\(storage) = newValue }"),
            ])
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
        return switch property.presence {
        case .required, .defaulted: type
        case .requiredNullable, .optional, .defaultedNullable: type + "?"
        case .optionalNullable: "NullableField<\(type)>"
        }
    }

    // MARK: Initialiser

    private func initializer(_ object: ObjectType, isDeprecated: Bool) -> SwiftDeclaration {
        // What must be given comes first.
        let ordered =
            object.properties.filter { initialValue($0) == nil } + object.properties.filter { initialValue($0) != nil }
        var parameters = ordered.map { property in
            let value = initialValue(property).map { " = \($0)" } ?? ""
            return "\(ReservedNames.escaped(property.name)): \(type(of: property))\(value)"
        }
        var statements = object.properties.map { property in
            SwiftStatement.line("self.\(storage(property)) = \(ReservedNames.escaped(property.name))")
        }
        if let additional = object.additional {
            parameters.append("additionalProperties: [String: \(context.type(additional))] = [:]")
            statements.append("self.additionalProperties = additionalProperties")
        }
        let mark = isDeprecated ? Self.deprecation : ""
        return .function("\(mark)\(context.modifier)init", parameters: parameters, statements)
    }

    /// nil for what must be given.
    private func initialValue(_ property: ObjectType.Property) -> String? {
        if let value = property.initialValue { return value }
        return switch property.presence {
        case .required, .requiredNullable, .defaulted, .defaultedNullable: nil
        case .optional: "nil"
        case .optionalNullable: ".absent"
        }
    }

    // MARK: Members

    private func reading(_ object: ObjectType) -> [SwiftStatement] {
        var statements = object.properties.enumerated().map { index, property in
            SwiftStatement.line("self.\(storage(property)) = try json.\(reading(property, index))")
        }
        if let additional = object.additional {
            statements.append(
                "self.additionalProperties = try json.additionalMembers(of: \(context.type(additional)).self)")
        }
        return statements
    }

    private func reading(_ property: ObjectType.Property, _ index: Int) -> String {
        let arguments = "(\(index), \(context.type(property.type)).self"
        let kind = property.presence == .optionalNullable ? "Field" : "Member"
        switch property.side {
        case .responses: return "response\(kind)\(arguments), isRequired: \(property.isRequired))"
        case .requests: return "request\(kind)\(arguments), isRequired: \(property.isRequired))"
        case .both: break
        }
        return switch property.presence {
        case .required: "member\(arguments))"
        case .requiredNullable: "nullableMember\(arguments))"
        case .optional: "optionalMember\(arguments))"
        case .optionalNullable: "nullableField\(arguments))"
        case .defaulted: "memberOrDefault\(arguments), \(property.defaultValue ?? ""))"
        case .defaultedNullable: "nullableMemberOrDefault\(arguments), \(property.defaultValue ?? ""))"
        }
    }

    private func writing(_ object: ObjectType) -> [SwiftStatement] {
        var statements = object.properties.enumerated().map { index, property in
            SwiftStatement.line("json.\(writingCall(property))(\(index), self.\(storage(property)))")
        }
        if object.additional != nil { statements.append("json.putAdditional(self.additionalProperties)") }
        return statements
    }

    private func writingCall(_ property: ObjectType.Property) -> String {
        let field = property.presence == .optionalNullable ? "Field" : ""
        switch property.side {
        case .responses: return "put\(field)InResponse"
        case .requests: return "put\(field)InRequest"
        case .both: break
        }
        return switch property.presence {
        case .required, .defaulted: "put"
        case .requiredNullable, .defaultedNullable: "putNullable"
        case .optional: "putOptional"
        case .optionalNullable: "putField"
        }
    }
}
