// example: client
import Foundation
import KakehashiAsyncHTTPClient
import KakehashiMiddleware
import KakehashiRuntime
import ReportsAPI

func makeClient(at url: URL) -> Reports.Client {
    Reports.Client(
        serverURL: url, transport: AsyncHTTPClientTransport(), credentials: .init(townKey: .key("open-sesame")),
        middlewares: [ClientTimeoutMiddleware(.seconds(20)), RetryMiddleware()])
}

func printReports(_ api: Reports.Client) async throws {
    let page = try await api.listReports(limit: 10).ok.body
    for report in page.items { print(report.id, report.text) }
}
// end
