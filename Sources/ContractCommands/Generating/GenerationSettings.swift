import OpenAPIBundle
import SwiftCodeGen

/// What a configuration file says about generated code; nil where it says nothing.
package struct GenerationSettings: Sendable {
    var modes: [GenerationOptions.Mode]?
    var accessModifier: AccessModifier?
    var additionalImports: [String]?
    var validation: GenerationOptions.Validation?
    var streamedForms: [String]?
    var strictEnums: [String]?
    var schemaTypes: [String: String]?
    var formatTypes: [String: String]?
    var nameOverrides: [String: String]?
    var conformances: [String: [String]]?
    var filter: ContractPart?
    var isLenient: Bool?

    package init() {}

    /// - Parameter path: of the mapping that has the keys; empty for the file itself.
    init(_ file: ConfigurationFile?, _ path: String) {
        guard let file else { return }
        let start = path.isEmpty ? "" : path + "."
        modes = (file.texts(start + "modes") ?? file.texts(start + "generate"))?.compactMap { .init(rawValue: $0) }
        accessModifier = file.text(start + "accessModifier").flatMap { .init(rawValue: $0) }
        additionalImports = file.texts(start + "additionalImports")
        validation = file.text(start + "validation").flatMap { .init(rawValue: $0) }
        streamedForms = file.texts(start + "streamedForms")
        strictEnums = file.texts(start + "strictEnums")
        schemaTypes = file.map(start + "typeOverrides.schemas")
        formatTypes = file.map(start + "formatOverrides")
        nameOverrides = file.map(start + "nameOverrides")
        conformances = file.lists(start + "conformances")
        filter = ContractPart(file, start + "filter.")
        isLenient = file.flag(start + "lenient")
    }

    /// Key by key: a nearer file before a farther one.
    func over(_ other: GenerationSettings) -> GenerationSettings {
        var result = self
        result.modes = modes ?? other.modes
        result.accessModifier = accessModifier ?? other.accessModifier
        result.additionalImports = additionalImports ?? other.additionalImports
        result.validation = validation ?? other.validation
        result.streamedForms = streamedForms ?? other.streamedForms
        result.strictEnums = strictEnums ?? other.strictEnums
        result.schemaTypes = schemaTypes ?? other.schemaTypes
        result.formatTypes = formatTypes ?? other.formatTypes
        result.nameOverrides = nameOverrides ?? other.nameOverrides
        result.conformances = conformances ?? other.conformances
        result.filter = filter ?? other.filter
        result.isLenient = isLenient ?? other.isLenient
        return result
    }

    func apply(to options: inout GenerationOptions) {
        options.streamedForms = Set(streamedForms ?? [])
        options.typing.strictEnums = Set(strictEnums ?? [])
        options.typing.schemaTypes = schemaTypes ?? [:]
        options.typing.formatTypes = formatTypes ?? [:]
        options.additionalImports = additionalImports ?? []
        options.nameOverrides = nameOverrides ?? [:]
        options.conformances = conformances ?? [:]
        options.validation = validation ?? options.validation
    }
}

/// The part of a contract that is generated.
struct ContractPart: Sendable {
    var operations: OperationSelection.Criteria
    /// Kept in any case, with all that they need.
    var schemas: [String]

    /// nil where nothing is chosen.
    init?(_ file: ConfigurationFile, _ start: String) {
        operations = OperationSelection.Criteria(
            operationIDs: file.texts(start + "operations") ?? [], tags: file.texts(start + "tags") ?? [],
            paths: file.texts(start + "paths") ?? [])
        schemas = file.texts(start + "schemas") ?? []
        if operations == OperationSelection.Criteria(), schemas.isEmpty { return nil }
    }
}
