import OpenAPILint
import SourceDiagnostics
import SwiftCodeGen

/// What the configuration file of a target, `kakehashi-generator-config.yaml` or that of Apple's generator, says about
/// one of its contracts.
struct TargetConfiguration {
    private(set) var file: ConfigurationFile
    /// The keys of this contract lie below; empty for a file of one contract.
    private let path: String
    let settings: GenerationSettings
    /// Whether the file has something about this contract.
    let isFound: Bool

    /// - Parameter name: decides where two entries are about one document.
    init(path: String, document: String, name: String?, provider: any FileProvider) {
        let file = ConfigurationFile(path: path, provider: provider, keys: GenerationKeys.target)
        let candidates =
            file.count("contracts").map { count in (0..<count).map { ConfigurationFile.item("contracts", $0) + "." } }
            ?? [""]
        let wanted = (try? provider.canonicalPath(document)) ?? document
        let found = candidates.first { start in
            if let own = file.text(start + "name"), let name, own != name { return false }
            guard let text = file.text(start + "document") else { return start.isEmpty }
            let place = FilePath.join(file.folder, text)
            return ((try? provider.canonicalPath(place)) ?? place) == wanted
        }
        self.file = file
        self.path = found ?? ""
        isFound = found != nil
        // What stands beside the list holds for all of it.
        let general = GenerationSettings(file, "")
        settings = found.map { GenerationSettings(file, String($0.dropLast())).over(general) } ?? general
        checkNames()
    }

    var name: String? { isFound ? file.text(path + "name") : nil }
    var isMockExecutable: Bool { isFound && file.flag(path + "mockExecutable") == true }
    var hasMockedService: Bool { !isFound || file.flag(path + "mockedService") != false }
    var mockModule: String? { isFound ? file.text(path + "mockModule") : nil }
    var apiModule: String? { isFound ? file.text(path + "apiModule") : nil }
    var root: String? { isFound ? file.text(path + "root").map { FilePath.join(file.folder, $0) } : nil }

    private mutating func checkNames() {
        if let name, CodeGenerator.contractName(name) != name {
            let other = CodeGenerator.contractName(name)
            file.refuse(path + "name", .init("write '\(other)'", ja: "「\(other)」と書く"))
        }
        for (key, module) in [("apiModule", apiModule), ("mockModule", mockModule)] {
            guard let module, !CodeGenerator.isModuleName(module) else { continue }
            file.refuse(path + key, .init("write the name of a module", ja: "モジュールの名前を書く"))
        }
    }
}
