import OpenAPIModel
import YAMLSyntax

extension ContractWalk {
    /// A value somewhere in an example, a default or an enumeration, with the name of what holds it.
    struct ExampleValue: Sendable {
        /// The key, parameter, header or component; elements of a list have the name of the list.
        let name: String?
        let node: Node
    }

    /// Everything that stands for a value, containers and what is in them, each node once.
    var exampleValues: [ExampleValue] {
        var collector = ExampleCollector()
        for site in parameters {
            collector.add(site.parameter.examples, name: site.parameter.name)
            for media in site.parameter.content { collector.add(media.examples, name: site.parameter.name) }
        }
        for body in requestBodies { for media in body.body.content { collector.add(media.examples, name: nil) } }
        for site in responses {
            for media in site.response.content { collector.add(media.examples, name: nil) }
            for entry in site.response.headers {
                let header = document[entry.value]
                collector.add(header.examples, name: entry.name)
                if let id = header.schema { collector.addSchema(schema: self.site(of: id), name: entry.name) }
            }
        }
        for site in parameters {
            if let id = site.parameter.schema {
                collector.addSchema(schema: self.site(of: id), name: site.parameter.name)
            }
        }
        for site in schemas { collector.addSchema(schema: site, name: site.name) }
        return collector.values
    }
}

private struct ExampleCollector {
    private(set) var values: [ContractWalk.ExampleValue] = []
    private var seen: Set<Node> = []

    mutating func add(_ examples: [Example], name: String?) {
        for example in examples {
            if let node = example.node { add(node, name: name) }
        }
    }

    mutating func addSchema(schema site: SchemaSite?, name: String?) {
        guard let site else { return }
        for keyword in ["example", "default"] {
            if let node = site.node[keyword] { add(node, name: name) }
        }
        for node in site.node["enum"]?.elements.map({ $0 }) ?? [] { add(node, name: name) }
    }

    private mutating func add(_ node: Node, name: String?) {
        guard seen.insert(node).inserted else { return }
        values.append(.init(name: name, node: node))
        for element in node.elements { add(element, name: name) }
        for (key, value) in node.entries { add(value, name: key.scalarText) }
    }
}
