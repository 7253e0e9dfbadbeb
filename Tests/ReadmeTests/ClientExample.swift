// example: client
import Foundation
import KakehashiAsyncHTTPClient
import KakehashiRuntime
import OpenDataBrokerAPI

func printShelters(at url: URL) async throws {
    let api = OpenDataBroker.Client(serverURL: url, transport: AsyncHTTPClientTransport())
    let response = try await api.listEntities(type: "EvacuationSite", limit: 10)
    // Throws, with the whole response, if it is not the one documented for 200.
    for shelter in try response.ok.body {
        print(shelter.id, shelter["name"]?.value?.stringValue ?? "")
    }
}
// end

// example: switch
func capacity(of shelter: String, _ api: OpenDataBroker.Client) async throws -> String {
    switch try await api.getAttributeData(entityId: shelter, attrName: "capacity") {
    case .ok(let found): "\(found.body.value ?? .null) people"
    case .notFound(let missing): "unknown: \(missing.body.error)"
    case .tooManyRequests(let busy): "ask again in \(busy.retryAfter ?? 60) s"
    case .undocumented(let other): "status \(other.status.code), which the contract does not have"
    default: "refused"
    }
}
// end
