import KakehashiTestSupport
import OpenAPIBundle
import OpenAPIModel
import SourceDiagnostics
import Testing

@Suite struct BundlePropertyTests {
    @Test(
        "a real document that is one file already stays the same model with the same findings",
        arguments: ["line", "oai", "twilio", "github"])
    func corpus(group: String) throws {
        guard let corpus = Corpus.folder() else { return }
        for path in Corpus.files(in: corpus + "/" + group, endings: [".yaml", ".yml", ".json"]) {
            let contract = try Contract(path: path)
            let bundle = try contract.bundled()
            let again = try bundle.reloaded()
            #expect(again.diagnostics.withoutPlaces == contract.diagnostics.withoutPlaces, "\(path)")
            // The largest one is there in both notations; a description of it takes seconds in a debug build.
            if !path.hasSuffix("/api.github.com.json") {
                #expect(again.findings.withoutPlaces == contract.findings.withoutPlaces, "\(path)")
                #expect(ModelDescription.difference(contract.document, again.document) == nil, "\(path)")
            }
            #expect(try again.bundled().bytes(as: .yaml) == bundle.bytes(as: .yaml), "\(path)")
        }
    }

    @Test(
        "our own contracts of many files are the same model as one file",
        arguments: ["core/open-data-broker", "services/disaster-app"])
    func specs(name: String) throws {
        let contract = try Contract(path: "\(Folder.specs)/\(name).yaml", root: Folder.specs)
        let bundle = try contract.bundled()
        let again = try bundle.reloaded()
        #expect(!contract.diagnostics.hasErrors && !again.diagnostics.hasErrors)
        #expect(ModelDescription.difference(contract.document, again.document) == nil)
        #expect(try again.bundled().bytes() == bundle.bytes())
    }
}
