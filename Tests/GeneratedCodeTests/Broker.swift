import KakehashiRuntime
import OpenDataBrokerAPI

/// A broker that keeps entities in memory: as little of NGSIv2 as the tests need, written by hand on the generated
/// protocol, as a platform team would.
struct Broker: OpenDataBroker.Service {
    private let store = EntityStore()

    func createEntity(
        _ request: OpenDataBroker.CreateEntity.Request
    ) async throws -> OpenDataBroker.CreateEntity.Response {
        guard case .entity(let entity) = request.body else {
            return .badRequest(.init(body: .init(error: "BadRequest", description: "only the normalized form")))
        }
        guard await store.insert(entity) else {
            return .unprocessableContent(.init(body: .init(error: "Unprocessable", description: "Already Exists")))
        }
        return .created(.init(location: "/v2/entities/\(entity.id)?type=\(entity.type)"))
    }

    func listEntities(
        _ request: OpenDataBroker.ListEntities.Request
    ) async throws -> OpenDataBroker.ListEntities.Response {
        let all = await store.entities.filter { request.type == nil || $0.type == request.type }
        let page = all.dropFirst(Int(request.offset)).prefix(Int(request.limit))
        let isCounted = request.options?.contains(.count) ?? false
        return .ok(.init(body: Array(page), fiwareTotalCount: isCounted ? Int64(all.count) : nil))
    }

    func retrieveEntity(
        _ request: OpenDataBroker.RetrieveEntity.Request
    ) async throws -> OpenDataBroker.RetrieveEntity.Response {
        guard let entity = await store.entity(request.entityId) else { return .notFound(.init(body: Self.noEntity)) }
        return .ok(.init(body: entity))
    }

    func updateAttributeData(
        _ request: OpenDataBroker.UpdateAttributeData.Request
    ) async throws -> OpenDataBroker.UpdateAttributeData.Response {
        guard await store.update(request.entityId, request.attrName, request.body) else {
            return .notFound(.init(body: Self.noEntity))
        }
        return .noContent(.init())
    }

    func removeEntity(
        _ request: OpenDataBroker.RemoveEntity.Request
    ) async throws -> OpenDataBroker.RemoveEntity.Response {
        await store.remove(request.entityId) ? .noContent(.init()) : .notFound(.init(body: Self.noEntity))
    }

    private static let noEntity = OpenDataBroker.NGSIError(
        error: "NotFound", description: "The requested entity has not been found. Check type and id")
}

private actor EntityStore {
    private(set) var entities: [OpenDataBroker.Entity] = []

    func entity(_ id: String) -> OpenDataBroker.Entity? { entities.first { $0.id == id } }

    func insert(_ entity: OpenDataBroker.Entity) -> Bool {
        guard self.entity(entity.id) == nil else { return false }
        entities.append(entity)
        return true
    }

    func update(_ id: String, _ name: String, _ attribute: OpenDataBroker.Attribute) -> Bool {
        guard let index = entities.firstIndex(where: { $0.id == id }), entities[index][name] != nil else {
            return false
        }
        entities[index][name] = attribute
        return true
    }

    func remove(_ id: String) -> Bool {
        guard let index = entities.firstIndex(where: { $0.id == id }) else { return false }
        entities.remove(at: index)
        return true
    }
}
