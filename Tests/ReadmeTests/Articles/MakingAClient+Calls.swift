import Foundation
import KakehashiAsyncHTTPClient
import KakehashiRuntime
import ReportsAPI

// example: switch
func describe(_ id: Int, _ api: Reports.Client) async throws -> String {
    switch try await api.getReport(id: id) {
    case .ok(let found): found.body.text
    case .notFound(let missing): "not there: \(missing.body.title)"
    case .undocumented(let other): "status \(other.status.code), which the contract does not have"
    }
}
// end

// example: errors
func printReportsIfThere(_ api: Reports.Client) async throws {
    do {
        try await printReports(api)
    } catch let error as ClientError where error.code == .transport {
        print("The town cannot be reached.", error)
    } catch let error as ClientError {
        print("We and the town do not understand each other.", error)
    } catch let error as UnexpectedResponse<Reports.ListReports.Response> {
        print("The town has no list.", error)
    }
}
// end

// example: credentials
func makeClient(at url: URL, readKey: @escaping @Sendable () async throws -> String?) -> Reports.Client {
    Reports.Client(
        serverURL: url, transport: AsyncHTTPClientTransport(), credentials: .init(townKey: .key(readKey)))
}
// end

// example: middleware
struct Introduction: ClientMiddleware {
    func intercept(
        _ request: HTTPRequest, body: HTTPBody, operation: OperationDescription,
        next: @Sendable (HTTPRequest, HTTPBody) async throws -> (HTTPResponse, HTTPBody)
    ) async throws -> (HTTPResponse, HTTPBody) {
        var request = request
        request.headerFields[.userAgent] = "TownClient/1.0"
        return try await next(request, body)
    }
}
// end

// example: pages
func allReports(_ api: Reports.Client) async throws -> [Reports.Report] {
    var request = Reports.ListReports.Request(limit: 50)
    var reports: [Reports.Report] = []
    while true {
        let page = try await api.send(request).ok
        reports += page.body.items
        guard page.body.next != nil else { return reports }
        request = try page.next(for: request)
    }
}
// end

// example: upload
func sendPhoto(at path: String, _ api: Reports.Client) async throws -> Reports.Report {
    let photo = try MultipartFile(path: path)
    return try await api.sendReport(body: .init(text: "Hole in the road", photo: photo)).created.body
}
// end

// example: stream
func printChanges(_ api: Reports.Client) async throws {
    for try await event in try await api.watchReports().ok.body {
        print("new:", event.data.text)
    }
}
// end

// example: validation
func sendTooLittle(_ api: Reports.Client) async {
    do {
        _ = try await api.validating(.both).listReports(limit: 0)
    } catch {
        print(error)
    }
}
// end
