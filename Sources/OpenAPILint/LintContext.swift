package import OpenAPIModel
package import SchemaValidation

/// What the rules look at, made once for all of them.
package struct LintContext: Sendable {
    package let document: Document
    /// One validator for each schema of the document.
    package let validators: SchemaValidators

    package init(document: Document, validators: SchemaValidators) {
        self.document = document
        self.validators = validators
    }
}
