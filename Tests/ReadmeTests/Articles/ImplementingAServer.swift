// example: service
import KakehashiRuntime
import ReportsAPI

actor Town: Reports.Service {
    private var reports = [
        Reports.Report(id: 1, text: "Hole in the road"), Reports.Report(id: 2, text: "Lamp is out"),
    ]
    private var watchers: [AsyncStream<Reports.Report>.Continuation] = []

    func listReports(_ request: Reports.ListReports.Request) async throws -> Reports.ListReports.Response {
        let rest = reports.filter { $0.id > request.after ?? 0 }
        let items = Array(rest.prefix(request.limit ?? 20))
        let next = items.count < rest.count ? items.last?.id : nil
        return .ok(.init(body: .init(items: items, next: next)))
    }

    func getReport(_ request: Reports.GetReport.Request) async throws -> Reports.GetReport.Response {
        guard let report = reports.first(where: { $0.id == request.id }) else {
            return .notFound(.init(body: .init(title: "There is no report \(request.id).")))
        }
        return .ok(.init(body: report))
    }

    func sendReport(_ request: Reports.SendReport.Request) async throws -> Reports.SendReport.Response {
        let citizen = try Caller<Citizen>.current.principal
        guard reports.count < 100 else {
            throw ProblemDetails("full", status: 503, title: "Service Unavailable", detail: "the town is busy")
        }
        var size = 0
        if let photo = request.body.photo {
            for try await chunk in photo.body { size += chunk.count }
        }
        print(citizen.name, "sends a photo of", size, "bytes")
        let report = Reports.Report(id: reports.count + 1, text: request.body.text)
        reports.append(report)
        watchers.removeAll { watcher in
            // One whose client has gone takes nothing any more.
            if case .terminated = watcher.yield(report) { true } else { false }
        }
        return .created(.init(body: report))
    }

    func watchReports(_ request: Reports.WatchReports.Request) async throws -> Reports.WatchReports.Response {
        let (sent, watcher) = AsyncStream<Reports.Report>.makeStream()
        watchers.append(watcher)
        return .ok(.init(body: EventStream(sent.map { ServerSentEvent($0, id: "\($0.id)") })))
    }
}
// end

// example: authenticator
struct Citizen: Sendable {
    var name: String
}

struct Gate: Reports.Authenticator {
    func authenticate(townKey: PresentedKey, for request: AuthenticationRequest) async throws -> Caller<Citizen>? {
        townKey.matches("open-sesame") ? Caller(Citizen(name: "Hanako")) : nil
    }
}
// end
