import OpenAPIModel

extension APIPlanner {
    mutating func plan(
        _ parameter: Parameter, _ scope: inout NameScope, _ place: OperationPlace, _ operation: Operation
    ) -> ParameterPlan {
        let name = builder.names.type(parameter.name)
        let (type, coding) = typing(of: parameter, place.place(name), operation)
        var plan = ParameterPlan(
            wireName: parameter.name, name: scope.claim(builder.names.member(parameter.name)),
            location: parameter.location, type: type,
            isRequired: parameter.isRequired || parameter.location == .path, isDeprecated: parameter.isDeprecated,
            coding: coding, documentation: parameter.description)
        if !plan.isRequired, let schema = parameter.schema ?? (coding.isJSON ? parameter.content.first?.schema : nil) {
            plan.defaultValue = defaultValue([schema], type, name: plan.name, &scope)
            plan.documentation = documentation(plan.documentation, defaultOf: [schema])
        }
        return plan
    }

    private mutating func typing(
        of parameter: Parameter, _ place: TypeGraphBuilder.Place, _ operation: Operation
    ) -> (TypeReference, ParameterPlan.Coding) {
        var coding = ParameterPlan.Coding(
            style: parameter.style, explodes: parameter.explodes, allowsReserved: parameter.allowsReserved,
            allowsEmptyValue: parameter.allowsEmptyValue && !parameter.isRequired)
        if let content = parameter.content.first {
            // What is neither JSON nor a schema of its own is text that nobody looks into.
            coding = Self.standardCoding(in: parameter.location)
            guard Self.kind(of: content.name) == .json else { return (.string, coding) }
            coding.isJSON = true
            return (type(content.schema, place) ?? .json, coding)
        }
        let type = type(parameter.schema, place) ?? .string
        if takesAnyMember(parameter) { coding.except = otherNames(than: parameter, operation) }
        return (type, coding)
    }

    mutating func type(_ schema: Schema.ID?, _ place: TypeGraphBuilder.Place) -> TypeReference? {
        schema.map { TypeGraphBuilder.textual(builder.reference(to: $0, at: place)) }
    }

    static func standardCoding(in location: ParameterLocation) -> ParameterPlan.Coding {
        let isForm = location == .query || location == .cookie
        return ParameterPlan.Coding(style: isForm ? .form : .simple, explodes: isForm)
    }

    /// Whether the members of the value stand in the query under names that the contract does not list.
    private func takesAnyMember(_ parameter: Parameter) -> Bool {
        guard parameter.location == .query, parameter.style == .form, parameter.explodes, let schema = parameter.schema
        else { return false }
        switch builder.reader.shape(of: builder.reader.target(of: schema)) {
        case .map: return true
        case .object(let object): if case .none = object.additional { return false } else { return true }
        default: return false
        }
    }

    private func otherNames(than parameter: Parameter, _ operation: Operation) -> [String] {
        let others = operation.parameters.map { document[$0] }.filter {
            $0.location == .query && $0.name != parameter.name
        }
        return others.flatMap { memberNames(of: $0) ?? [$0.name] }
    }

    /// The names under which an exploded object stands in the query, where it does.
    private func memberNames(of parameter: Parameter) -> [String]? {
        guard parameter.style == .form, parameter.explodes, let schema = parameter.schema,
            case .object(let object) = builder.reader.shape(of: builder.reader.target(of: schema))
        else { return nil }
        return object.properties.map(\.name)
    }
}
