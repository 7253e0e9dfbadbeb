// example: mock
import OpenDataBrokerAPI
import OpenDataBrokerMock
import Testing

@Test("the app has shelters to show")
func shelters() async throws {
    let api = try await OpenDataBroker.Mock.client()
    let shelters = try await api.listEntities(type: "EvacuationSite", limit: 10).ok.body
    #expect(!shelters.isEmpty)
}
// end
