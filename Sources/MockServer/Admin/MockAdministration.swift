import JSONCoding
import KakehashiRuntime
import MockAdminAPI
package import MockEngine

/// The admin API of a host of mocks: what they were asked and have answered, and what they remember.
package struct MockAdministration: MockAdmin.Service {
    /// A mock, and where its contract is read from.
    package struct Document: Sendable {
        package let player: MockPlayer
        let file: String

        package init(_ player: MockPlayer, file: String) {
            self.player = player
            self.file = file
        }

        /// As the contract of this API has it: `/` for the root.
        var path: String { Self.path(player.documentPath) }

        static func path(_ text: String) -> String { text.isEmpty ? "/" : text }
    }

    /// Below which path it is served.
    package static let path = "/__kakehashi"

    let documents: [Document]
    let journal: Journal
    let metrics: RequestMetrics
    /// nil where single contracts are played.
    let platform: PlatformHost?
    private let surroundings: Surroundings
    let sessionLimit: Int

    var machineTime: Moment { surroundings.now() }

    var today: CalendarDate { machineTime.dayInJapan }

    /// - Parameters:
    ///   - journal: that of all the mocks.
    ///   - metrics: has counted what the mocks have answered.
    ///   - surroundings: those of the mocks.
    ///   - sessionLimit: how many sessions with a name each of them keeps.
    package init(
        _ documents: [Document], journal: Journal, metrics: RequestMetrics, surroundings: Surroundings,
        sessionLimit: Int, platform: PlatformHost? = nil
    ) {
        self.documents = documents
        self.journal = journal
        self.metrics = metrics
        self.platform = platform
        self.surroundings = surroundings
        self.sessionLimit = sessionLimit
    }

    func getHealth(_ request: MockAdmin.GetHealth.Request) async throws -> MockAdmin.GetHealth.Response {
        .ok(
            .init(
                body: .init(
                    documents: documents.count, sessions: sessionNames.count, requests: Int64(journal.count),
                    uptimeSeconds: surroundings.time().components.seconds)))
    }

    func listDocuments(_ request: MockAdmin.ListDocuments.Request) async throws -> MockAdmin.ListDocuments.Response {
        let list = documents.map { document in
            let service = document.player.service
            return MockAdmin.Document(
                path: document.path, title: service.title, file: document.file, basePath: service.basePath,
                operations: service.routes.count, version: service.version)
        }
        return .ok(.init(body: .init(documents: list)))
    }

    func listRoutes(_ request: MockAdmin.ListRoutes.Request) async throws -> MockAdmin.ListRoutes.Response {
        let routes = try documents(at: request.document).flatMap(Self.routes)
        return .ok(.init(body: .init(routes: routes)))
    }

    private static func routes(of document: Document) -> [MockAdmin.Route] {
        let service = document.player.service
        return service.routes.enumerated().map { index, route in
            MockAdmin.Route(
                document: document.path, method: route.method.rawValue, path: route.path,
                samplePath: document.player.documentPath + route.samplePath, operationId: route.operationID,
                summary: route.summary,
                state: service.state(ofRoute: index).map { state in
                    .init(resource: state.resource, action: .init(rawValue: state.action))
                })
        }
    }

    // MARK: Which documents are meant

    /// All where none is named.
    func documents(at path: String?) throws(ProblemDetails) -> [Document] {
        guard let path else { return documents }
        let found = documents.filter { $0.path == path }
        guard found.isEmpty else { return found }
        let paths = documents.map { "'\($0.path)'" }.joined(separator: ", ")
        throw ProblemDetails(
            "no-such-document", status: 404, title: "Not Found",
            detail: "no contract is served below '\(path)'; there are \(paths)")
    }
}
