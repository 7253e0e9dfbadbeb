import Foundation
import KakehashiMock
import KakehashiRuntime
import Testing

/// The generated mock of `everything.yaml`, without a socket and without the file.
@Suite struct EverythingMockTests {
    @Test func `The mock answers the client of the same contract with values that fit it`() async throws {
        let api = try await Everything.Mock.client().validating(.both)
        let thing = try await api.getThing(thingId: UUID()).ok.body.json
        #expect((1...50).contains(thing.name.count))
        #expect(thing.id != nil && thing.createdAt != nil && thing.password == nil)
        #expect(try await api.listThings(limit: 3).ok.xTotalCount >= 0)
        _ = try await api.removeThing(thingId: UUID()).noContent
        let styles = try await api.useQuery(list: ["x"], deep: .init(from: 1)).ok.body
        #expect(styles.filter == nil || styles.filter?.from != nil)
        _ = try await api.copyValues(body: .init(must: "a", mustOrNull: nil)).ok
    }
}
