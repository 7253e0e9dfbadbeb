import JSONCoding
import KakehashiRuntime
import MockAdminAPI
import MockEngine

extension MockAdministration {
    func listState(_ request: MockAdmin.ListState.Request) async throws -> MockAdmin.ListState.Response {
        let name = try Self.name(request.session)
        _ = try session(name)
        let resources = try documents(at: request.document).flatMap { document in
            document.player.resources(of: name).map { resource in
                MockAdmin.Resource(
                    document: document.path, name: resource.name, key: resource.key, items: resource.count,
                    isWritten: resource.isWritten)
            }
        }
        return .ok(.init(body: .init(resources: resources)))
    }

    func resetState(_ request: MockAdmin.ResetState.Request) async throws -> MockAdmin.ResetState.Response {
        let name = try Self.name(request.session)
        _ = try session(name)
        for document in try documents(at: request.document) { document.player.resetState(of: name) }
        return .noContent(.init())
    }

    func readState(_ request: MockAdmin.ReadState.Request) async throws -> MockAdmin.ReadState.Response {
        let name = try Self.name(request.session)
        _ = try session(name)
        let document = try document(with: request.resource, at: request.document)
        return .ok(.init(body: items(of: request.resource, in: name, document)))
    }

    func putState(_ request: MockAdmin.PutState.Request) async throws -> MockAdmin.PutState.Response {
        let name = try Self.name(request.session)
        let document = try document(with: request.resource, at: request.document)
        var items: [NewItem] = []
        for (index, item) in request.body.items.enumerated() {
            guard let value = item.value.objectValue else {
                throw Self.invalid("/items/\(index)/value", "type", "an item must be an object")
            }
            items.append(NewItem(value, scope: item.scope ?? [:]))
        }
        _ = try document.player.put(items, to: request.resource, in: name)
        return .ok(.init(body: self.items(of: request.resource, in: name, document)))
    }

    private func items(of resource: String, in name: SessionName, _ document: Document) -> MockAdmin.Items {
        let items = document.player.items(of: resource, in: name) ?? []
        return MockAdmin.Items(
            items: items.map { item in
                MockAdmin.Item(value: item.value, scope: item.scope, etag: item.etag, isWritten: item.isWritten)
            })
    }

    /// The one that has a resource.
    ///
    /// - Throws: a problem where none has it, or several have.
    private func document(with resource: String, at path: String?) throws(ProblemDetails) -> Document {
        let found = try documents(at: path).filter { document in
            document.player.resources(of: .shared).contains { $0.name == resource }
        }
        guard let document = found.first else {
            throw ProblemDetails(
                "no-such-resource", status: 404, title: "Not Found", detail: "there is no resource '\(resource)'")
        }
        guard found.count == 1 else {
            let paths = found.map { "'\($0.path)'" }.joined(separator: ", ")
            throw ProblemDetails(
                "several-documents", status: 422, title: "Unprocessable Content",
                detail: "'\(resource)' is in several contracts; say with 'document' which is meant: \(paths)")
        }
        return document
    }
}
