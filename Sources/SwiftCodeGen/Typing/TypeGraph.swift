package import SourceDiagnostics

/// Every declared type of a contract, in the order of the document.
package struct TypeGraph: Sendable {
    package var declarations: [TypeDeclaration]
    package var diagnostics: [Diagnostic]

    package subscript(id: TypeID) -> TypeDeclaration { declarations[id.index] }
}
