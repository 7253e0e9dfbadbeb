import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// Compares the expressions of the URL with the variables, both ways.
    func checkVariables(of server: Server, _ node: Node) {
        guard let place = node["url"] else { return }
        let template = PathTemplate(server.url)
        if !template.isWellFormed {
            report(
                OpenAPIRules.textForm,
                .init(
                    "the URL '\(server.url)' has unpaired or empty braces", ja: "URL「\(server.url)」の波括弧が対応していないか空である"),
                at: place, fixes: [.nameInBraces])
        }
        // A variable that is broken has a finding of its own.
        let declared = Set(node["variables"]?.entries.compactMap(\.key.scalarText) ?? [])
        for name in template.names where !name.isEmpty && !declared.contains(name) {
            let nearest = EditDistance.nearest(to: name, in: server.variables.map(\.name))
            report(
                OpenAPIRules.serverVariableUndeclared,
                .init("the server does not declare the variable '\(name)'", ja: "サーバーに変数「\(name)」の宣言がない"),
                at: place,
                fixes: [
                    nearest.map { .init(.init("write '{\($0)}'", ja: "「{\($0)}」と書く")) }
                        ?? .init(
                            .init(
                                "add '\(name)' with a 'default' to 'variables'",
                                ja: "「variables」に「default」を持つ「\(name)」を加える"))
                ])
        }
        for variable in server.variables where !template.names.contains(variable.name) {
            report(
                Diagnostic(
                    OpenAPIRules.serverVariableUnused,
                    .init(
                        "the URL '\(server.url)' has no variable '\(variable.name)'",
                        ja: "URL「\(server.url)」に変数「\(variable.name)」がない"), at: variable.nameRange,
                    pointer: variable.origin.pointer,
                    fixes: [
                        .init(
                            .init(
                                "remove the variable, or add '{\(variable.name)}' to the URL",
                                ja: "変数を削除するか、URL に「{\(variable.name)}」を加える"))
                    ]))
        }
    }

    /// OAS 3.0.4, section 4.7.6.1: the list should not be empty and should have the default.
    func checkValues(of variable: Server.Variable, _ node: Node) {
        guard let allowed = variable.allowed, let list = node["enum"] else { return }
        if allowed.isEmpty {
            report(
                OpenAPIRules.serverVariableValues,
                .init(
                    "'enum' of the server variable '\(variable.name)' has no values",
                    ja: "サーバー変数「\(variable.name)」の「enum」に値がない"), at: list, fixes: [.remove("enum")])
        } else if !allowed.contains(variable.defaultValue), let place = node["default"] {
            report(
                OpenAPIRules.serverVariableValues,
                .init(
                    "the default '\(variable.defaultValue)' is not among the values of the server variable "
                        + "'\(variable.name)'",
                    ja: "既定値「\(variable.defaultValue)」がサーバー変数「\(variable.name)」の値に含まれていない"), at: place,
                notes: [.init(.init("the values are here", ja: "値の一覧はここ"), at: list.range)],
                fixes: [.writeOneOf(allowed)])
        }
    }
}

extension Diagnostic.Fix {
    static let nameInBraces = Diagnostic.Fix(
        .init("put a name between '{' and '}'", ja: "「{」と「}」の間に名前を書く"))
}
