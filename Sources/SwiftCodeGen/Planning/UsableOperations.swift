import OpenAPIModel
import SourceDiagnostics

/// Which operations can be called at all. In a document with errors, parts of an operation may be left out; what is left
/// must still be a request that the contract means.
struct UsableOperations {
    private let document: Document
    /// The places of broken parameters and of broken requirements.
    private let parameters: [SourceRange]
    private let requirements: [SourceRange]
    private let schemes: Set<String>

    /// What keeps an operation from being generated.
    enum Fault {
        case parameter(String?)
        case body
        case security
    }

    init(document: Document) {
        self.document = document
        parameters = document.omissions.filter { $0.part == .parameter }.map(\.origin.range)
        requirements = document.omissions.filter { $0.part == .securityRequirement }.map(\.origin.range)
        schemes = Set(document.securitySchemes.map(\.name))
    }

    /// nil for an operation that is whole, or lacks only responses and other things that a request does without.
    func fault(of operation: Operation) -> Fault? {
        let known = Set(operation.parameters.map { document[$0] }.filter { $0.location == .path }.map(\.name))
        if let name = Self.names(in: operation.path).first(where: { !known.contains($0) }) { return .parameter(name) }
        if hasBrokenSecurity(operation) { return .security }
        guard operation.isIncomplete || !document.omissions.isEmpty else { return nil }
        if hasBrokenParameter(operation) { return .parameter(nil) }
        guard operation.origin.field("requestBody") != nil else { return nil }
        guard let id = operation.requestBody else { return .body }
        let body = document[id]
        return body.isIncomplete && body.content.isEmpty ? .body : nil
    }

    /// Without a requirement that it has, everyone could call it.
    func hasBrokenSecurity(_ operation: Operation) -> Bool {
        let required = (operation.security ?? document.security).flatMap(\.schemes)
        if required.contains(where: { !schemes.contains($0.name) }) { return true }
        let security = operation.security == nil ? document.origin : operation.origin
        return Self.isBroken(security.field("security"), requirements)
    }

    private func hasBrokenParameter(_ operation: Operation) -> Bool {
        guard operation.isIncomplete, !parameters.isEmpty else { return false }
        let path = document.paths.first { $0.template == operation.path }
        return Self.isBroken(operation.origin.field("parameters"), parameters)
            || Self.isBroken(path?.origin.field("parameters"), parameters)
    }

    private static func isBroken(_ place: Origin?, _ broken: [SourceRange]) -> Bool {
        guard let outer = place?.range else { return false }
        return broken.contains { $0.file == outer.file && outer.start <= $0.start && $0.end <= outer.end }
    }

    /// The names in the braces of a template.
    private static func names(in template: String) -> [String] {
        template.split(separator: "{").dropFirst(template.hasPrefix("{") ? 0 : 1).compactMap { part in
            part.firstIndex(of: "}").map { String(part[..<$0]) }
        }
    }
}

extension APIPlanner {
    mutating func leaveOut(_ operation: Operation, _ fault: UsableOperations.Fault) {
        let name = operation.operationID ?? "\(operation.method.rawValue.uppercased()) \(operation.path)"
        let reason: LocalizedText =
            switch fault {
            case .parameter(nil): .init("a parameter is broken", ja: "パラメータに誤りがある")
            case .parameter(let parameter?):
                .init("its parameter '\(parameter)' is missing", ja: "パラメータ「\(parameter)」がない")
            case .body: .init("its request body is broken", ja: "リクエストボディに誤りがある")
            case .security: .init("what it asks of callers is broken", ja: "セキュリティ要件に誤りがある")
            }
        diagnostics.append(
            report(
                SwiftRules.leftOut,
                .init(
                    "the operation '\(name)' is left out: \(reason.english)",
                    ja: "操作「\(name)」は生成されない: \(reason.japanese)"), at: operation.origin))
    }
}
