package import SourceDiagnostics

/// What can be wrong with the structure of an OpenAPI document.
///
/// One policy says how much each rule matters, here and in the rules about meaning:
///
/// - **error** where the text of the specification says MUST and the meaning of that part is lost or contradicts
///   itself: an operation without responses, a reference that leads nowhere, a status code `2000`, `minLength` over
///   `maxLength`. Also a slip that can be read in one way only, such as a path parameter without `required: true`; its
///   finding has a fix with edits.
/// - **warning** where the document is wrong and its meaning is clear nevertheless: an unknown field, a second tag of
///   the same name, an example that does not satisfy its schema.
/// - **info** for what is allowed and probably not meant, such as a header that the specification tells to ignore.
///
/// A finding names the smallest part that is affected. That part is left out of the model or marked invalid, and
/// `Document.omissions` has its place, so that a reader can go on without it.
package enum OpenAPIRules {
    package static let all: [Rule] =
        [
            version, version31, unsupportedIn31, missingField, wrongType, invalidValue, unknownField, misplacedField,
            exclusiveFields, textForm, componentName, duplicateTag, serverVariableUndeclared, serverVariableUnused,
            serverVariableValues, pathParameterUndeclared, pathParameterUnused, pathParameterNotRequired,
            duplicateParameter, duplicateOperationID, duplicatePathTemplate, pathWithoutSlash, pathWithQuery,
            noResponses, statusCode, headerName, ignoredHeader, mediaType, exampleTwice, encodingUnknownProperty,
            runtimeExpression, unknownSecurityScheme, scopesWithoutOAuth, contradictingBounds, arrayWithoutItems,
            readAndWriteOnly, requiredList,
        ] + ReferenceRules.all
}
