// example: first
import Foundation
import KakehashiMock
import KakehashiRuntime
import ReportsAPI
import ReportsMock
import Testing

@Test("there are reports to show")
func showing() async throws {
    let api = try await Reports.Mock.client()
    let page = try await api.listReports(limit: 10).ok.body
    #expect(page.items.map(\.text) == ["Hole in the road", "Lamp is out"])
}
// end

// example: board
struct Board {
    var api: Reports.Client

    func headline() async -> String {
        do {
            let count = try await api.listReports().ok.body.items.count
            return count == 0 ? "Nothing to mend" : "\(count) things to mend"
        } catch {
            return "The town does not answer"
        }
    }

    func text(of id: Int) async throws -> String? {
        guard case .ok(let found) = try await api.getReport(id: id) else { return nil }
        return found.body.text
    }
}
// end

// example: prefer
struct Wish: ClientMiddleware {
    var preference: String

    func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        var request = request
        if let prefer = HTTPField.Name("Prefer") { request.headerFields[prefer] = preference }
        return try await next(request, body)
    }
}

private func client(_ middleware: some ClientMiddleware) throws -> Reports.Client {
    let url = try #require(URL(string: "http://town.invalid"))
    return Reports.Client(serverURL: url, transport: try Reports.Mock.transport(), middlewares: [middleware])
}

@Test("an empty list is nothing to mend")
func emptyList() async throws {
    let board = Board(api: try client(Wish(preference: "example=none")))
    #expect(await board.headline() == "Nothing to mend")
}

@Test("a report that is not there has no text")
func missingReport() async throws {
    let board = Board(api: try client(Wish(preference: "code=404")))
    #expect(try await board.text(of: 7) == nil)
}
// end

// example: refused
@Test("a page of nothing is refused")
func emptyPage() async throws {
    let response = try await Reports.Mock.client().listReports(limit: 0)
    guard case .undocumented(let refused) = response else {
        Issue.record("the request was taken")
        return
    }
    #expect(refused.status.code == 422)
    let problem = try JSONValue(jsonText: try await refused.body.collect(upTo: 10_000))
    #expect(problem["errors"]?[0]?["pointer"] == "/limit")
}
// end

// example: journal
actor Journal: ClientMiddleware {
    private(set) var paths: [String] = []

    func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        paths.append(request.path ?? "")
        return try await next(request, body)
    }
}

@Test("the board asks once")
func asking() async throws {
    let journal = Journal()
    _ = await Board(api: try client(journal)).headline()
    #expect(await journal.paths == ["/reports"])
}
// end

// example: busy
struct BusyTown: Reports.MockedService {
    func listReports(_ request: Reports.ListReports.Request) async throws -> Reports.ListReports.Response {
        throw ProblemDetails("busy", status: 503, title: "Service Unavailable")
    }
}

@Test("a busy town does not answer")
func busyTown() async throws {
    let url = try #require(URL(string: "http://town.invalid"))
    let town = try InMemoryTransport(BusyTown().unsecured())
    let board = Board(api: Reports.Client(serverURL: url, transport: town))
    #expect(await board.headline() == "The town does not answer")
    #expect(try await board.text(of: 1) == "Hole in the road")
}
// end

// example: options
@Test("a town whose list fails still has its reports")
func outage() async throws {
    var options = MockTransport.Options()
    options.faults = ["listReports=error(503)"]
    let board = Board(api: try await Reports.Mock.client(options))
    #expect(await board.headline() == "The town does not answer")
    #expect(try await board.text(of: 1) == "Hole in the road")
}
// end
