/// Writes the types of schemas, each into the file of its top name's shard.
struct TypesEmitter {
    let context: EmitterContext

    func files() -> [SwiftFile] {
        var shards = [[SwiftDeclaration]](repeating: [], count: EmitterContext.shards)
        for (top, nested) in groups() {
            shards[context.shard(top)].append(
                .block("nonisolated extension \(context.plan.name)", nested.top.map { [$0] } ?? []))
            if !nested.inner.isEmpty {
                shards[context.shard(top)].append(
                    .block("nonisolated extension \(context.qualified([top]))", nested.inner))
            }
        }
        shards = shards.map { $0.filter { if case .members(let members) = $0.body { !members.isEmpty } else { true } } }
        return [root()] + context.files("Types", modules: [.runtime], shards)
    }

    /// Types by their first name, in the order in which those come up.
    private func groups() -> [(String, (top: SwiftDeclaration?, inner: [SwiftDeclaration]))] {
        var order: [String] = []
        var groups: [String: (top: SwiftDeclaration?, inner: [SwiftDeclaration])] = [:]
        for declaration in context.plan.types.declarations {
            let top = declaration.path[0]
            if groups[top] == nil { order.append(top) }
            if declaration.path.count == 1 {
                groups[top, default: (nil, [])].top = self.declaration(declaration)
            } else {
                groups[top, default: (nil, [])].inner.append(self.declaration(declaration))
            }
        }
        return order.compactMap { name in groups[name].map { (name, $0) } }
    }

    /// The namespace itself.
    private func root() -> SwiftFile {
        let plan = context.plan
        let title = [plan.title + " " + plan.version, plan.documentation].compactMap { $0 }.joined(separator: "\n\n")
        let members = [
            SwiftDeclaration(
                "\(context.modifier)static let serverURLs: [String] = \(SwiftLiteral.strings(plan.serverURLs))",
                documentation: "The contract's servers, with the default values of their variables."),
            SwiftDeclaration(
                "\(context.modifier)static let basePath: String = \(SwiftLiteral.string(plan.basePath))",
                documentation: "The path before every operation's own, as in the first server's URL."),
        ]
        return SwiftFile(
            name: "\(plan.name).swift", modules: [.runtime],
            declarations: [
                context.handshake,
                .block("\(context.modifier)nonisolated enum \(plan.name)", documentation: title, members),
            ])
    }

    private func declaration(_ declaration: TypeDeclaration) -> SwiftDeclaration {
        let name = ReservedNames.escaped(declaration.path[declaration.path.count - 1])
        switch declaration.kind {
        case .alias(let target):
            let mark = declaration.isDeprecated ? Self.deprecation : ""
            return SwiftDeclaration(
                "\(mark)\(context.modifier)typealias \(name) = \(context.type(target))",
                documentation: declaration.documentation)
        case .object(let object): return structure(name, object, declaration)
        case .stringEnum(let type):
            return enumeration(name, ("String", "String"), type, declaration.documentation) { SwiftLiteral.string($0) }
        case .integerEnum(let type):
            return enumeration(name, ("Integer", "Int"), type, declaration.documentation) { String($0) }
        case .union(let union): return self.union(name, union, declaration.documentation)
        }
    }

    static let deprecation = "@available(*, deprecated) "

    // MARK: Enums

    private func enumeration<Value>(
        _ name: String, _ kind: (word: String, raw: String), _ type: EnumType<Value>, _ documentation: String?,
        _ literal: (Value) -> String
    ) -> SwiftDeclaration {
        let names = type.cases.map { (ReservedNames.escaped($0.name), literal($0.value)) }
        if type.isClosed {
            return .block(
                "\(context.modifier)enum \(name): \(kind.raw), JSONClosed\(kind.word)Enum",
                documentation: documentation, names.map { SwiftDeclaration("case \($0.0) = \($0.1)") })
        }
        var members = names.map { SwiftDeclaration("case \($0.0)") }
        members.append(
            SwiftDeclaration("case unknown(\(kind.raw))", documentation: "A value that the contract does not list."))
        members.append(
            .function(
                "\(context.modifier)init(rawValue: \(kind.raw))",
                [
                    .choice(
                        "rawValue",
                        names.map { ("case \($0.1)", ["self = .\($0.0)"]) }
                            + [("default", ["self = .unknown(rawValue)"])])
                ]))
        members.append(
            .function(
                "\(context.modifier)var rawValue: \(kind.raw)",
                [
                    .choice(
                        "self",
                        names.map { ("case .\($0.0)", ["return \($0.1)"]) }
                            + [("case .unknown(let value)", ["return value"])])
                ]))
        return .block("\(context.modifier)enum \(name): JSON\(kind.word)Enum", documentation: documentation, members)
    }
}
