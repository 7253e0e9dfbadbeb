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
    }

    package let services: [Service]
    /// The folder of the catalogue, below which its contracts are.
    package let folder: String
    package let files: SourceFiles
    package let diagnostics: [Diagnostic]

    package init(path: String, provider: any FileProvider) {
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
                contract: path, targetName: CodeGenerator.contractName(CodeGenerator.baseName(of: path ?? id)))
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
