import Foundation
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

/// Which contracts a target has, and which files they will give.
@Suite struct TargetPlanningTests {
    /// A target's folder that goes away with it.
    private struct Folder: ~Copyable {
        let path: String

        init(_ files: [String: String]) throws {
            path = FileManager.default.temporaryDirectory.appendingPathComponent("kakehashi-" + UUID().uuidString).path
            for (name, text) in files {
                let url = URL(fileURLWithPath: path + "/" + name)
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: url)
            }
        }

        deinit { try? FileManager.default.removeItem(atPath: path) }
    }

    private static let config = "target/kakehashi-generator-config.yaml"

    private func plans(_ files: [String: String], target: String = "Shop") throws -> [ContractPlan] {
        let folder = try Folder(files)
        return try TargetPlanning(target: target, folder: folder.path + "/target").plans().map { plan in
            var plan = plan
            plan.document = plan.document.replacing(folder.path + "/", with: "")
            plan.root = plan.root.replacing(folder.path + "/", with: "")
            plan.configuration = plan.configuration?.replacing(folder.path + "/", with: "")
            return plan
        }
    }

    @Test(
        "a contract is called as its file, and one that is just called 'openapi' as its target",
        arguments: [
            ("open-data-broker.openapi.yaml", "OpenDataBroker"), ("pets.openapi.json", "Pets"),
            ("bus_lines.v2.openapi.yml", "BusLines"), ("openapi.yaml", "ShopAPI"), ("openapi.json", "ShopAPI"),
        ])
    func names(_ file: String, _ name: String) throws {
        let plans = try plans(["target/" + file: ""])
        #expect(plans.map(\.name) == [name])
        #expect(plans.map(\.document) == ["target/" + file])
        #expect(plans.first?.files.first == "\(name).swift")
    }

    @Test("a target that ends with API gives its contract the name before that")
    func apiTarget() throws {
        #expect(try plans(["target/openapi.yaml": ""], target: "ShelterAPI").map(\.name) == ["Shelter"])
        #expect(try plans(["target/openapi.yaml": ""], target: "API").map(\.name) == ["APIAPI"])
    }

    @Test("contracts of a folder come sorted, and other files are none")
    func folder() throws {
        let files = [
            "b.openapi.yaml", "a.openapi.json", "openapi-notes.yaml", "c.yaml", ".d.openapi.yaml", "sub/openapi.yaml",
        ]
        let plans = try plans(Dictionary(uniqueKeysWithValues: files.map { ("target/" + $0, "") }))
        #expect(plans.map(\.name) == ["A", "B"])
    }

    @Test("a configuration names contracts that lie elsewhere")
    func configured() throws {
        let plans = try plans([
            Self.config:
                "contracts:\n  - document: ../specs/a.yaml\n    root: ../specs\n  - document: b.yaml\n    name: Bee\n    modes: [mock]\n"
        ])
        #expect(plans.map(\.document) == ["specs/a.yaml", "target/b.yaml"])
        #expect(plans.map(\.root) == ["specs", "target"])
        #expect(plans.map(\.name) == ["A", "Bee"])
        #expect(
            plans.first?.arguments(output: "out", settings: "k.yaml") == [
                "generate", "specs/a.yaml", "--name", "A", "--output-directory", "out", "--generator-config",
                Self.config,
                "--config", "k.yaml",
            ])
    }

    @Test("the configuration of Apple's generator is one of a target")
    func apple() throws {
        let plans = try plans([
            "target/openapi-generator-config.yaml": "generate:\n  - types\naccessModifier: package\n",
            "target/openapi.yaml": "",
        ])
        #expect(plans.map(\.name) == ["ShopAPI"])
    }

    @Test(
        "a target that cannot be planned says why",
        arguments: [
            ([:], "the target has no contract"),
            (
                [config: "", "target/openapi-generator-config.yml": ""],
                "there is 'kakehashi-generator-config.yaml' too"
            ),
            ([config: "name: A\n"], "there is no 'openapi.yaml' beside it"),
            (
                [config: "", "target/a.openapi.yaml": "", "target/b.openapi.yaml": ""],
                "there are several contracts beside it"
            ),
            ([config: "contracts:\n  - name: A\n"], "a contract has no 'document'"),
            (["target/犬.openapi.yaml": ""], "no name in Swift follows from '犬.openapi.yaml'"),
            (["target/1.openapi.yaml": ""], "no name in Swift follows"),
            (["target/a.openapi.yaml": "", "target/a.openapi.json": ""], "two contracts are called 'A'"),
        ])
    func faults(_ files: [String: String], _ message: String) throws {
        let fault = #expect(throws: PlanFault.self) { try plans(files) }
        #expect(fault?.description.contains("error: \(message)") == true, "\(fault?.description ?? "")")
    }

    @Test("a build looks at every file that a contract may refer to, and at the configuration")
    func inputs() throws {
        let folder = try Folder([
            Self.config: "document: ../specs/a.yaml\n", "specs/a.yaml": "", "specs/parts/b.yml": "",
            "specs/parts/c.json": "", "specs/notes.txt": "", "specs/.hidden/d.yaml": "", "other/e.yaml": "",
            "kakehashi.yaml": "",
        ])
        let planning = TargetPlanning(target: "Shop", folder: folder.path + "/target")
        let plan = try #require(try planning.plans().first)
        let inputs = ContractFiles.inputs(of: plan).map { $0.replacing(folder.path + "/", with: "") }
        #expect(inputs == ["specs/a.yaml", "specs/parts/b.yml", "specs/parts/c.json", Self.config])
        #expect(planning.settings == folder.path + "/kakehashi.yaml")
    }

    @Test("files are all those that the generator can write", arguments: GenerationOptions.Validation.allCases)
    func files(_ validation: GenerationOptions.Validation) throws {
        let text = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\n"
        let folder = try Folder(["a.yaml": text])
        let loader = DocumentLoader(provider: DiskFileProvider())
        let document = try #require(loader.load(path: folder.path + "/a.yaml").value)
        var options = GenerationOptions(modes: GenerationOptions.Mode.allCases, toolVersion: "1")
        options.mockExecutable = true
        options.validation = validation
        let files = try #require(CodeGenerator.generate(document, options: options).value)
        let plan = ContractPlan(document: "a.yaml", name: "A", root: "")
        let made = Set(files.map(\.name))
        #expect(made.isSubset(of: plan.files))
        #expect(validation == .off || made == Set(plan.files))
    }
}
