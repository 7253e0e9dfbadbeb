/// Writes the struct of a multipart body's parts.
struct OperationsMultipart {
    let context: EmitterContext
    let type: MultipartType

    func declarations() -> [SwiftDeclaration] {
        [body()] + type.parts.compactMap { part in part.structure.map { structure(part, $0) } }
    }

    private func body() -> SwiftDeclaration {
        var fields = type.parts.filter(\.isRequired).map(field) + type.parts.filter { !$0.isRequired }.map(field)
        var reading = type.parts.map(read)
        var writing = type.parts.map(write)
        if let additional = type.additional {
            let value = context.type(additional)
            fields.append(
                Field(
                    name: "additionalParts", valueType: "[String: \(value)]", isOptional: false,
                    initialValue: "[:]", documentation: "Parts that the contract does not name."))
            let names = SwiftLiteral.strings(type.parts.map(\.wireName))
            let content = additional.isText ? ".text" : ".json"
            reading.append(
                .line(
                    "self.additionalParts = try parts.additionalValues(except: \(names), \(value).self, \(content))"))
            writing.append(.line("parts.additionalValues(self.additionalParts, \(content))"))
        }
        let members =
            context.members(fields) + [
                .function("\(context.modifier)init(reading parts: MultipartReader) throws", reading),
                .function("\(context.modifier)func write(to parts: inout MultipartWriter)", writing),
            ]
        return .block(
            "\(context.modifier)struct \(type.path[type.path.count - 1]): MultipartModel",
            documentation: type.documentation, members)
    }

    private func field(_ part: MultipartType.Part) -> Field {
        let type = part.structure.map { context.qualified($0.path) } ?? contentType(part)
        return Field(
            name: ReservedNames.escaped(part.name), valueType: part.isArray ? "[\(type)]" : type,
            isOptional: !part.isRequired, meaning: part.defaultValue, documentation: part.documentation)
    }

    private func contentType(_ part: MultipartType.Part) -> String {
        part.content == .file ? "MultipartFile" : context.type(part.type)
    }

    /// `.text`, or what reads the bytes of the part; empty for a file.
    private func content(_ part: MultipartType.Part) -> String {
        switch part.content {
        case .text: ".text"
        case .json: ".json"
        case .xml(let key): ".xml(\(SwiftLiteral.string(key)), \(context.qualified(["xmlTable"])))"
        case .file: ""
        }
    }

    private func read(_ part: MultipartType.Part) -> SwiftStatement {
        var arguments = [SwiftLiteral.string(part.wireName)]
        var call: String
        if let structure = part.structure {
            call = "part"
            arguments.append("\(context.qualified(structure.path)).self")
        } else if part.content == .file {
            call = "file"
        } else {
            call = "value"
            arguments += ["\(context.type(part.type)).self", content(part)]
        }
        if part.isArray { call += "s" }
        if !part.isRequired { call = "optional" + call.prefix(1).uppercased() + call.dropFirst() }
        if let types = part.contentType, part.structure == nil {
            arguments.append("accepting: \(SwiftLiteral.string(types))")
        }
        let name = context.storage(part.name, part.defaultValue)
        return .line("self.\(name) = try parts.\(call)(\(arguments.joined(separator: ", ")))")
    }

    private func write(_ part: MultipartType.Part) -> SwiftStatement {
        var arguments = [SwiftLiteral.string(part.wireName), "self.\(context.storage(part.name, part.defaultValue))"]
        var call = part.structure != nil ? "part" : part.content == .file ? "file" : "value"
        if part.structure == nil {
            if part.content != .file { arguments.append(content(part)) }
            if let types = part.contentType { arguments.append(SwiftLiteral.string(types)) }
        }
        if part.isArray { call += "s" }
        return .line("parts.\(call)(\(arguments.joined(separator: ", ")))")
    }

    // MARK: Parts with headers

    private func structure(_ part: MultipartType.Part, _ structure: MultipartType.PartType) -> SwiftDeclaration {
        let fields =
            [Field(name: "body", valueType: contentType(part), isOptional: false, documentation: nil)]
            + structure.headers.map(context.field)
        let types = part.contentType.map { SwiftLiteral.string($0) }
        let sent = types.map { ", " + $0 } ?? ""
        var reading: [SwiftStatement]
        var writing: [SwiftStatement]
        if part.content == .file {
            reading = [.line("self.body = try part.file(\(types.map { "accepting: " + $0 } ?? ""))")]
            writing = [.line("part.file(self.body\(sent))")]
        } else {
            let accepting = types.map { ", accepting: " + $0 } ?? ""
            reading = [
                .line("self.body = try part.value(\(context.type(part.type)).self, \(content(part))\(accepting))")
            ]
            writing = [.line("part.value(self.body, \(content(part))\(sent))")]
        }
        for header in structure.headers {
            let name = context.storage(header.name, header.defaultValue)
            let wireName = SwiftLiteral.string(header.wireName)
            let call = header.isRequired ? "requiredHeader" : "header"
            let coding = context.codingArgument(header)
            let type = context.type(header.type)
            reading.append(.line("self.\(name) = try part.\(call)(\(wireName), \(type).self\(coding))"))
            writing.append(.line("part.header(\(wireName), self.\(name)\(coding))"))
        }
        let members =
            context.members(fields) + [
                .function("\(context.modifier)init(reading part: MultipartPartReader) throws", reading),
                .function("\(context.modifier)func write(to part: inout MultipartPartWriter)", writing),
            ]
        return .block(
            "\(context.modifier)struct \(structure.path[structure.path.count - 1]): MultipartPartModel", members)
    }
}

extension TypeReference {
    /// Whether values are plain text where there is no JSON.
    fileprivate var isText: Bool {
        switch self {
        case .array, .dictionary, .json, .declared: false
        case .nullable(let type): type.isText
        default: true
        }
    }
}
