import JSONCoding
import KakehashiMock
import KakehashiRuntime
import OpenAPIModel
import Testing

@testable import MockEngine

/// What the operations of one resource do to each other, through the generated server, its client and the mock.
@Suite struct RoundTripTests {
    @Test(
        "what is created is read, listed, changed, deleted, and gone", arguments: PlatformService.all)
    func roundTrip(_ service: PlatformService) async throws {
        let contract = try PlatformContract(service.contract)
        let (server, _, mock) = try service.start()
        for resource in contract.resources {
            mock.reset()
            var trip = RoundTrip(contract, server, resource)
            try await trip.run()
            #expect(trip.faults == [], "\(resource.name)")
        }
    }

    @Test func `the contracts have things to create, read, list, change and delete`() throws {
        let resources = try PlatformService.all.flatMap { try PlatformContract($0.contract).resources }
        func count(_ actions: Set<StatefulOperation.Action>) -> Int {
            resources.count { resource in actions.isSubset(of: resource.operations.map(\.state.action)) }
        }
        #expect(resources.count > 60)
        #expect(count([.create]) > 40)
        #expect(count([.create, .read]) > 25)
        #expect(count([.create, .read, .delete]) > 10)
    }
}

/// The operations of one resource.
struct PlatformResource {
    let name: String
    let key: String
    let operations: [(operation: OpenAPIModel.Operation, state: StatefulOperation)]

    func first(_ action: StatefulOperation.Action) -> [(operation: OpenAPIModel.Operation, state: StatefulOperation)] {
        operations.filter { $0.state.action == action }
    }
}

extension PlatformContract {
    var resources: [PlatformResource] {
        service.state.resources.enumerated().map { index, resource in
            let members = service.operations.compactMap { compiled in
                service.state.operation(compiled.index).flatMap { state in
                    state.resource == index ? (operation: compiled.operation, state: state) : nil
                }
            }
            return PlatformResource(name: resource.name, key: resource.key, operations: members)
        }
    }
}

/// One thing on its way.
private struct RoundTrip {
    private let contract: PlatformContract
    private let server: InMemoryTransport
    private let resource: PlatformResource
    /// As it was answered when it was created.
    private var made: JSONValue?
    private(set) var faults: [String] = []

    init(_ contract: PlatformContract, _ server: InMemoryTransport, _ resource: PlatformResource) {
        self.contract = contract
        self.server = server
        self.resource = resource
    }

    mutating func run() async throws {
        // Without an operation that makes one, the trip begins with an example.
        var key: JSONValue?
        var sent: JSONValue?
        for (operation, state) in resource.first(.create).prefix(1) {
            let request = try contract.request(operation)
            sent = try? JSONValue(jsonText: request.body)
            let answer = try await send(request, operation)
            guard answer.status < 300 else {
                faults.append("\(operation.path): \(answer.status) \(answer.text)")
                return
            }
            made = Self.item(answer.json, state)
            key = made?[resource.key] ?? Self.last(answer.location)
        }
        guard let key else { return }
        for (operation, state) in resource.first(.read) { try await read(operation, state, key, sent) }
        for (operation, state) in resource.first(.list) { try await list(operation, state, key) }
        for (operation, state) in resource.first(.update) { try await change(operation, state, key) }
        for (operation, state) in resource.first(.delete).prefix(1) { try await delete(operation, state, key) }
    }

    private mutating func read(
        _ operation: OpenAPIModel.Operation, _ state: StatefulOperation, _ key: JSONValue, _ sent: JSONValue?
    ) async throws {
        guard let request = try request(operation, state, key) else { return }
        let answer = try await send(request, operation)
        guard answer.status == 200 else {
            faults.append("\(name(operation)): \(answer.status) \(answer.text)")
            return
        }
        guard let item = Self.item(answer.json, state) else { return }
        if item[resource.key] != key { faults.append("\(name(operation)): \(answer.text)") }
        for (name, value) in sent?.objectValue ?? [:] where value.objectValue == nil && value.arrayValue == nil {
            // What only requests have is not shown.
            guard let shown = item[name], shown != value, name != resource.key else { continue }
            // CKAN takes a name in the place of an id, and answers the id.
            if name == "package_id" { continue }
            faults.append("\(self.name(operation)): '\(name)' is \(shown), not \(value)")
        }
    }

    private mutating func list(
        _ operation: OpenAPIModel.Operation, _ state: StatefulOperation, _ key: JSONValue
    ) async throws {
        var request = try contract.request(operation)
        for case (let name, .limit(_, let most)) in state.list.query {
            let path = request.head.path ?? ""
            request.setPath("\(path)\(path.contains("?") ? "&" : "?")\(name)=\(most ?? 100)")
        }
        let answer = try await send(request, operation)
        guard answer.status == 200 else {
            faults.append("\(name(operation)): \(answer.status) \(answer.text)")
            return
        }
        // A list of something else, or one that shows what it was asked for.
        guard let place = state.places.values.first, place.kind == .list, operation.method == .get,
            let items = answer.json.flatMap({ place.value(in: $0)?.arrayValue }), items.first?[resource.key] != nil
        else { return }
        if !items.contains(where: { $0[resource.key] == key }) {
            faults.append("\(name(operation)): \(key) is not in \(answer.text)")
        }
    }

    private mutating func change(
        _ operation: OpenAPIModel.Operation, _ state: StatefulOperation, _ key: JSONValue
    ) async throws {
        guard var request = try request(operation, state, key) else { return }
        if let patch = (try? JSONValue(jsonText: request.body))?.arrayValue {
            // What an example tests is so in the contract, not in what was made here.
            let rest = patch.filter { $0["op"] != "test" }
            request.setBody(String(decoding: JSONValue.array(rest).jsonText, as: UTF8.self))
        }
        let answer = try await send(request, operation)
        guard answer.status < 300 else {
            faults.append("\(name(operation)): \(answer.status) \(answer.text)")
            return
        }
        let sent = (try? JSONValue(jsonText: request.body))?.objectValue ?? [:]
        let reads = resource.first(.read).filter { $0.state.source == state.source && $0.state.member == nil }
        guard state.member == nil, let (read, shows) = reads.first,
            let again = try self.request(read, shows, key)
        else { return }
        let now = try await send(again, read)
        guard let item = Self.item(now.json, shows) else { return }
        for (name, value) in sent where value.objectValue == nil && value.arrayValue == nil && name != resource.key {
            guard let shown = item[name], shown != value else { continue }
            faults.append("\(self.name(operation)): afterwards '\(name)' is \(shown), not \(value)")
        }
    }

    private mutating func delete(
        _ operation: OpenAPIModel.Operation, _ state: StatefulOperation, _ key: JSONValue
    ) async throws {
        guard let request = try request(operation, state, key) else { return }
        let answer = try await send(request, operation)
        guard answer.status < 300 else {
            faults.append("\(name(operation)): \(answer.status) \(answer.text)")
            return
        }
        for (read, shows) in resource.first(.read) where shows.whenMissing == nil {
            guard read.responses.contains(where: { $0.status == .code(404) }),
                let again = try self.request(read, shows, key)
            else { continue }
            let gone = try await send(again, read)
            if gone.status != 404 { faults.append("\(name(read)): \(gone.status) after it was deleted: \(gone.text)") }
        }
    }

    // MARK: Requests

    /// A request for the item; nil where it is the caller's own, or said in a way that no test fills in.
    private func request(
        _ operation: OpenAPIModel.Operation, _ state: StatefulOperation, _ key: JSONValue
    ) throws -> SampleRequest? {
        var request = try contract.request(operation)
        // Some have another name for it.
        guard let key = state.key == resource.key ? key : made?[state.key], !key.isNull else { return nil }
        let text = ScalarText.text(of: key)
        switch state.source {
        case .path(let name): request.setPath(try contract.path(operation, [name: text]))
        case .query(let name):
            let path = (request.head.path ?? "").prefix { $0 != "?" }
            request.setPath("\(path)?\(name)=\(PercentCoding.encode(text))")
        case .body(let pointer):
            guard let steps = JSONPointer.steps(of: pointer), steps.count == 1,
                var body = (try? JSONValue(jsonText: request.body))?.objectValue
            else { return nil }
            body[steps[0]] = key
            request.setBody(String(decoding: JSONValue.object(body).jsonText, as: UTF8.self))
        case .header, .own: return nil
        }
        return request
    }

    private struct Answer {
        let status: Int
        let location: String?
        let text: String
        let json: JSONValue?
    }

    private mutating func send(
        _ request: SampleRequest, _ operation: OpenAPIModel.Operation
    ) async throws -> Answer {
        let (head, body) = try await server.send(request.head, body: HTTPBody(request.body))
        let bytes = try await body.collect(upTo: 10 << 20)
        faults += contract.violations(head, bytes, operation).map { "\(name(operation)): \($0)" }
        return Answer(
            status: head.status.code, location: head.headerFields[.location],
            text: String(String(decoding: bytes, as: UTF8.self).prefix(600)), json: try? JSONValue(jsonText: bytes))
    }

    private func name(_ operation: OpenAPIModel.Operation) -> String { operation.operationID ?? operation.path }

    private static func item(_ json: JSONValue?, _ state: StatefulOperation) -> JSONValue? {
        guard let json, let place = state.places.values.first, place.kind == .item else { return nil }
        return place.value(in: json)
    }

    private static func last(_ location: String?) -> JSONValue? {
        location?.split(separator: "/").last.flatMap { PercentCoding.decode($0.prefix { $0 != "?" }) }.map {
            .string($0)
        }
    }
}
