package import SourceDiagnostics

/// What can be wrong with the structure of an OpenAPI document.
package enum OpenAPIRules {
    package static let all: [Rule] = [
        version, missingField, wrongType, invalidValue, unknownField, danglingReference, referenceCycle,
        referenceOutsideRoot, remoteReference, referenceWrongKind, referenceSiblings, fileNotFound, fileUnreadable,
        pathParameterUndeclared, pathParameterUnused, pathParameterNotRequired, duplicateParameter,
        duplicateOperationID, duplicatePathTemplate, pathWithoutSlash, noResponses, statusCode, unknownSecurityScheme,
        mediaType, contradictingBounds, arrayWithoutItems, componentName,
    ]

    package static let version = Rule(
        "openapi/version", .error, "the document is not of OpenAPI 3.0",
        "The field 'openapi' says which version of the specification a document follows. Versions 3.0.0 to 3.0.4 are "
            + "read; 2.0 and 3.1 differ in the meaning of schemas and must be converted first.")

    package static let missingField = Rule(
        "openapi/missing-field", .error, "a required field is missing",
        "The specification requires the field, and nothing sensible can be assumed in its place.")

    package static let wrongType = Rule(
        "openapi/wrong-type", .error, "a value is of the wrong type",
        "The field has a value that is, for example, a list where a text belongs. A text that looks like a number or "
            + "a boolean needs quotes in YAML.")

    package static let invalidValue = Rule(
        "openapi/invalid-value", .error, "a value is not allowed",
        "The field has a value of the right type that the specification does not allow.")

    package static let unknownField = Rule(
        "openapi/unknown-field", .warning, "a field is not part of the specification",
        "The field has no meaning in OpenAPI 3.0 at this place and is not looked at. Often it is misspelled or wrongly "
            + "indented, or comes from another version. Fields of your own begin with 'x-'.")

    package static let danglingReference = Rule(
        "openapi/dangling-reference", .error, "a reference leads nowhere",
        "The file that the reference names has nothing at the place that its JSON pointer describes. In a pointer, "
            + "'~1' stands for a slash within a name and '~0' for a tilde.")

    package static let referenceCycle = Rule(
        "openapi/reference-cycle", .error, "a reference leads only to itself",
        "Following the references never arrives at an object. This is about references to references; a schema that "
            + "contains itself through its properties is fine.")

    package static let referenceOutsideRoot = Rule(
        "openapi/reference-outside-root", .error, "a reference leaves the root folder",
        "Files are read only within the folder of the entry document, or the root folder that was given, so that a "
            + "document from elsewhere cannot show files of this machine. Symbolic links are followed before the check."
    )

    package static let remoteReference = Rule(
        "openapi/remote-reference", .error, "a reference is a URL",
        "Nothing is fetched from a network while a document is read: results would depend on it, and a document could "
            + "make the reader call any address. Put a copy next to the document and refer to that.")

    package static let referenceWrongKind = Rule(
        "openapi/reference-wrong-kind", .error, "a reference leads to something of another kind",
        "Where a schema is expected a reference must lead to a schema, and so for all other kinds of objects.")

    package static let referenceSiblings = Rule(
        "openapi/reference-siblings", .info, "a field stands next to a reference",
        "In OpenAPI 3.0 everything beside '$ref' is ignored. To add a description to a referenced schema, wrap the "
            + "reference in 'allOf'.")

    package static let fileNotFound = Rule(
        "openapi/file-not-found", .error, "a file does not exist",
        "File references are relative to the file that contains them.")

    package static let fileUnreadable = Rule(
        "openapi/file-unreadable", .error, "a file cannot be read",
        "The file exists, but it is a folder, is too large, or the system refuses to give its contents.")

    package static let pathParameterUndeclared = Rule(
        "openapi/path-parameter-undeclared", .error, "a path template has a parameter that is not declared",
        "Each name in braces needs a parameter with 'in: path' in the operation or its path item.")

    package static let pathParameterUnused = Rule(
        "openapi/path-parameter-unused", .error, "a path parameter is not in the template",
        "A parameter with 'in: path' must have the name of one of the template's expressions; otherwise there is no "
            + "place in the URL for it.")

    package static let pathParameterNotRequired = Rule(
        "openapi/path-parameter-not-required", .error, "a path parameter is not required",
        "A URL without the parameter would be a different path, so the specification demands 'required: true'.")

    package static let duplicateParameter = Rule(
        "openapi/duplicate-parameter", .error, "a list has the same parameter twice",
        "A parameter is identified by its name and its location; header names do not depend on upper and lower case.")

    package static let duplicateOperationID = Rule(
        "openapi/duplicate-operation-id", .error, "two operations have the same operationId",
        "Tools name functions after the operationId, so it must be unique in the document.")

    package static let duplicatePathTemplate = Rule(
        "openapi/duplicate-path-template", .error, "two path templates match the same paths",
        "Templates that differ only in the names of their parameters are identical; a request cannot tell which one is "
            + "meant.")

    package static let pathWithoutSlash = Rule(
        "openapi/path-without-slash", .error, "a path does not begin with a slash",
        "Paths are appended to the URL of the server.")

    package static let noResponses = Rule(
        "openapi/no-responses", .error, "an operation has no responses",
        "An operation must describe at least one response, and it should be that of a successful call.")

    package static let statusCode = Rule(
        "openapi/status-code", .error, "a key of responses is not a status",
        "Responses are keyed by a status code from 100 to 599, by a range from 1XX to 5XX in upper case, or by "
            + "'default'.")

    package static let unknownSecurityScheme = Rule(
        "openapi/unknown-security-scheme", .error, "a security requirement names no scheme",
        "Each name in a security requirement is a key of components/securitySchemes of the entry document.")

    package static let mediaType = Rule(
        "openapi/media-type", .error, "a key of content is not a media type",
        "The key is a media type or a range such as 'application/json', 'text/*' or '*/*', with parameters if need be.")

    package static let contradictingBounds = Rule(
        "openapi/contradicting-bounds", .error, "no value can meet the bounds of a schema",
        "The lower bound lies above the upper one, so that every value is invalid.")

    package static let arrayWithoutItems = Rule(
        "openapi/array-without-items", .warning, "an array schema does not say what is in the array",
        "The specification demands 'items' next to 'type: array'. Without it the elements are taken to be anything, as "
            + "if it were 'items: {}'.")

    package static let componentName = Rule(
        "openapi/component-name", .error, "a component has a name with other characters",
        "Names of components consist of letters A to Z and a to z, digits, dots, hyphens and underscores.")
}
