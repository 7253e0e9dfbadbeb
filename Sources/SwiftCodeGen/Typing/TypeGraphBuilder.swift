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

    typealias DeclarationMaker = (inout TypeGraphBuilder, [String]) -> TypeDeclaration.Kind?

    let options: TypingOptions
    let uses: SchemaUses
    /// The values of discriminators that each schema stands for, by property.
    let tags: DiscriminatorTags
    var reader: SchemaReader
    var names: NameTable
    var declarations: [TypeDeclaration?] = []
    var diagnostics: [Diagnostic] = []
    private var references: [Schema.ID: TypeReference] = [:]
    /// What was read before, as a union asks for the shapes of its alternatives again and again.
    private var shapes: [Schema.ID: SchemaShape] = [:]
    private var scopes: [String: NameScope] = [:]
    private var nestedNames: [String: Set<String>] = [:]
    /// Aliases that are being made: one that meets itself has no Swift form.
    private var openAliases: Set<Schema.ID> = []
    /// Schemas that are being looked at, each within the one before.
    private var depth = 0
    /// Declarations that are filled later, for a chain of schemas can be as long as a document and the stack is not.
    private var waiting: [(type: TypeID, kind: DeclarationMaker)] = []
    private static let depthLimit = 100

    var document: Document { reader.document }

    init(document: Document, names: NameTable, options: TypingOptions = TypingOptions()) {
        self.names = names
        self.options = options
        reader = SchemaReader(document: document)
        uses = SchemaUses(document: document)
        tags = DiscriminatorTags(document: document, reader: reader)
    }

    /// What a schema comes to once it is no longer the same as another.
    mutating func shape(behind id: Schema.ID) -> SchemaShape {
        let target = reader.target(of: id)
        if let known = shapes[target] { return known }
        let shape = reader.shape(of: target)
        shapes[target] = shape
        return shape
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

    // MARK: References

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
        if isNamed, let name = document[id].componentName, let type = options.schemaTypes[name] {
            return alias(id, place, isNamed) { _, _ in .named(type) }
        }
        switch reader.shape(of: id) {
        case .object(let object): return declare(id, place, isNamed) { $0.objectType(object, id, $1) }
        case .union(let union): return self.union(union, id, place, isNamed)
        case .strings(let values):
            return declare(id, place, isNamed) { builder, path in
                .stringEnum(builder.enumType(id, values, path, name: builder.names.member))
            }
        case .integers(let values):
            return declare(id, place, isNamed) { .integerEnum($0.enumType(id, values, $1, name: Self.caseName)) }
        case .array(let items): return alias(id, place, isNamed) { .array($0.element(items, "Item", $1)) }
        case .map(let values): return alias(id, place, isNamed) { .dictionary($0.element(values, "Value", $1)) }
        case .same(let other): return alias(id, place, isNamed) { $0.reference(to: other, at: $1) }
        // Bytes stand in bodies only, so that no JSON type can hold them by way of an alias.
        case .scalar(.string, "binary") where options.formatTypes["binary"] == nil: return .body
        case .scalar(let type, let format):
            let scalar = scalar(type, format)
            return alias(id, place, isNamed) { _, _ in scalar }
        case .any: return alias(id, place, isNamed) { _, _ in .json }
        case .contradiction:
            reportContradiction(id)
            return alias(id, place, isNamed) { _, _ in .json }
        }
    }

    func scalar(_ type: Schema.SchemaType, _ format: String?) -> TypeReference {
        if let name = format.flatMap({ options.formatTypes[$0] }) { return .named(name) }
        let usual = Self.scalar(type, format)
        switch usual {
        case .double where format == nil: return options.formatTypes["number"].map { .named($0) } ?? usual
        case .int where format == nil: return options.formatTypes["integer"].map { .named($0) } ?? usual
        default: return usual
        }
    }

    /// Formats that no type of the standard library keeps as they are, such as `time` and `duration`, stay text.
    private static func scalar(_ type: Schema.SchemaType, _ format: String?) -> TypeReference {
        switch (type, format) {
        case (.string, "date-time"): .dateTime
        case (.string, "date"): .calendarDate
        case (.string, "uuid"): .uuid
        case (.string, "uri"), (.string, "url"): .url
        case (.string, "byte"): .data
        case (.string, "binary"): .body
        case (.string, _): .string
        case (.integer, "int32"): .int32
        case (.integer, "int64"): .int64
        case (.integer, "uint32"): .named("UInt32")
        case (.integer, "uint64"): .named("UInt64")
        case (.integer, _): .int
        case (.number, "float"): .float
        case (.number, "decimal"): .named("Decimal")
        case (.number, _): .double
        case (.boolean, _): .bool
        case (.array, _), (.object, _): .json
        }
    }

    private static func caseName(_ value: Int) -> String { value < 0 ? "minus\(value.magnitude)" : "_\(value)" }

    private func enumType<Value>(
        _ id: Schema.ID, _ values: [Value], _ path: [String], name: (Value) -> String
    ) -> EnumType<Value> {
        var scope = NameScope(reserved: ["unknown", "rawValue", "allCases", names.contract])
        return EnumType(
            cases: values.map { EnumType.Case(name: scope.claim(name($0)), value: $0) },
            isClosed: options.isStrict(schema: document[id].componentName, path: path))
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
    func memberScope(of path: [String], reserved: Set<String>) -> NameScope {
        let nested = path.count == 1 ? nestedNames[path[0]] ?? [] : []
        return NameScope(reserved: reserved.union(nested).union([names.contract]))
    }

    /// The place of the declaration is taken first, so that what is in it can refer to it.
    mutating func declare(
        _ id: Schema.ID, _ place: Place, _ isNamed: Bool, _ kind: @escaping DeclarationMaker
    ) -> TypeReference {
        let path = claim(place, isNamed: isNamed)
        let type = TypeID(index: declarations.count)
        declarations.append(nil)
        references[id] = .declared(type)
        // Until it is filled it is what nothing in JSON is, so that nobody takes it for something else.
        declarations[type.index] = TypeDeclaration(
            path: path, documentation: SchemaText(schema: document[id], showsFormat: true).text,
            isDeprecated: document[id].isDeprecated, kind: .alias(.body))
        if isNamed, depth > Self.depthLimit {
            waiting.append((type, kind))
        } else {
            fill(type, kind)
        }
        return .declared(type)
    }

    /// A named alias is declared; an anonymous one is what it stands for.
    mutating func alias(
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
        let schema = document[id]
        let text = SchemaText(schema: schema, showsFormat: !Self.isPlain(reference), showsValues: false).text
        declarations.append(
            TypeDeclaration(
                path: [place.name], documentation: text, isDeprecated: schema.isDeprecated, kind: .alias(reference)))
        // The compiler warns of a deprecated name wherever it stands, in generated code too.
        references[id] = schema.isDeprecated ? reference : .declared(type)
        return references[id] ?? reference
    }

    /// Whether a type shows nothing of a format.
    static func isPlain(_ type: TypeReference) -> Bool {
        switch type {
        case .string, .int, .double, .bool, .body, .json: true
        default: false
        }
    }

    mutating func element(_ ids: [Schema.ID], _ word: String, _ place: Place) -> TypeReference {
        guard let id = reader.meet(ids) else { return .json }
        return Self.textual(nullableReference(to: id, at: Place(outer: place.outer, name: place.name + word)))
    }

    /// Bytes have no place within JSON, in a header or in a parameter; where a contract says so they are text.
    static func textual(_ type: TypeReference) -> TypeReference { type == .body ? .string : type }

    /// What a chain of aliases comes to.
    func resolved(_ type: TypeReference) -> TypeReference {
        if case .declared(let id) = type, case .alias(let target) = declarations[id.index]?.kind {
            return resolved(target)
        }
        return type
    }

    // MARK: Findings

    private mutating func recursiveAlias(_ id: Schema.ID) -> TypeReference {
        report(
            SwiftRules.recursiveAlias,
            .init(
                "the schema contains nothing but itself, or is nested too deeply",
                ja: "スキーマの中身が自分自身だけか、入れ子が深すぎる"), id)
        return .json
    }

    private mutating func reportContradiction(_ id: Schema.ID) {
        // Of a made schema its owner speaks.
        if reader.isMade(id) { return }
        report(
            SwiftRules.conflictingTypes,
            .init("the schemas of the 'allOf' have no value in common", ja: "「allOf」のスキーマに共通する値がない"), id)
    }

    mutating func report(_ rule: Rule, _ message: LocalizedText, _ id: Schema.ID) {
        let origin = document[id].origin
        diagnostics.append(Diagnostic(rule, message, at: origin.range, pointer: origin.pointer))
    }
}
