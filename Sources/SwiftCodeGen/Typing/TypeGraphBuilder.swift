import JSONCoding
import OpenAPIModel
import SourceDiagnostics

/// Gives every schema its Swift type, and every anonymous one a name after its place.
struct TypeGraphBuilder {
    /// Where a type is needed: what an anonymous schema is named after.
    struct Place {
        /// The type that the declaration goes into; empty for the contract's namespace.
        var outer: [String]
        /// The preferred name.
        var name: String

        func inner(_ word: String, in declaration: [String]) -> Place {
            // Types are nested once; deeper ones are named after their whole way.
            let isTop = declaration.count == 1
            return Place(outer: [declaration[0]], name: (isTop ? "" : declaration[1]) + SwiftIdentifier.type(word))
        }
    }

    let document: Document
    let reader: SchemaReader
    var names: NameTable
    private(set) var declarations: [TypeDeclaration?] = []
    private(set) var diagnostics: [Diagnostic] = []
    private var references: [Schema.ID: TypeReference] = [:]
    private var scopes: [String: NameScope] = [:]
    private var nestedNames: [String: Set<String>] = [:]
    /// Aliases that are being made: one that meets itself has no Swift form.
    private var openAliases: Set<Schema.ID> = []
    /// Schemas that are being looked at, each within the one before.
    private var depth = 0
    /// Declarations that are filled later, for a chain of schemas can be as long as a document and the stack is not.
    private var waiting: [(type: TypeID, kind: DeclarationMaker)] = []
    private static let depthLimit = 100

    private typealias DeclarationMaker = (inout TypeGraphBuilder, [String]) -> TypeDeclaration.Kind?

    init(document: Document, names: NameTable) {
        self.document = document
        self.names = names
        reader = SchemaReader(document: document)
    }

    /// Whether a schema's values are single texts where there is no JSON.
    func isScalar(_ id: Schema.ID) -> Bool {
        switch reader.shape(of: reader.target(of: id)) {
        case .scalar, .strings, .integers: true
        default: false
        }
    }

    /// Declares every named schema, used or not.
    mutating func declareComponents() {
        for index in document.schemas.indices where names.schemas[Schema.ID(index: index)] != nil {
            _ = reference(to: Schema.ID(index: index), at: Place(outer: [], name: "Schema"))
            while let next = waiting.popLast() { fill(next.type, next.kind) }
        }
    }

    private mutating func fill(_ type: TypeID, _ maker: DeclarationMaker) {
        guard let path = declarations[type.index]?.path, let kind = maker(&self, path) else { return }
        declarations[type.index]?.kind = kind
    }

    func graph() -> TypeGraph {
        TypeGraph(declarations: boxed(declarations.compactMap { $0 }), diagnostics: diagnostics)
    }

    /// The type of a schema, with null where that is one of its values.
    mutating func nullableReference(to id: Schema.ID, at place: Place) -> TypeReference {
        let type = reference(to: id, at: place)
        return reader.isNullable(id) && type != .json && type != .body ? .nullable(type) : type
    }

    /// The type of a schema's values other than null.
    mutating func reference(to id: Schema.ID, at place: Place) -> TypeReference {
        if let known = references[id] { return known }
        if openAliases.contains(id) || depth > Self.depthLimit * 4 { return recursiveAlias(id) }
        depth += 1
        defer { depth -= 1 }
        let place = names.schemas[id].map { Place(outer: [], name: $0) } ?? place
        let isNamed = names.schemas[id] != nil
        switch reader.shape(of: id) {
        case .object(let object): return declare(id, place, isNamed) { $0.objectType(object, id, $1) }
        case .union(let alternatives, let discriminator):
            return union(alternatives, discriminator, id, place, isNamed)
        case .strings(let values):
            return declare(id, place, isNamed) { builder, _ in
                .stringEnum(builder.cases(values) { SwiftIdentifier.member($0) })
            }
        case .integers(let values):
            return declare(id, place, isNamed) { builder, _ in
                .integerEnum(builder.cases(values, name: Self.caseName))
            }
        case .array(let items): return alias(id, place, isNamed) { .array($0.element(items, "Item", id, $1)) }
        case .map(let values): return alias(id, place, isNamed) { .dictionary($0.element(values, "Value", id, $1)) }
        case .same(let other): return alias(id, place, isNamed) { $0.reference(to: other, at: $1) }
        // Bytes stand in bodies only, so that no JSON type can hold them by way of an alias.
        case .scalar(.string, "binary"): return .body
        case .scalar(let type, let format): return alias(id, place, isNamed) { _, _ in Self.scalar(type, format) }
        case .any: return alias(id, place, isNamed) { _, _ in .json }
        }
    }

    private static func scalar(_ type: Schema.SchemaType, _ format: String?) -> TypeReference {
        switch (type, format) {
        case (.string, "date-time"): .date
        case (.string, "date"): .calendarDate
        case (.string, "uuid"): .uuid
        case (.string, "uri"), (.string, "url"): .url
        case (.string, "byte"): .data
        case (.string, "binary"): .body
        case (.string, _): .string
        case (.integer, "int32"): .int32
        case (.integer, "int64"): .int64
        case (.integer, _): .int
        case (.number, "float"): .float
        case (.number, _): .double
        case (.boolean, _): .bool
        case (.array, _), (.object, _): .json
        }
    }

    private static func caseName(_ value: Int) -> String { value < 0 ? "minus\(value.magnitude)" : "_\(value)" }

    private func cases<Value>(_ values: [Value], name: (Value) -> String) -> [EnumCase<Value>] {
        var scope = NameScope(reserved: ["unknown", "rawValue", names.contract])
        return values.map { EnumCase(name: scope.claim(name($0)), value: $0) }
    }

    // MARK: Declaring

    private mutating func claim(_ place: Place, isNamed: Bool) -> [String] {
        // A named schema's name was settled before.
        if isNamed { return [place.name] }
        guard let outer = place.outer.first else { return [names.claim(place.name)] }
        return [outer, claimNested(place.name, in: outer)]
    }

    /// A name for a type within another.
    mutating func claimNested(_ name: String, in outer: String) -> String {
        let reserved = ReservedNames.usedTypes.union([names.contract, outer, "Request", "Response"])
        let chosen = scopes[outer, default: NameScope(reserved: reserved)].claim(name)
        nestedNames[outer, default: []].insert(chosen)
        return chosen
    }

    /// For the members of a declaration whose nested types are all claimed. In a script without capitals a member would
    /// be named as the type that is nested beside it, or would hide the contract's namespace.
    private func memberScope(of path: [String], reserved: Set<String>) -> NameScope {
        let nested = path.count == 1 ? nestedNames[path[0]] ?? [] : []
        return NameScope(reserved: reserved.union(nested).union([names.contract]))
    }

    /// The place of the declaration is taken first, so that what is in it can refer to it.
    private mutating func declare(
        _ id: Schema.ID, _ place: Place, _ isNamed: Bool, _ kind: @escaping DeclarationMaker
    ) -> TypeReference {
        let path = claim(place, isNamed: isNamed)
        let type = TypeID(index: declarations.count)
        declarations.append(nil)
        references[id] = .declared(type)
        declarations[type.index] = TypeDeclaration(
            path: path, documentation: documentation(of: id), kind: .alias(.json))
        if isNamed, depth > Self.depthLimit {
            waiting.append((type, kind))
        } else {
            fill(type, kind)
        }
        return .declared(type)
    }

    /// A named alias is declared; an anonymous one is what it stands for.
    private mutating func alias(
        _ id: Schema.ID, _ place: Place, _ isNamed: Bool,
        _ target: (inout TypeGraphBuilder, Place) -> TypeReference
    ) -> TypeReference {
        openAliases.insert(id)
        let reference = target(&self, place)
        openAliases.remove(id)
        if !isNamed {
            references[id] = reference
            return reference
        }
        let type = TypeID(index: declarations.count)
        declarations.append(
            TypeDeclaration(path: [place.name], documentation: documentation(of: id), kind: .alias(reference)))
        references[id] = .declared(type)
        return .declared(type)
    }

    private mutating func recursiveAlias(_ id: Schema.ID) -> TypeReference {
        let origin = document[id].origin
        diagnostics.append(
            Diagnostic(
                SwiftRules.recursiveAlias,
                .init(
                    "the schema contains nothing but itself, or is nested too deeply",
                    ja: "スキーマの中身が自分自身だけか、入れ子が深すぎる"),
                at: origin.range, pointer: origin.pointer))
        return .json
    }

    private mutating func element(_ id: Schema.ID?, _ word: String, _ owner: Schema.ID, _ place: Place) -> TypeReference
    {
        guard let id else { return .json }
        let type = nullableReference(to: id, at: Place(outer: place.outer, name: place.name + word))
        return Self.textual(type)
    }

    /// Bytes have no place within JSON, in a header or in a parameter; where a contract says so they are text.
    static func textual(_ type: TypeReference) -> TypeReference { type == .body ? .string : type }

    private func documentation(of id: Schema.ID) -> String? {
        let schema = document[id]
        return schema.description ?? schema.title
    }
}

// MARK: Objects

extension TypeGraphBuilder {
    fileprivate mutating func objectType(
        _ object: MergedObject, _ id: Schema.ID, _ path: [String]
    ) -> TypeDeclaration.Kind {
        for name in object.conflicts {
            let origin = document[id].origin
            diagnostics.append(
                Diagnostic(
                    SwiftRules.conflictingProperty,
                    .init("the property '\(name)' has two types", ja: "プロパティ「\(name)」の型が二つある"),
                    at: origin.range, pointer: origin.pointer))
        }
        var result = ObjectType(properties: [], additional: nil)
        let types = object.properties.map { property in
            let place = Place(outer: [], name: "").inner(property.name, in: path)
            return Self.textual(reference(to: property.schema, at: place))
        }
        switch object.additional {
        case .none: break
        case .any: result.additional = .json
        case .schema(let values):
            let place = Place(outer: [], name: "").inner("AdditionalProperty", in: path)
            result.additional = Self.textual(nullableReference(to: values, at: place))
        }
        var scope = memberScope(of: path, reserved: ReservedNames.modelMembers)
        result.properties = zip(object.properties, types).map { objectProperty($0, $1, &scope) }
        return .object(result)
    }

    private func objectProperty(
        _ property: MergedObject.Property, _ type: TypeReference, _ scope: inout NameScope
    ) -> ObjectType.Property {
        ObjectType.Property(
            jsonName: property.name, name: scope.claim(SwiftIdentifier.member(property.name)), type: type,
            isRequired: property.isRequired, isNullable: reader.isNullable(property.schema) && type != .json,
            isBoxed: false, onlyValue: property.isRequired ? onlyValue(of: type) : nil,
            documentation: document[property.schema].componentName == nil
                ? documentation(of: property.schema) : nil)
    }

    /// The initialiser's default for a property that can have one value only.
    private func onlyValue(of type: TypeReference) -> String? {
        guard case .declared(let id) = type, case .stringEnum(let cases) = declarations[id.index]?.kind,
            cases.count == 1
        else { return nil }
        return "." + ReservedNames.escaped(cases[0].name)
    }
}

// MARK: Unions

extension TypeGraphBuilder {
    private struct Candidate {
        var schema: Schema.ID
        var type: TypeReference
        var tags: [String]
    }

    private mutating func union(
        _ alternatives: [Schema.ID], _ discriminator: Schema.Discriminator?, _ id: Schema.ID, _ place: Place,
        _ isNamed: Bool
    ) -> TypeReference {
        // Alternatives that come to one Swift type need no union. That can only be told without declaring anything.
        let simple = alternatives.map { simpleType($0) }
        if let first = simple.first, let type = first, simple.allSatisfy({ $0 == type }) {
            return alias(id, place, isNamed) { _, _ in type }
        }
        return declare(id, place, isNamed) { builder, path in
            .union(builder.unionType(alternatives, discriminator, path))
        }
    }

    private func simpleType(_ id: Schema.ID) -> TypeReference? {
        guard case .scalar(let type, let format) = reader.shape(of: id) else { return nil }
        return Self.scalar(type, format)
    }

    private mutating func unionType(
        _ alternatives: [Schema.ID], _ discriminator: Schema.Discriminator?, _ path: [String]
    ) -> UnionType {
        var candidates: [Candidate] = []
        for (index, schema) in alternatives.enumerated() {
            let word = document[schema].title ?? "Alternative\(index + 1)"
            let type = Self.textual(reference(to: schema, at: Place(outer: [], name: "").inner(word, in: path)))
            let tags = discriminator.map { self.tags(of: schema, $0) } ?? []
            if let known = candidates.firstIndex(where: { $0.type == type }) {
                candidates[known].tags += tags.filter { !candidates[known].tags.contains($0) }
            } else {
                candidates.append(Candidate(schema: schema, type: type, tags: tags))
            }
        }
        if discriminator == nil {
            let ranked = candidates.enumerated().sorted {
                (rank($0.element), $0.offset) < (rank($1.element), $1.offset)
            }
            candidates = ranked.map(\.element)
        }
        var scope = memberScope(of: path, reserved: ["unknown"])
        return UnionType(
            alternatives: candidates.map {
                UnionType.Alternative(name: scope.claim(caseName($0)), type: $0.type, tags: $0.tags)
            }, discriminator: discriminator?.propertyName)
    }

    private func tags(of schema: Schema.ID, _ discriminator: Schema.Discriminator) -> [String] {
        let mapped = discriminator.mapping.filter { $0.schema == schema }.map(\.value)
        return mapped.isEmpty ? document[schema].componentName.map { [$0] } ?? [] : mapped
    }

    private func caseName(_ candidate: Candidate) -> String {
        if let tag = candidate.tags.first { return SwiftIdentifier.member(tag) }
        return Self.caseName(of: candidate.type) { declarations[$0.index]?.path.last }
    }

    private static func caseName(of type: TypeReference, _ name: (TypeID) -> String?) -> String {
        switch type {
        case .string: "string"
        case .int, .int32, .int64: "integer"
        case .double, .float: "number"
        case .bool: "boolean"
        case .date: "dateTime"
        case .calendarDate: "date"
        case .uuid: "uuid"
        case .url: "uri"
        case .data: "byte"
        case .json: "any"
        case .body: "binary"
        case .array(let element): caseName(of: element, name) + "Array"
        case .dictionary(let value): caseName(of: value, name) + "Map"
        case .nullable(let type): caseName(of: type, name)
        case .declared(let id): SwiftIdentifier.member(name(id) ?? "alternative")
        }
    }

    /// Without a discriminator, what accepts less is tried first: objects with many required members before those with
    /// few, formats before plain strings, and what takes anything last.
    private func rank(_ candidate: Candidate) -> Int {
        switch resolved(candidate.type) {
        case .declared(let id):
            switch declarations[id.index]?.kind {
            case .object(let object): -object.properties.count { $0.isRequired }
            case .stringEnum, .integerEnum: 10
            default: 5
            }
        case .date, .calendarDate, .uuid: 1
        case .int, .int32, .int64, .bool: 2
        case .double, .float: 3
        case .url, .data: 15
        case .string, .body: 20
        case .dictionary: 30
        case .json: 40
        case .array, .nullable: 4
        }
    }

    private func resolved(_ type: TypeReference) -> TypeReference {
        if case .declared(let id) = type, case .alias(let target) = declarations[id.index]?.kind {
            return resolved(target)
        }
        return type
    }
}

// MARK: Boxing

extension TypeGraphBuilder {
    /// Marks the properties that would make a struct contain itself. Unions are indirect anyway, arrays and maps too.
    private func boxed(_ declarations: [TypeDeclaration]) -> [TypeDeclaration] {
        var result = declarations
        var state = [Int](repeating: 0, count: declarations.count)

        func contained(_ type: TypeReference) -> TypeID? {
            switch type {
            case .declared(let id):
                if case .alias(let target) = declarations[id.index].kind { return contained(target) }
                if case .object = declarations[id.index].kind { return id }
                return nil
            case .nullable(let type): return contained(type)
            default: return nil
            }
        }

        // Depth first, without recursion: a chain of types can be as long as a document.
        for root in declarations.indices where state[root] == 0 {
            var stack = [(type: root, next: 0)]
            state[root] = 1
            while let top = stack.last {
                guard case .object(var object) = result[top.type].kind, top.next < object.properties.count else {
                    state[top.type] = 2
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                guard let target = contained(object.properties[top.next].type)?.index else { continue }
                if state[target] == 1 {
                    object.properties[top.next].isBoxed = true
                    result[top.type].kind = .object(object)
                } else if state[target] == 0 {
                    state[target] = 1
                    stack.append((target, 0))
                }
            }
        }
        return result
    }
}
