import JSONCoding
import OpenAPIModel
import SourceDiagnostics

extension ValidationRun {
    mutating func checkComposition(_ value: JSONValue, _ schema: CompiledSchema) {
        guard let composition = schema.composition else { return }
        for part in composition.allOf where !isDone { check(value, against: part) }
        if let not = composition.not, !isDone, trial(of: value, against: not, lists: false).isEmpty {
            report(
                SchemaRules.not, schema, "not", "the value fits the schema that it must not fit", "another value", value
            )
        }
        if let table = composition.discriminator, case .object(let members) = value {
            dispatch(members, schema, table)
            if table.replacesAlternatives { return }
        }
        checkOneOf(value, schema, composition.oneOf)
        checkAnyOf(value, schema, composition.anyOf)
    }

    private mutating func checkOneOf(_ value: JSONValue, _ schema: CompiledSchema, _ branches: [Schema.ID]) {
        guard !branches.isEmpty, !isDone else { return }
        var fitting: [Int] = []
        for (position, branch) in branches.enumerated() where fitting.count < 2 {
            if trial(of: value, against: branch, lists: false).isEmpty { fitting.append(position) }
        }
        if fitting.isEmpty {
            reportNoMatch(value, schema, branches, SchemaRules.oneOf, "oneOf")
        } else if fitting.count > 1 {
            report(
                SchemaRules.oneOf, schema, "oneOf", "the value fits the alternatives \(fitting[0]) and \(fitting[1])",
                "a value that fits exactly one of \(branches.count) alternatives", value)
        }
    }

    private mutating func checkAnyOf(_ value: JSONValue, _ schema: CompiledSchema, _ branches: [Schema.ID]) {
        guard !branches.isEmpty, !isDone else { return }
        for branch in branches where trial(of: value, against: branch, lists: false).isEmpty { return }
        reportNoMatch(value, schema, branches, SchemaRules.anyOf, "anyOf")
    }

    /// Says that nothing fits, and then what the nearest alternative misses.
    private mutating func reportNoMatch(
        _ value: JSONValue, _ schema: CompiledSchema, _ branches: [Schema.ID], _ rule: Rule, _ keyword: String
    ) {
        let count = branches.count == 1 ? "the alternative" : "any of \(branches.count) alternatives"
        report(rule, schema, keyword, "the value does not fit \(count)", "a value that fits", value)
        if stopsAtFirst { return }
        if let nearest = nearest(of: branches, to: value) { append(nearest) }
    }

    /// The violations of the alternative that comes nearest; nil where it differs already in its type.
    private mutating func nearest(of branches: [Schema.ID], to value: JSONValue) -> [SchemaViolation]? {
        let pointer = self.pointer
        var best: [SchemaViolation]?
        for branch in branches {
            let violations = trial(of: value, against: branch, lists: true)
            if violations.contains(where: { $0.instancePointer == pointer && $0.rule == SchemaRules.type }) { continue }
            if best.map({ violations.count < $0.count }) ?? true { best = violations }
        }
        return best
    }

    /// Goes on with the schema that the discriminator names, whose findings are clearer than those of all alternatives.
    private mutating func dispatch(_ members: JSONObject, _ schema: CompiledSchema, _ table: DiscriminatorTable) {
        if isDone { return }
        let name = table.propertyName
        guard let value = members[name] else {
            // A base type says in `required` whether the property must be there.
            guard table.replacesAlternatives else { return }
            report(
                SchemaRules.discriminator, schema, "discriminator", "the property '\(name)' is missing",
                "the property '\(name)'", .object(members), below: name)
            return
        }
        guard case .string(let text) = value, let target = table.schema(for: text) else {
            // Without a single derived type there is nothing to choose from.
            if table.entries.isEmpty { return }
            let names = table.entries.prefix(12).map { "'\($0.value)'" }.joined(separator: ", ")
            report(
                SchemaRules.discriminator, schema, "discriminator",
                "\(value.excerpt) names none of the schemas \(names)",
                "one of \(names)", value, below: name)
            return
        }
        check(.object(members), against: target)
    }
}
