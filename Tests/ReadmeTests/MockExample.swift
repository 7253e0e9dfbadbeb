// example: mock
import OpenDataBrokerAPI
import OpenDataBrokerMock
import Testing

@Test func `The app has shelters to show`() async throws {
    let api = try await OpenDataBroker.Mock.client()
    let shelters = try await api.listEntities(type: "EvacuationShelter", limit: 10).ok.body
    #expect(!shelters.isEmpty)
}
// end
