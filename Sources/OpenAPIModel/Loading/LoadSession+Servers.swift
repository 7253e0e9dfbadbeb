import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    func servers(in node: Node) -> [Server] {
        list("servers", in: node)?.compactMap { server(at: $0) } ?? []
    }

    func server(at node: Node) -> Server? {
        guard requireMapping(node, .server, or: .server) else { return nil }
        let extensions = checkFields(of: node, .server)
        let url = requiredString("url", in: node, .server)
        var variables: [Server.Variable] = []
        for (key, value) in mapping("variables", in: node)?.entries.map({ $0 }) ?? [] {
            if let variable = serverVariable(key, value) { variables.append(variable) }
        }
        guard let url else {
            leaveOut(.server, node)
            return nil
        }
        var server = Server(
            url: url, description: string("description", in: node), variables: variables, origin: origin(of: node))
        server.extensions = extensions
        checkVariables(of: server, node)
        return server
    }

    private func serverVariable(_ key: Node, _ node: Node) -> Server.Variable? {
        guard requireMapping(node, .serverVariable, or: .serverVariable) else { return nil }
        let extensions = checkFields(of: node, .serverVariable)
        let defaultValue = requiredString("default", in: node, .serverVariable)
        let allowed = strings("enum", in: node)
        guard let defaultValue else {
            leaveOut(.serverVariable, node)
            return nil
        }
        var variable = Server.Variable(
            name: key.scalarText ?? "", nameRange: key.range, defaultValue: defaultValue, origin: origin(of: node))
        variable.allowed = allowed
        variable.description = string("description", in: node)
        variable.extensions = extensions
        checkValues(of: variable, node)
        return variable
    }
}
