// Unions: an enum whose case is found by a discriminator, by a table of what tells the alternatives apart, or by trying.
extension TypesEmitter {
    func union(_ name: String, _ union: UnionType, _ documentation: String?) -> SwiftDeclaration {
        var members = union.alternatives.map {
            SwiftDeclaration("case \(ReservedNames.escaped($0.name))(\(context.type($0.type)))")
        }
        let rest = restCase(union)
        if let rest {
            members.append(SwiftDeclaration("case \(rest.name)(JSONValue)", documentation: rest.documentation))
        }
        if case .discriminator = union.choice {
        } else {
            members.append(table(union))
        }
        members.append(.function("\(context.modifier)init(json: inout JSONReader) throws", reading(union)))
        var cases = union.alternatives.map {
            ("case .\(ReservedNames.escaped($0.name))(let value)", [SwiftStatement.line("value.write(to: &json)")])
        }
        if let rest { cases.append(("case .\(rest.name)(let value)", ["value.write(to: &json)"])) }
        members.append(
            .function("\(context.modifier)func write(to json: inout JSONWriter)", [.choice("self", cases)]))
        return .block("\(context.modifier)indirect enum \(name): JSONModel", documentation: documentation, members)
    }

    /// The case for what is no single alternative.
    private func restCase(_ union: UnionType) -> (name: String, documentation: String)? {
        switch union.choice {
        case .discriminator: ("unknown", "An alternative that the contract does not list.")
        case .testsOrSeveral: ("several", "A value with members of more than one alternative.")
        case .tests, .attempts: nil
        }
    }

    private func reading(_ union: UnionType) -> [SwiftStatement] {
        switch union.choice {
        case .discriminator(let name): [.choice("json.discriminator(\(SwiftLiteral.string(name)))", tagged(union))]
        case .tests: [.choice("try json.alternative(Self.jsonAlternatives)", numbered(union))]
        case .testsOrSeveral: [.choice("try json.alternativeOrSeveral(Self.jsonAlternatives)", numbered(union))]
        case .attempts:
            [
                .block(
                    "for index: Int in json.alternatives(Self.jsonAlternatives)", [.choice("index", attempts(union))]),
                "throw json.noMatch()",
            ]
        }
    }

    private func read(_ alternative: UnionType.Alternative) -> [SwiftStatement] {
        let type = context.type(alternative.type)
        return [.line("self = .\(ReservedNames.escaped(alternative.name))(try \(type)(json: &json))")]
    }

    private func tagged(_ union: UnionType) -> [(label: String, [SwiftStatement])] {
        union.alternatives.filter { !$0.tags.isEmpty }.map { alternative in
            ("case " + alternative.tags.map(SwiftLiteral.string).joined(separator: ", "), read(alternative))
        } + [("default", ["self = .unknown(try JSONValue(json: &json))"])]
    }

    private func numbered(_ union: UnionType) -> [(label: String, [SwiftStatement])] {
        var cases = union.alternatives.enumerated().map { ("case \($0.offset)", read($0.element)) }
        if union.choice == .testsOrSeveral {
            cases.append(("default", ["self = .several(try JSONValue(json: &json))"]))
        } else {
            // The last alternative stands for every other number, of which there is none.
            cases[cases.count - 1].0 = "default"
        }
        return cases
    }

    private func attempts(_ union: UnionType) -> [(label: String, [SwiftStatement])] {
        union.alternatives.enumerated().map { index, alternative in
            let type = context.type(alternative.type)
            let label = index == union.alternatives.count - 1 ? "default" : "case \(index)"
            return (
                label,
                [
                    .block(
                        "if let value: \(type) = json.attempt(\(type).self)",
                        ["self = .\(ReservedNames.escaped(alternative.name))(value)", "return"])
                ]
            )
        }
    }

    // MARK: Table

    private func table(_ union: UnionType) -> SwiftDeclaration {
        let rows = union.alternatives.map { row($0.test) }
        return SwiftDeclaration(
            "private static let jsonAlternatives: [JSONAlternative] = [\(rows.joined(separator: ", "))]")
    }

    private func row(_ test: AlternativeTest) -> String {
        switch test {
        case .any: ".any"
        case .boolean: ".boolean"
        case .integer: ".integer"
        case .number: ".number"
        case .string: ".string"
        case .dateTime: ".dateTime"
        case .date: ".date"
        case .uuid: ".uuid"
        case .integers(let values): ".integers([\(values.map(String.init).joined(separator: ", "))])"
        case .strings(let values): ".strings(\(SwiftLiteral.strings(values)))"
        case .array(nil): ".array"
        case .array(let element?): ".array(of: \(row(element)))"
        case .either(let tests): ".either([\(tests.map(row).joined(separator: ", "))])"
        case .object(let object): self.object(object)
        }
    }

    private func object(_ test: AlternativeTest.ObjectTest) -> String {
        var arguments = test.required.isEmpty ? [] : [SwiftLiteral.strings(test.required)]
        if !test.optional.isEmpty { arguments.append("optional: \(SwiftLiteral.strings(test.optional))") }
        if !test.members.isEmpty {
            let members = test.members.map { "(\(SwiftLiteral.string($0.name)), \(row($0.test)))" }
            arguments.append("members: [\(members.joined(separator: ", "))]")
        }
        if test.isOpen { arguments.append("isOpen: true") }
        return ".object(\(arguments.joined(separator: ", ")))"
    }
}
