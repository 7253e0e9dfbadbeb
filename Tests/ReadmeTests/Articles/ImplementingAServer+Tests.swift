// example: server-tests
import Foundation
import KakehashiRuntime
import ReportsAPI
import Testing

struct TownTests {
    private func client() throws -> Reports.Client {
        let url = try #require(URL(string: "http://town.invalid"))
        let caller = Caller(Citizen(name: "Hanako"))
        return Reports.Client(serverURL: url, transport: try InMemoryTransport(Town().unsecured(as: caller)))
    }

    @Test("a report that was sent can be read")
    func sending() async throws {
        let api = try client()
        let sent = try await api.sendReport(body: .init(text: "Bench is broken")).created.body
        #expect(try await api.getReport(id: sent.id).ok.body.text == "Bench is broken")
    }

    @Test("a text that is too short is refused")
    func refusing() async throws {
        let response = try await client().sendReport(body: .init(text: "Hm"))
        guard case .undocumented(let refused) = response else {
            Issue.record("the text was taken")
            return
        }
        #expect(refused.status.code == 422)
    }

    @Test("who watches is told of a report")
    func watching() async throws {
        let api = try client()
        var changes = try await api.watchReports().ok.body.makeAsyncIterator()
        _ = try await api.sendReport(body: .init(text: "Bench is broken")).created
        #expect(try await changes.next()?.data.text == "Bench is broken")
    }
}
// end
