import OpenAPILint
package import SourceDiagnostics
import SwiftCodeGen

/// The services of a platform and their contracts, as `specs/platform.yaml` lists them.
package struct PlatformCatalogue: Sendable {
    package struct Service: Sendable {
        package let id: String
        package let name: LocalizedText
        /// The contract's path, as commands show it; nil while it is pending.
        package let contract: String?
        /// What generated targets are called by; the contract's namespace too.
        package let targetName: String
        /// Id of the platform that it is on.
        package let owner: String
        package let operatorName: String
        package let layer: String
        package let serviceType: String
        package let fields: [String]
        package let dataClass: String
        /// Seen from the platform.
        package let isConnected: Bool
        /// When it connects.
        package let fiscalYear: Int?
        /// When its present address ends.
        package let retireFiscalYear: Int?
        /// Empty where only the years tell.
        package let steps: [Step]
    }

    package let services: [Service]
    /// The folder of the catalogue, below which its contracts are.
    package let folder: String
    package let files: SourceFiles
    package let diagnostics: [Diagnostic]

    /// - Parameter isUpstream: whether a text can be the URL of a real service.
    package init(path: String, provider: any FileProvider, isUpstream: (String) -> Bool = { _ in true }) {
        var file = ConfigurationFile(path: path, provider: provider, keys: CatalogueKeys.all)
        let keys = file.items("services")
        var seen: Set<String> = []
        services = keys.compactMap { start in
            guard let id = file.text(start + "id"), let contract = file.text(start + "contract") else { return nil }
            if !seen.insert(id).inserted {
                file.refuse(start + "id", .init("give each service an id of its own", ja: "サービスごとに別の ID を付ける"))
            }
            let path = contract == "pending" ? nil : FilePath.join(file.folder, contract)
            return Service(
                id: id,
                name: .init(file.text(start + "name.en") ?? id, ja: file.text(start + "name.ja") ?? id),
                contract: path, targetName: CodeGenerator.contractName(CodeGenerator.baseName(of: path ?? id)),
                owner: file.text(start + "owner") ?? "", operatorName: file.text(start + "operator") ?? "",
                layer: file.text(start + "layer") ?? "", serviceType: file.text(start + "serviceType") ?? "",
                fields: file.texts(start + "field") ?? [], dataClass: file.text(start + "dataClass") ?? "",
                isConnected: file.text(start + "connection.status") == "connected",
                fiscalYear: file.number(start + "connection.fiscalYear"),
                retireFiscalYear: file.number(start + "connection.retireFiscalYear"),
                steps: Self.steps(of: start, in: &file, isUpstream: isUpstream))
        }
        for start in file.items("municipalities") {
            guard let code = file.text(start + "code"), !CheckDigit.isMunicipalityCode(code) else { continue }
            file.refuse(
                start + "code",
                .init("write five digits and their check digit (JIS X 0402)", ja: "5桁と検査数字を書く（JIS X 0402）"))
        }
        folder = file.folder
        files = file.files
        diagnostics = file.diagnostics
    }
}
