import Foundation
import KakehashiRuntime

/// Answers every operation of `everything.yaml`, mostly with what it was sent. Written by hand on the generated
/// protocol, as a platform team would.
struct EverythingService: Everything.Service {
    let store = ThingStore()
    /// Sends the callbacks.
    let callbacks: Everything.Callbacks

    init(callbackTransport: any ClientTransport) {
        callbacks = Everything.Callbacks(transport: callbackTransport)
    }

    func listThings(_ request: Everything.ListThings.Request) async throws -> Everything.ListThings.Response {
        let all = await store.things.filter { request.color == nil || $0.color == request.color }
        let page = Array(all.prefix(request.limit))
        return .ok(.init(body: page, xTotalCount: Int64(all.count), xColors: page.map(\.color)))
    }

    func addThing(_ request: Everything.AddThing.Request) async throws -> Everything.AddThing.Response {
        if request.body.name == "forbidden" {
            return .clientError(.init(body: .init(title: "not this one", status: 409)), status: 409)
        }
        let thing = await store.add(request.body)
        return .created(.init(body: thing, location: "/v1/things/\(thing.id?.uuidString ?? "")"))
    }

    func getThing(_ request: Everything.GetThing.Request) async throws -> Everything.GetThing.Response {
        guard let thing = await store.thing(request.thingId) else { return .notFound(.init(body: Self.missing)) }
        return .ok(.init(body: .preferred(thing, by: request.accept)))
    }

    func checkThing(_ request: Everything.CheckThing.Request) async throws -> Everything.CheckThing.Response {
        await store.thing(request.thingId) == nil ? .notFound(.init()) : .ok(.init(eTag: "\"1\""))
    }

    func replaceThing(_ request: Everything.ReplaceThing.Request) async throws -> Everything.ReplaceThing.Response {
        guard request.ifMatch == "\"1\"" else {
            return .preconditionFailed(.init(body: .init(title: "another version", status: 412)))
        }
        return .ok(.init(body: await store.put(request.body, at: request.thingId)))
    }

    func changeThing(_ request: Everything.ChangeThing.Request) async throws -> Everything.ChangeThing.Response {
        guard var thing = await store.thing(request.thingId) else {
            throw ProblemDetails("no-such-thing", status: 404, title: "Not Found")
        }
        thing.name = request.body.name ?? thing.name
        if case .absent = request.body.note {} else { thing.note = request.body.note }
        return .ok(.init(body: await store.put(thing, at: request.thingId)))
    }

    func removeThing(_ request: Everything.RemoveThing.Request) async throws -> Everything.RemoveThing.Response {
        await store.remove(request.thingId)
            ? .noContent(.init()) : .default(.init(body: Self.missing), status: 404)
    }

    func describeThing(_ request: Everything.DescribeThing.Request) async throws -> Everything.DescribeThing.Response {
        .noContent(.init(allow: ["GET", "PUT"]))
    }

    func getFile(_ request: Everything.GetFile.Request) async throws -> Everything.GetFile.Response {
        .ok(.init(body: "\(request.name) as \(request.extension.rawValue)"))
    }

    func copyValues(_ request: Everything.CopyValues.Request) async throws -> Everything.CopyValues.Response {
        .ok(.init(body: request.body))
    }

    func fail(_ request: Everything.Fail.Request) async throws -> Everything.Fail.Response {
        .serverError(.init(body: .init(title: "as expected", status: 503)), status: 503)
    }

    func getAudit(_ request: Everything.GetAudit.Request) async throws -> Everything.GetAudit.Response {
        .ok(.init(body: "\(request.ids) traced by \(request.trace ?? "nobody")"))
    }

    func getHealth(_ request: Everything.GetHealth.Request) async throws -> Everything.GetHealth.Response {
        .ok(.init(body: .well))
    }

    func subscribe(_ request: Everything.Subscribe.Request) async throws -> Everything.Subscribe.Response {
        let response = Everything.Subscribe.Response.created(
            .init(body: .init(subscriptionId: request.body.secret == nil ? "open" : "secret")))
        let thing = await store.add(.init(name: "called", color: .red))
        let answer = try await callbacks.thingChanged(
            .init(body: thing, xAttempt: 1), for: request, answeredBy: response)
        guard case .noContent = answer else {
            throw ProblemDetails("no-callback", status: 502, title: "the callback is not wanted")
        }
        return response
    }

    private static let missing = Everything.Problem(title: "no such thing", status: 404)
}

actor ThingStore {
    private(set) var things: [Everything.Thing] = []

    func thing(_ id: UUID) -> Everything.Thing? { things.first { $0.id == id } }

    func add(_ thing: Everything.Thing) -> Everything.Thing {
        let number = String(things.count + 1)
        let digits = String(repeating: "0", count: 12 - number.count) + number
        return put(thing, at: UUID(uuidString: "00000000-0000-0000-0000-\(digits)"))
    }

    @discardableResult
    func put(_ thing: Everything.Thing, at id: UUID?) -> Everything.Thing {
        let thing = Self.stored(thing, at: id)
        things.removeAll { $0.id == id }
        things.append(thing)
        return thing
    }

    /// With what only responses have, also in its parts, and without what only requests have.
    private static func stored(_ thing: Everything.Thing, at id: UUID?) -> Everything.Thing {
        var thing = thing
        thing.id = id
        thing.createdAt = try? DateTime(jsonText: "\"2026-04-01T09:00:00+09:00\"")
        thing.password = nil
        thing.parts = thing.parts?.map { stored($0, at: UUID()) }
        return thing
    }

    func remove(_ id: UUID) -> Bool {
        let count = things.count
        things.removeAll { $0.id == id }
        return things.count < count
    }
}
