/// Names that generated code cannot use as they are, in groups by what would break.
package enum ReservedNames {
    /// Words of the language. Between backticks they are ordinary names.
    static let keywords: Set<String> = [
        "associatedtype", "class", "deinit", "enum", "extension", "fileprivate", "func", "import", "inout", "internal",
        "let", "open", "operator", "precedencegroup", "private", "protocol", "public", "rethrows", "static", "struct",
        "subscript", "typealias", "var", "break", "case", "catch", "continue", "default", "defer", "do", "else",
        "fallthrough", "for", "guard", "if", "in", "repeat", "return", "switch", "throw", "where", "while", "Any", "as",
        "await", "false", "is", "nil", "super", "throws", "true", "try", "package",
    ]

    /// Backticks do not help: `x.self`, `x.init` and `X.Type` mean something else whatever is declared.
    static let unspeakable: Set<String> = ["self", "Self", "init", "Type", "Protocol", "_"]

    /// Members that every JSON type gets from its protocols; a property of the same name would hide them.
    static let modelMembers: Set<String> = ["jsonText", "jsonValue", "hashValue", "additionalProperties"]

    /// Types that generated code names without a qualifier. A nested type of this name would be taken instead.
    static let usedTypes: Set<String> = standardTypes.union(foundationTypes).union(runtimeTypes)
        .union(["MockTransport"])

    private static let standardTypes: Set<String> = [
        "String", "Int", "Int32", "Int64", "UInt32", "UInt64", "Double", "Float", "Bool", "Void", "Optional", "Array",
        "Dictionary", "Sendable", "Any",
    ]

    static let foundationTypes: Set<String> = ["Date", "UUID", "URL", "Data", "Decimal"]

    static let runtimeTypes: Set<String> = coreTypes.union(bodyTypes).union(securityTypes)

    private static let coreTypes: Set<String> = [
        "CalendarDate", "DateTime", "JSONNumber", "JSONAlternative", "JSONClosedStringEnum", "JSONClosedIntegerEnum",
        "JSONValue", "JSONKeys", "JSONReader", "JSONWriter", "JSONModel", "JSONObjectModel",
        "JSONStringEnum", "JSONIntegerEnum", "NullableField", "Boxed", "HTTPBody", "BodyResponse", "EmptyResponse",
        "UndocumentedResponse", "UnexpectedResponse", "OperationDescription", "ProblemDetails", "ClientCore",
        "ClientInput", "ClientOutput", "ContractClient", "ClientTransport", "ClientMiddleware", "ServerInput",
        "ServerOutput",
        "ServerOperation", "ServerMiddleware", "MountableService", "RequestReader", "RequestWriter", "ResponseReader",
        "ResponseWriter", "ContractChecks", "GeneratedCodeVersion1",
    ]

    private static let bodyTypes: Set<String> = [
        "AcceptHeader", "EventStream", "FieldEncoding", "JSONStream", "MultipartFile", "MultipartModel",
        "MultipartPartModel", "MultipartPartReader", "MultipartPartWriter", "MultipartReader", "MultipartStream",
        "MultipartWriter", "XMLTable", "RuntimeValues", "CallbackCore",
    ]

    private static let securityTypes: Set<String> = [
        "APIKeyCredential", "AuthenticationRequest", "AuthenticationTable", "AuthorizationCredential",
        "BasicCredential", "BearerCredential", "Caller", "ClientCredentials", "CredentialTable", "GuardedService",
        "OAuthCredential", "OAuthFlow", "PresentedAuthorization", "PresentedKey", "PresentedLogin", "PresentedToken",
        "SecuredService", "SecurityScheme", "ServerTemplate", "ServiceAuthenticator",
    ]

    /// Names that the generator itself declares in a contract's namespace.
    static let contractMembers: Set<String> = usualMembers.union(securityMembers).union(callbackMembers)

    static let usualMembers: Set<String> = ["Client", "Service", "Mock", "MockedService"]

    /// Of a contract with security schemes.
    static let securityMembers: Set<String> = ["Credentials", "Authenticator"]

    /// Of a contract with callbacks.
    static let callbackMembers: Set<String> = ["Callbacks", "CallbackAuthenticator"]

    /// Types that the generator declares for every operation; a contract of this name could not be named within them.
    static let operationMembers: Set<String> = ["Request", "Response", "Output"]

    /// The identifier as it is written in source.
    package static func escaped(_ name: String) -> String {
        keywords.contains(name) ? "`\(name)`" : name
    }

    /// An escaped identifier as the label of an argument, where the compiler warns of backticks that it can do without.
    static func label(_ escaped: String) -> String {
        let name = escaped.filter { $0 != "`" }
        return name == "inout" ? escaped : name
    }
}
