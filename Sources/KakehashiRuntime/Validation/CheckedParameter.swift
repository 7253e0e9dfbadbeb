import JSONValidation

/// A parameter, or a header of a response, with the schema of its value.
struct CheckedParameter: Sendable {
    var name: String { description.name }
    private let description: ParameterDescription
    private let schema: Int?
    private let isText: Bool
    /// Whether it may be read and yet not fit.
    let isLimited: Bool

    init(_ draft: OperationDraft.Parameter, _ schemas: CompiledSchemas) {
        description = ParameterDescription(
            draft.name, in: draft.location, draft.coding, shape: draft.shape, isRequired: draft.isRequired)
        schema = draft.schema
        isText = draft.shape == .scalar && !draft.coding.isJSON
        isLimited = draft.schema.map { schemas.limits($0) } ?? false
    }

    /// Whether it is known to fit. False also where that takes a longer look.
    func accepts(_ texts: ParameterTexts, _ schemas: CompiledSchemas) -> Bool {
        guard let schema else { return true }
        do throws(ParameterFault) {
            if isText {
                let found = try texts.text(description.name, description.coding, in: description.location)
                guard let text = found else { return !description.isRequired }
                if text.isEmpty, description.coding.allowEmptyValue { return true }
                if let answer = schemas.accepts(text: text, against: schema) { return answer }
            }
            guard let value = try texts.read(description) else { return !description.isRequired }
            return schemas.accepts(typed(value, schema, schemas), against: schema)
        } catch {
            return false
        }
    }

    func findings(
        _ texts: ParameterTexts, _ schemas: CompiledSchemas, _ direction: ValueDirection, _ foreign: ForeignProperties
    ) -> [ContractFinding] {
        let location = description.location.rawValue
        do throws(ParameterFault) {
            guard let value = try texts.read(description) else {
                if description.isRequired { throw .missing }
                return []
            }
            if value == "", description.coding.allowEmptyValue { return [] }
            guard let schema else { return [] }
            let prefix = "/" + JSONPointer.escape(description.name)
            return schemas.violations(
                of: typed(value, schema, schemas), against: schema, direction: direction, foreign: foreign
            ).map { ContractFinding($0, in: location, below: prefix) }
        } catch {
            return [ContractFinding(error, of: description.name, in: location)]
        }
    }

    private func typed(_ value: JSONValue, _ schema: Int, _ schemas: CompiledSchemas) -> JSONValue {
        description.coding.isJSON ? value : schemas.typed(value, by: schema)
    }
}
