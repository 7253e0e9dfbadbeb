/// A Swift type that is declared for a schema.
package struct TypeDeclaration: Sendable {
    package enum Kind: Sendable {
        case object(ObjectType)
        case stringEnum([EnumCase<String>])
        case integerEnum([EnumCase<Int>])
        case union(UnionType)
        case alias(TypeReference)
    }

    /// Below the contract's namespace: `["Entity"]`, `["Entity", "Metadata"]`, `["ListEntities", "RequestBody"]`.
    package var path: [String]
    package var documentation: String?
    package var kind: Kind
}

package struct EnumCase<Value: Sendable>: Sendable {
    package var name: String
    package var value: Value
}

/// A JSON object with known members.
package struct ObjectType: Sendable {
    package struct Property: Sendable {
        /// The member's name in JSON.
        package var jsonName: String
        package var name: String
        package var type: TypeReference
        package var isRequired: Bool
        package var isNullable: Bool
        /// Kept on the heap, because the type would contain itself.
        package var isBoxed: Bool
        /// The only value it can have, as source: the initialiser's default.
        package var onlyValue: String?
        package var documentation: String?
    }

    package var properties: [Property]
    /// The type of members that are not named; nil where such members are not kept.
    package var additional: TypeReference?
}

/// One of several types.
package struct UnionType: Sendable {
    package struct Alternative: Sendable {
        package var name: String
        package var type: TypeReference
        /// The discriminator's values that mean it.
        package var tags: [String]
    }

    package var alternatives: [Alternative]
    /// The property that tells which one it is; without it they are tried in order.
    package var discriminator: String?
}
