// example: draft
import KakehashiRuntime
import ReportsAPI
import ReportsMock

struct Draft: Reports.MockedService {
    func getReport(_ request: Reports.GetReport.Request) async throws -> Reports.GetReport.Response {
        .ok(.init(body: .init(id: request.id, text: "Written by hand")))
    }
}
// end
