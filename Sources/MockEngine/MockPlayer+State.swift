package import JSONCoding
package import KakehashiRuntime
import SchemaValidation
import SourceDiagnostics

/// What a session has of a resource.
package struct ResourceSummary: Sendable, Hashable {
    package let name: String
    /// The property that tells an item from the others.
    package let key: String
    package let count: Int
    /// Whether a request has changed something.
    package let isWritten: Bool
}

/// An item that somebody puts into a resource.
package struct NewItem: Sendable, Hashable {
    package let value: JSONObject
    /// Path parameters of the collection that it is in.
    package let scope: [String: String]

    package init(_ value: JSONObject, scope: [String: String] = [:]) {
        self.value = value
        self.scope = scope
    }
}

extension MockPlayer {
    /// In the order of the contract; one that nobody has looked at has what the contract shows.
    package func resources(of session: SessionName) -> [ResourceSummary] {
        let (service, world) = (service, store.snapshot(session) ?? World())
        return service.stateResources.map { resource in
            let stored = resource.stored(in: world, service.options)
            return ResourceSummary(
                name: resource.name, key: resource.key, count: stored.items.count, isWritten: stored.isWritten)
        }
    }

    /// In the order in which they came; nil where the contract has no such resource.
    package func items(of name: String, in session: SessionName) -> [StoredItem]? {
        let service = service
        guard let resource = service.stateResources.first(where: { $0.name == name }) else { return nil }
        return resource.stored(in: store.snapshot(session) ?? World(), service.options).items
    }

    /// Puts items in the place of those that a resource has.
    ///
    /// - Returns: false where the contract has no such resource.
    /// - Throws: a problem that says which of them cannot be items.
    package func put(
        _ items: [NewItem], to name: String, in session: SessionName
    ) throws(ProblemDetails) -> Bool {
        let service = service
        guard let resource = service.stateResources.first(where: { $0.name == name }) else { return false }
        let violations = NewItemCheck(service, resource).violations(of: items)
        guard violations.isEmpty else {
            throw ProblemDetails(
                "invalid-items", status: 422, title: "Unprocessable Content",
                detail: "these cannot be items of '\(name)'", violations: violations)
        }
        _ = store.update(session) { world in
            let stored = items.map { item in
                StoredItem(
                    .object(item.value), key: resource.key, scope: item.scope,
                    etag: KeyMaker.etag(&world, name, ScalarText.text(of: item.value[resource.key] ?? .null)),
                    isWritten: true)
            }
            world.resources[name] = StoredResource(stored, made: stored.count, isWritten: true)
        }
        return true
    }
}

extension CompiledService {
    /// What the operation of a route does with the state; nil where it does nothing.
    package func state(ofRoute index: Int) -> (resource: String, action: String)? {
        guard options.isStateful, let operation = state.operation(index) else { return nil }
        return (state.resources[operation.resource].name, operation.action.rawValue)
    }

    fileprivate var stateResources: [StatefulResource] { options.isStateful ? state.resources : [] }
}

/// Whether values can be items of a resource.
private struct NewItemCheck {
    private let service: CompiledService
    private let resource: StatefulResource
    private static let limit = 100

    init(_ service: CompiledService, _ resource: StatefulResource) {
        self.service = service
        self.resource = resource
    }

    func violations(of items: [NewItem]) -> [ProblemDetails.Violation] {
        var found: [ProblemDetails.Violation] = []
        var keys: Set<String> = []
        for (index, item) in items.enumerated() where found.count < Self.limit {
            let place = "/items/\(index)/value"
            guard let key = text(of: item.value[resource.key]) else {
                found.append(fault(place, "missing", "'\(resource.key)' must be a text or a number"))
                continue
            }
            let scope = item.scope.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            if !keys.insert(([key] + scope).joined(separator: "\n")).inserted {
                let pointer = place + "/" + JSONPointer.escape(resource.key)
                found.append(fault(pointer, "duplicate", "another item has the key '\(key)'"))
            }
            found += self.violations(of: item.value, place)
        }
        return found
    }

    private func text(of key: JSONValue?) -> String? {
        switch key {
        case .string?, .number?: key.map { ScalarText.text(of: $0) }
        default: nil
        }
    }

    /// What only clients send may be kept too.
    private func violations(of value: JSONObject, _ place: String) -> [ProblemDetails.Violation] {
        let visible = JSONObject(value.filter { !resource.shape.writeOnly.contains($0.key) })
        return service.validators.violations(
            of: .object(visible), against: resource.shape.schema, direction: .response
        ).map { found in
            let code = found.rule.id.split(separator: "/").last.map(String.init) ?? found.rule.id
            return fault(place + found.instancePointer, code, found.message.english)
        }
    }

    private func fault(_ pointer: String, _ code: String, _ message: String) -> ProblemDetails.Violation {
        .init(in: "body", pointer: pointer, code: code, message: message)
    }
}
