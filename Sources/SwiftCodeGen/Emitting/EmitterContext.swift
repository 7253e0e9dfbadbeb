/// What every emitter needs: the plan, how names are written, and how visible things are.
struct EmitterContext {
    let plan: APIPlan
    /// `public`, `package` or `internal`.
    let access: String
    /// Modules of types that a configuration names.
    var typeModules: [String] = []
    /// What messages are compared with, line by line; nil where nothing is.
    var checks: [String]?
    /// Files over which types and operations are spread; the number does not depend on the contract.
    static let shards = 4

    /// `public ` or nothing: internal is what Swift takes without a word.
    var modifier: String { access == "internal" ? "" : access + " " }

    /// A type in the contract's namespace, written so that nothing nested can be taken for it.
    func qualified(_ path: [String]) -> String {
        ([plan.name] + path).map(ReservedNames.escaped).joined(separator: ".")
    }

    func name(_ id: TypeID) -> String { qualified(plan.types[id].path) }

    func type(_ reference: TypeReference) -> String {
        switch reference {
        case .string: "String"
        case .int: "Int"
        case .int32: "Int32"
        case .int64: "Int64"
        case .double: "Double"
        case .float: "Float"
        case .bool: "Bool"
        case .dateTime: "DateTime"
        case .calendarDate: "CalendarDate"
        case .uuid: "UUID"
        case .url: "URL"
        case .data: "Data"
        case .named(let name): name
        case .json: "JSONValue"
        case .body: "HTTPBody"
        case .array(let element): "[\(type(element))]"
        case .dictionary(let value): "[String: \(type(value))]"
        case .nullable(let type): self.type(type) + "?"
        case .declared(let id): name(id)
        }
    }

    /// The shard of a name: FNV-1a, so that it is the same on every machine and only that name's file changes.
    func shard(_ name: String) -> Int {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return Int(hash % UInt64(Self.shards))
    }

    /// Files of a kind, one per shard, empty ones too: `OpenDataBroker+Part1Types.swift`.
    ///
    /// The shard comes before the kind because a debug build cuts the files, sorted by name, into as many batches as
    /// there are cores. Sorted by kind, all types, which are most of the work, would be in one of two batches.
    func files(_ kind: String, modules: [GeneratedImport], _ declarations: [[SwiftDeclaration]]) -> [SwiftFile] {
        declarations.enumerated().map { index, declarations in
            SwiftFile(
                name: "\(plan.name)+Part\(index + 1)\(kind).swift",
                modules: modules + typeModules.map { .moduleWhereNamed($0) },
                declarations: [handshake] + declarations)
        }
    }

    /// Fails to compile, with a name that says why, against a runtime with another agreement.
    var handshake: SwiftDeclaration {
        SwiftDeclaration("private typealias GeneratedCodeVersion = GeneratedCodeVersion1")
    }

    /// Servers as the runtime takes them.
    func servers(_ servers: [ServerPlan]) -> String {
        let texts = servers.map { server in
            let variables = server.variables.map { variable in
                let values = variable.values.isEmpty ? "" : ", " + SwiftLiteral.strings(variable.values)
                return "ServerTemplate.Variable(\(SwiftLiteral.string(variable.name)), "
                    + "\(SwiftLiteral.string(variable.defaultValue))\(values))"
            }
            let list = variables.isEmpty ? "" : ", [\(variables.joined(separator: ", "))]"
            return "ServerTemplate(\(SwiftLiteral.string(server.template))\(list))"
        }
        return "[\(texts.joined(separator: ", "))]"
    }
}
