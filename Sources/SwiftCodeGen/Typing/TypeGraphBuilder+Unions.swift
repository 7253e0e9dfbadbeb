import JSONCoding
import OpenAPIModel
import SourceDiagnostics

extension TypeGraphBuilder {
    private struct Candidate {
        var schema: Schema.ID
        var type: TypeReference
        var tags: [String]
        var test: AlternativeTest
        var word: String
    }

    mutating func union(_ union: SchemaUnion, _ id: Schema.ID, _ place: Place, _ isNamed: Bool) -> TypeReference {
        // Alternatives that come to one Swift type need no union. That can only be told without declaring anything.
        let simple = union.branches.map { $0.common.isEmpty && $0.own.isEmpty ? simpleType($0.schema) : nil }
        if let first = simple.first, let type = first, simple.allSatisfy({ $0 == type }) {
            return alias(id, place, isNamed) { _, _ in type }
        }
        return declare(id, place, isNamed) { builder, path in .union(builder.unionType(union, id, path)) }
    }

    private func simpleType(_ id: Schema.ID) -> TypeReference? {
        guard case .scalar(let type, let format) = reader.shape(of: id) else { return nil }
        return scalar(type, format)
    }

    private mutating func unionType(_ union: SchemaUnion, _ id: Schema.ID, _ path: [String]) -> UnionType {
        var discriminator = union.discriminator
        // A discriminator says nothing of values without members.
        for branch in union.branches where !isObject(branch.schema) { discriminator = nil }
        var candidates = self.candidates(union, discriminator, id, path)
        var choice = UnionType.Choice.attempts
        if let discriminator {
            choice = .discriminator(discriminator.propertyName)
        } else {
            choice = tellApart(&candidates, isAny: union.isAny, id)
        }
        var scope = memberScope(of: path, reserved: ["unknown", "several", "jsonAlternatives"])
        return UnionType(
            alternatives: candidates.map {
                UnionType.Alternative(name: scope.claim(caseName($0)), type: $0.type, tags: $0.tags, test: $0.test)
            }, choice: choice)
    }

    private mutating func candidates(
        _ union: SchemaUnion, _ discriminator: Schema.Discriminator?, _ id: Schema.ID, _ path: [String]
    ) -> [Candidate] {
        var candidates: [Candidate] = []
        for (index, branch) in union.branches.enumerated() {
            let tags = discriminator.map { DiscriminatorTags.tags(of: branch.schema, $0, document) } ?? []
            let schema = whole(branch, of: id, discriminator, tags)
            let word = tags.first ?? word(for: branch.schema, in: union) ?? "Alternative\(index + 1)"
            let type = Self.textual(reference(to: schema, at: Place(outer: [], name: "").inner(word, in: path)))
            if let known = candidates.firstIndex(where: { $0.type == type }) {
                candidates[known].tags += tags.filter { !candidates[known].tags.contains($0) }
            } else {
                candidates.append(
                    Candidate(schema: branch.schema, type: type, tags: tags, test: test(of: schema), word: word))
            }
        }
        return candidates
    }

    /// What a type that is made for an alternative is called; nil where nothing but its place tells it from others.
    private func word(for id: Schema.ID, in union: SchemaUnion) -> String? {
        let schema = document[id]
        if let name = schema.title ?? schema.componentName { return name }
        let required = schema.properties.filter { schema.required.contains($0.name) }
        let values = required.lazy.compactMap { document[$0.schema].enumValues }.first { $0.count == 1 }
        if let value = values?.first?.stringValue { return value }
        let others = union.branches.map(\.schema).filter { $0 != id && document[$0].componentName == nil }
        if schema.type == .object, !others.contains(where: { document[$0].type == .object }) { return "Object" }
        if schema.enumValues != nil, !others.contains(where: { document[$0].enumValues != nil }) { return "Literal" }
        return nil
    }

    /// An alternative with all that holds for it, and with the discriminator's property where it has none itself.
    private mutating func whole(
        _ branch: SchemaUnion.Branch, of union: Schema.ID, _ discriminator: Schema.Discriminator?, _ tags: [String]
    ) -> Schema.ID {
        let others = branch.common + branch.own.map { reader.stripped($0) }
        var schema = others.isEmpty ? branch.schema : reader.meet(others + [branch.schema]) ?? branch.schema
        reader.count(schema, as: union)
        if let discriminator, case .object(let object) = shape(behind: schema),
            !object.properties.contains(where: { $0.name == discriminator.propertyName })
        {
            schema = reader.tagged(schema, discriminator.propertyName, tags)
        }
        return schema
    }

    private mutating func isObject(_ id: Schema.ID) -> Bool {
        switch shape(behind: id) {
        case .object, .map, .union, .any, .same: true
        default: false
        }
    }

    // MARK: Without a discriminator

    private mutating func tellApart(
        _ candidates: inout [Candidate], isAny: Bool, _ id: Schema.ID
    ) -> UnionType.Choice {
        let tests = candidates.map(\.test)
        let reduced = tests.reduced
        for (index, test) in reduced.enumerated() { candidates[index].test = test }
        guard tests.isAmbiguous else { return isAny && tests.canOverlap ? .testsOrSeveral : .tests }
        report(
            SwiftRules.ambiguousUnion,
            .init(
                "nothing tells the alternatives apart, so they are tried in order",
                ja: "選択肢を見分けるものがないため、順に試す"), id)
        let ranked = candidates.enumerated().sorted {
            (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
        }
        candidates = ranked.map(\.element)
        return .attempts
    }

    /// What accepts less is tried first: objects with many required members before those with few, formats before plain
    /// strings, and what takes anything last.
    private func rank(_ candidate: Candidate) -> Int {
        switch resolved(candidate.type) {
        case .declared(let id):
            switch declarations[id.index]?.kind {
            case .object(let object): -object.properties.count { $0.isRequired }
            case .stringEnum, .integerEnum: 10
            default: 5
            }
        case .dateTime, .calendarDate, .uuid: 1
        case .int, .int32, .int64, .bool: 2
        case .double, .float, .named: 3
        case .array, .nullable: 4
        case .url, .data: 15
        case .string, .body: 20
        case .dictionary: 30
        case .json: 40
        }
    }

    /// What can be seen of a schema's values without reading them.
    private mutating func test(of id: Schema.ID, depth: Int = 0) -> AlternativeTest {
        // A type of a configuration may look like anything.
        if let name = document[id].componentName, options.schemaTypes[name] != nil { return .any }
        switch shape(behind: id) {
        case .any, .same, .contradiction: return .any
        case .strings(let values): return .strings(values)
        case .integers(let values): return .integers(values)
        case .array(let items):
            guard depth <= 1, let element = items.last else { return .array(nil) }
            return .array(test(of: element, depth: depth + 1))
        case .map: return .object(.init(required: [], optional: [], members: [], isOpen: true))
        case .union(let union):
            if depth > 1 { return .any }
            var tests: [AlternativeTest] = []
            for branch in union.branches { tests.append(test(of: branch.schema, depth: depth + 1)) }
            return .either(tests)
        case .object(let object): return .object(objectTest(object, depth: depth))
        case .scalar(let type, let format): return Self.test(type, format)
        }
    }

    private static func test(_ type: Schema.SchemaType, _ format: String?) -> AlternativeTest {
        switch (type, format) {
        case (.string, "date-time"): .dateTime
        case (.string, "date"): .date
        case (.string, "uuid"): .uuid
        case (.string, _): .string
        case (.integer, _): .integer
        case (.number, _): .number
        case (.boolean, _): .boolean
        case (.array, _): .array(nil)
        case (.object, _): .object(.init(required: [], optional: [], members: [], isOpen: true))
        }
    }

    private mutating func objectTest(_ object: MergedObject, depth: Int) -> AlternativeTest.ObjectTest {
        var isOpen = true
        if case .none = object.additional { isOpen = false }
        var members: [AlternativeTest.ObjectTest.Member] = []
        for property in object.properties where depth <= 1 && !property.isChoice {
            guard let schema = property.schemas.last else { continue }
            members.append(.init(name: property.name, test: test(of: schema, depth: depth + 1).shallow))
        }
        return AlternativeTest.ObjectTest(
            required: object.properties.filter(\.isRequired).map(\.name),
            optional: object.properties.filter { !$0.isRequired }.map(\.name), members: members, isOpen: isOpen)
    }

    // MARK: Names of cases

    private func caseName(_ candidate: Candidate) -> String {
        if let tag = candidate.tags.first { return SwiftIdentifier.member(tag) }
        // A type that is made for this union alone can have a name that begins with the union's.
        if case .declared(let id) = candidate.type, declarations[id.index]?.path.count ?? 0 > 1 {
            return SwiftIdentifier.member(candidate.word)
        }
        return Self.caseName(of: candidate.type) { declarations[$0.index]?.path.last }
    }

    private static func caseName(of type: TypeReference, _ name: (TypeID) -> String?) -> String {
        switch type {
        case .string: "string"
        case .int, .int32, .int64: "integer"
        case .double, .float: "number"
        case .bool: "boolean"
        case .dateTime: "dateTime"
        case .calendarDate: "date"
        case .uuid: "uuid"
        case .url: "uri"
        case .data: "byte"
        case .json: "any"
        case .body: "binary"
        case .named(let type): SwiftIdentifier.member(type.split(separator: ".").last.map(String.init) ?? type)
        case .array(let element): caseName(of: element, name) + "Array"
        case .dictionary(let value): caseName(of: value, name) + "Map"
        case .nullable(let type): caseName(of: type, name)
        case .declared(let id): SwiftIdentifier.member(name(id) ?? "alternative")
        }
    }
}
