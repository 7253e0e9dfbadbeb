/// A Swift type that is declared for a schema.
package struct TypeDeclaration: Sendable {
    package enum Kind: Sendable {
        case object(ObjectType)
        case stringEnum(EnumType<String>)
        case integerEnum(EnumType<Int>)
        case union(UnionType)
        case alias(TypeReference)
    }

    /// Below the contract's namespace: `["Entity"]`, `["Entity", "Metadata"]`, `["ListEntities", "RequestBody"]`.
    package var path: [String]
    package var documentation: String?
    package var isDeprecated = false
    package var kind: Kind
}

package struct EnumType<Value: Sendable>: Sendable {
    package struct Case: Sendable {
        package var name: String
        package var value: Value
    }

    package var cases: [Case]
    /// Whether there is no unknown case.
    package var isClosed: Bool
}

/// A JSON object with known members.
package struct ObjectType: Sendable {
    /// What a member's absence and its null come to in Swift.
    package enum Presence: Sendable, Hashable {
        /// Must be there: `T`.
        case required
        /// Must be there, may be null: `T?`.
        case requiredNullable
        /// `T?`.
        case optional
        /// Absent and null are two things: `NullableField<T>`.
        case optionalNullable
        /// Absent is the default: `T`.
        case defaulted
        /// Absent is the default, null is a value: `T?`.
        case defaultedNullable
    }

    package enum Side: Sendable, Hashable {
        case both
        /// `readOnly` in a type that requests have too.
        case responses
        /// `writeOnly` in a type that responses have too.
        case requests
    }

    package struct Property: Sendable {
        /// The member's name in JSON.
        package var jsonName: String
        package var name: String
        package var type: TypeReference
        package var presence: Presence
        package var side: Side
        /// Whether the contract asks for it, on its side if it has one.
        package var isRequired: Bool
        /// Kept on the heap, because the type would contain itself.
        package var isBoxed: Bool
        /// The initialiser's default, as source.
        package var initialValue: String?
        /// What absence means, as source, where it means something.
        package var defaultValue: String?
        /// Of a deprecated property what it is kept in: generated code must not use what it tells others not to use.
        package var storageName: String?
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
        package var test: AlternativeTest
    }

    /// How the alternative of a value is found.
    package enum Choice: Sendable, Hashable {
        /// By the value of a property; a value that no alternative has is kept.
        case discriminator(String)
        /// By what each alternative alone has.
        case tests
        /// As `tests`; a value that has members of several alternatives is kept.
        case testsOrSeveral
        /// By trying, the likeliest first.
        case attempts
    }

    package var alternatives: [Alternative]
    package var choice: Choice
}
