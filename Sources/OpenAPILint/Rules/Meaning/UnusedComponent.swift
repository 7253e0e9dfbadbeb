import JSONCoding
import OpenAPIModel
package import SourceDiagnostics

/// Components that no operation leads to.
package enum UnusedComponent: LintRule {
    package static let rule = Rule(
        "openapi/unused-component", .info,
        .init("a component is not used", ja: "使われていないコンポーネント"),
        .init(
            "No path leads to the component, nor does any component that a path leads to. Remove it if nobody outside "
                + "of this document refers to it. Documents without paths, which are there to be referred to, are left "
                + "alone.",
            ja: "どのパスからも、パスから使われるコンポーネントからも、このコンポーネントに至りません。文書の外から参照されていなければ"
                + "削除してください。参照されるための、パスのない文書は対象外です。"),
        samples: .init(bad: sample(schema: "string"), good: sample(schema: "'#/components/schemas/Name'")))

    private static func sample(schema: String) -> String {
        """
        paths:
          /shelters:
            get:
              parameters:
                - {name: name, in: query, schema: {\(schema == "string" ? "type" : "$ref"): \(schema)}}
              responses:
                '200': {description: ok}
        components:
          schemas:
            Name: {type: string}
        """
    }

    package static func check(_ context: LintContext) -> [Diagnostic] {
        let document = context.document
        guard document.paths.contains(where: { !$0.operations.isEmpty }) else { return [] }
        let used = UsedObjects(document)
        let components = document.components
        var list = UnusedList()
        list.add("schemas", components.schemas) { !used.contains($0) }
        list.add("responses", components.responses) { !used.responses.contains($0) }
        list.add("parameters", components.parameters) { !used.parameters.contains($0) }
        list.add("examples", components.examples) { !used.places.contains($0.origin.range) }
        list.add("requestBodies", components.requestBodies) { !used.requestBodies.contains($0) }
        list.add("headers", components.headers) { !used.headers.contains($0) }
        list.add("links", components.links) { !used.places.contains($0.origin.range) }
        list.add("callbacks", components.callbacks) { !used.places.contains($0.origin.range) }
        for scheme in document.securitySchemes where !used.securitySchemes.contains(scheme.name) {
            list.add("securitySchemes", scheme.name, scheme.nameRange)
        }
        return list.diagnostics
    }

    private struct UnusedList {
        private(set) var diagnostics: [Diagnostic] = []

        mutating func add<Value>(
            _ kind: String, _ entries: [NamedEntry<Value>], _ isUnused: (Value) -> Bool
        ) {
            for entry in entries where isUnused(entry.value) { add(kind, entry.name, entry.nameRange) }
        }

        mutating func add(_ kind: String, _ name: String, _ range: SourceRange) {
            var place = Place(Origin(range: range, pointer: ""))
            place.pointer = "/components/\(kind)/\(JSONPointer.escape(name))"
            diagnostics.append(
                Diagnostic(
                    rule,
                    .init("nothing uses '\(name)' of '\(kind)'", ja: "「\(kind)」の「\(name)」はどこからも使われていない"),
                    at: place, fixes: [.init(.init("remove it", ja: "削除する"))]))
        }
    }
}
