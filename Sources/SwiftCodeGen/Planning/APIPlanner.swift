package import OpenAPIModel
package import SourceDiagnostics

/// Decides everything about a contract's Swift.
package struct APIPlanner {
    let document: Document
    var builder: TypeGraphBuilder
    var diagnostics: [Diagnostic]
    private var shared: [Response.ID: ResponsePlan.Payload] = [:]
    private var sharedTypes: [ResponseType] = []
    var bodyEnums: [BodyEnum] = []

    /// - Parameter contract: the namespace, a Swift identifier.
    package static func plan(_ document: Document, contract: String) -> Outcome<APIPlan> {
        var planner = APIPlanner(document: document, contract: contract)
        let plan = planner.run()
        return Outcome(plan, planner.diagnostics + plan.types.diagnostics)
    }

    private init(document: Document, contract: String) {
        self.document = document
        let names = NameTable(document: document, contract: contract)
        diagnostics = names.diagnostics
        builder = TypeGraphBuilder(document: document, names: names)
    }

    private mutating func run() -> APIPlan {
        builder.declareComponents()
        let operations = zip(NameTable.operations(of: document), builder.names.operations)
            .map { plan($0, $1) }
        let urls = document.servers.map(Self.url)
        return APIPlan(
            name: builder.names.contract, title: document.info.title, version: document.info.version,
            documentation: document.info.description, serverURLs: urls, basePath: urls.first.map(Self.path) ?? "",
            types: builder.graph(), sharedResponses: sharedTypes, operations: operations,
            sources: sources())
    }

    /// The files' texts, named as seen from the folder that holds them all, so that the names are the same wherever
    /// the contract lies.
    private func sources() -> [(name: String, text: String)] {
        let paths = document.files.files.map { $0.name.split(separator: "/", omittingEmptySubsequences: false) }
        let shortest = paths.map(\.count).min() ?? 0
        var shared = 0
        while shared < shortest - 1, Set(paths.map { $0[shared] }).count == 1 { shared += 1 }
        return zip(paths, document.files.files).map { path, file in
            (path.dropFirst(shared).joined(separator: "/"), String(decoding: file.bytes, as: UTF8.self))
        }
    }

    private static func url(of server: Server) -> String {
        server.variables.reduce(server.url) { url, variable in
            url.split(separator: "{\(variable.name)}", omittingEmptySubsequences: false)
                .joined(separator: variable.defaultValue)
        }
    }

    /// The path of a URL or of a relative reference, without a slash at the end.
    static func path(of url: String) -> String {
        var rest = url[...]
        if let scheme = url.firstRange(of: "://") {
            let afterScheme = url[scheme.upperBound...]
            rest = afterScheme.firstIndex(of: "/").map { afterScheme[$0...] } ?? ""
        }
        rest = rest.prefix { $0 != "?" && $0 != "#" }
        while rest.hasSuffix("/") { rest.removeLast() }
        return String(rest)
    }

    // MARK: Shared responses

    /// What a response carries; one of `components/responses` is planned once and shared.
    mutating func payload(of id: Response.ID, in operation: [String], caseName: String) -> ResponsePlan.Payload {
        if let known = shared[id] { return known }
        let isShared = builder.names.responses[id] != nil
        let path = builder.names.responses[id].map { [$0] } ?? operation + [SwiftIdentifier.type(caseName)]
        let payload = makePayload(document[id], path)
        guard isShared else { return payload }
        shared[id] = payload
        if case .structure(let type) = payload { sharedTypes.append(type) }
        return payload
    }

    private mutating func makePayload(_ response: Response, _ path: [String]) -> ResponsePlan.Payload {
        let bodyPlace =
            path.count == 1
            ? TypeGraphBuilder.Place(outer: [], name: path[0] + "Body")
            : TypeGraphBuilder.Place(outer: [path[0]], name: path[1] + "Body")
        let body = content(response.content, at: bodyPlace)
        let headers = response.headers.filter { $0.name.lowercased() != "content-type" }
        guard !headers.isEmpty else { return body.map(ResponsePlan.Payload.body) ?? .empty }
        let path = path.count == 1 ? path : [path[0], builder.claimNested(path[1], in: path[0])]
        var scope = NameScope(reserved: ["body", builder.names.contract])
        let plans = headers.map { entry in
            let header = document[entry.value]
            let place = TypeGraphBuilder.Place(outer: [], name: "").inner(entry.name, in: path)
            return ResponseType.Header(
                wireName: entry.name, name: scope.claim(SwiftIdentifier.member(entry.name)),
                type: header.schema.map { builder.reference(to: $0, at: place) }.map(TypeGraphBuilder.textual)
                    ?? .string,
                isRequired: header.isRequired, explode: header.explodes, documentation: header.description)
        }
        return .structure(
            ResponseType(path: path, headers: plans, body: body, documentation: response.description))
    }
}
