package import OpenAPIModel
package import SchemaValidation
package import SourceDiagnostics

/// The rules of `validate` that need the whole document. Those that look at one object at a time are the loader's.
///
/// Severity follows one policy, as in the loader: error where the text of OAS 3.0.4 says MUST and the meaning of the
/// part is lost or contradicts itself; warning where the document is wrong but its meaning is clear; info for the rest.
package enum MeaningRules {
    package static let all: [any LintRule.Type] = [
        ExampleMismatch.self, DefaultMismatch.self, EnumMismatch.self, DuplicateEnumValue.self,
        RequiredUndefined.self, InfiniteValue.self, ContradictingTypes.self, NullableWithoutType.self,
        DiscriminatorMismatch.self, DiscriminatorWithoutVariants.self, UnknownScope.self,
        LinkUnknownOperation.self, LinkUnknownParameter.self, ExpressionUnknownSource.self, AmbiguousPaths.self,
        UnusedComponent.self,
    ]

    /// Compiles the schemas and runs every rule, sorted by place; what the loader found is not among it.
    package static func check(_ document: Document) -> [Diagnostic] {
        let compiled = SchemaValidators.compile(document)
        let validators = compiled.value ?? SchemaValidators(accepting: document)
        return (check(document, validators) + compiled.diagnostics).sortedByPlace()
    }

    /// As `check`, for a caller that has the validators and their findings already.
    package static func check(_ document: Document, _ validators: SchemaValidators) -> [Diagnostic] {
        let context = LintContext(document: document, validators: validators)
        return all.flatMap { $0.check(context) }.withoutRepetitions().sortedByPlace()
    }
}
