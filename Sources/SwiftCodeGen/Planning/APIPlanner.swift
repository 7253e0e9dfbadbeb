package import OpenAPIModel
package import SourceDiagnostics

/// Decides everything about a contract's Swift.
package struct APIPlanner {
    let document: Document
    let usable: UsableOperations
    var builder: TypeGraphBuilder
    var diagnostics: [Diagnostic]
    var shared: [Response.ID: ResponsePlan.Payload] = [:]
    var sharedTypes: [ResponseType] = []
    var bodyEnums: [BodyEnum] = []
    /// Those that are planned, in the order of their plans.
    var operations: [Operation] = []
    var multipartTypes: [MultipartType] = []
    /// Ids of operations whose forms are parts one after the other; `*` for all.
    var streamedForms: Set<String> = []
    /// Whether those of the operation that is being planned are.
    var streamsForms = false
    var xml: XMLPlanning
    /// The methods of the client that sends callbacks.
    var callbackMethods: NameScope

    /// - Parameter contract: the namespace, a Swift identifier.
    package static func plan(
        _ document: Document, contract: String, typing: TypingOptions = TypingOptions(),
        nameOverrides: [String: String] = [:], streamedForms: Set<String> = []
    ) -> Outcome<APIPlan> {
        let names = NameTable(document: document, contract: contract, overrides: nameOverrides)
        var planner = APIPlanner(document: document, names: names, typing: typing)
        planner.streamedForms = streamedForms
        let plan = planner.run()
        return Outcome(plan, planner.diagnostics + plan.types.diagnostics)
    }

    private init(document: Document, names: NameTable, typing: TypingOptions) {
        self.document = document
        usable = UsableOperations(document: document)
        diagnostics = names.diagnostics
        xml = XMLPlanning()
        callbackMethods = NameScope(reserved: ["core", names.contract])
        builder = TypeGraphBuilder(document: document, names: names, options: typing)
    }

    private mutating func run() -> APIPlan {
        builder.declareComponents()
        let operations = linked(planOperations())
        let urls = document.servers.map(Self.url)
        return APIPlan(
            name: builder.names.contract, title: document.info.title, version: document.info.version,
            documentation: document.info.description, serverURLs: urls, servers: document.servers.map(Self.plan),
            basePath: urls.first.map(Self.path) ?? "", types: builder.graph(), sharedResponses: sharedTypes,
            operations: operations, services: services(), schemes: schemes(of: operations),
            callbackSchemes: schemes(of: operations.flatMap(\.callbacks).map(\.operation)), xml: xml.lines,
            sources: sources(),
            redirects: document.remoteFiles.redirects.map { ($0.url.description, $0.location.description) })
    }

    private mutating func planOperations() -> [OperationPlan] {
        var plans: [OperationPlan] = []
        for (operation, name) in zip(NameTable.operations(of: document), builder.names.operations) {
            if let fault = usable.fault(of: operation) {
                leaveOut(operation, fault)
                continue
            }
            operations.append(operation)
            plans.append(plan(operation, name))
        }
        return plans
    }

    private func services() -> [ServicePlan] {
        builder.names.services.map { name in
            ServicePlan(
                typeName: name.type, memberName: name.member, tag: name.tag,
                documentation: document.tags.first { $0.name == name.tag }?.description)
        }
    }

    /// The files' texts. A file of this machine is named as seen from the folder that holds all of those, so that the
    /// names are the same wherever the contract lies; one that was fetched is named by where its text was.
    private func sources() -> [(name: String, text: String)] {
        let files = document.files.files
        let paths = files.filter { document.remoteFiles.location(of: $0.id) == nil }.map {
            $0.name.split(separator: "/", omittingEmptySubsequences: false)
        }
        let shortest = paths.map(\.count).min() ?? 0
        var shared = 0
        while shared < shortest - 1, Set(paths.map { $0[shared] }).count == 1 { shared += 1 }
        return files.map { file in
            let path = file.name.split(separator: "/", omittingEmptySubsequences: false).dropFirst(shared)
            let location = document.remoteFiles.location(of: file.id)?.description
            return (location ?? path.joined(separator: "/"), String(decoding: file.bytes, as: UTF8.self))
        }
    }

    static func url(of server: Server) -> String {
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

    func report(_ rule: Rule, _ message: LocalizedText, at origin: Origin) -> Diagnostic {
        Diagnostic(rule, message, at: origin.range, pointer: origin.pointer)
    }
}
