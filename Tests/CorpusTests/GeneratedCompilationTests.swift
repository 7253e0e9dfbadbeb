import Foundation
import KakehashiTestSupport
import OpenAPIModel
import SourceDiagnostics
import SwiftCodeGen
import Testing

/// What the generator writes for real documents, for our own contracts and for every fixture of its tests is compiled,
/// with warnings as errors, in a package of its own that is kept between runs.
@Suite struct GeneratedCompilationTests {
    private struct Contract {
        var path: String
        var root: String?
        var module: String
        /// Further compiler flags.
        var flags: [String] = []
    }

    private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path(percentEncoded: false)
    private static let scratch = project + "/.build-corpus"

    @Test("generated code compiles without a warning")
    func compile() throws {
        let contracts = Self.own() + Self.fixtures() + Self.corpus()
        for contract in contracts { try Self.generate(contract) }
        try Self.removeOthers(than: contracts)
        try Self.writePackage(contracts)
        let (status, output) = try Self.run(["swift", "build", "--package-path", Self.scratch])
        let errors = output.split(separator: "\n").filter { $0.contains("error:") }.prefix(20).joined(separator: "\n")
        #expect(status == 0, "\(errors.isEmpty ? String(output.suffix(2000)) : errors)")
    }

    // MARK: Which

    private static func own() -> [Contract] {
        let specs = project + "/specs"
        let broker = specs + "/core/open-data-broker.yaml"
        return [
            Contract(path: broker, root: specs, module: "OwnOpenDataBroker"),
            // New projects isolate everything to the main actor; generated code must not care.
            Contract(
                path: broker, root: specs, module: "OwnOpenDataBrokerOnMainActor",
                flags: ["-default-isolation", "MainActor"]),
            Contract(path: specs + "/services/disaster-app.yaml", root: specs, module: "OwnDisasterApp"),
        ]
    }

    private static func fixtures() -> [Contract] {
        Corpus.files(in: project + "/Tests/SwiftCodeGenTests/Fixtures", endings: [".yaml"]).map {
            Contract(path: $0, module: "Fixture" + SwiftIdentifier.type(FilePath.baseName(of: $0)))
        }
    }

    private static func corpus() -> [Contract] {
        guard let folder = Corpus.folder(for: "generated code of real documents compiles") else { return [] }
        return ["line", "oai"].flatMap { group in
            Corpus.files(in: folder + "/" + group, endings: [".yaml", ".yml"]).map {
                Contract(
                    path: $0, module: SwiftIdentifier.type(group) + SwiftIdentifier.type(FilePath.baseName(of: $0)))
            }
        }
    }

    // MARK: How

    private static func generate(_ contract: Contract) throws {
        let loader = DocumentLoader(
            provider: DiskFileProvider(), options: LoaderOptions(rootFolder: contract.root))
        let document = try #require(loader.load(path: contract.path).value, "\(contract.path)")
        let options = GenerationOptions(modes: [.types, .client, .server], toolVersion: "test")
        let files = try #require(CodeGenerator.generate(document, options: options).value, "\(contract.path)")
        let folder = scratch + "/Sources/" + contract.module
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let needed = Set(files.map(\.name))
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) where !needed.contains(name) {
            try FileManager.default.removeItem(atPath: folder + "/" + name)
        }
        for file in files {
            let place = folder + "/" + file.name
            // An equal file is left alone, so that it is not compiled again.
            if FileManager.default.contents(atPath: place).map({ Array($0) }) == file.bytes { continue }
            try Data(file.bytes).write(to: URL(filePath: place))
        }
    }

    private static func removeOthers(than contracts: [Contract]) throws {
        let needed = Set(contracts.map(\.module) + ["JSONCoding", "JSONValidation", "KakehashiRuntime"])
        for name in try FileManager.default.contentsOfDirectory(atPath: scratch + "/Sources")
        where !needed.contains(name) {
            try FileManager.default.removeItem(atPath: scratch + "/Sources/" + name)
        }
    }

    private static func writePackage(_ contracts: [Contract]) throws {
        for room in ["JSONCoding", "JSONValidation", "KakehashiRuntime"] {
            let link = scratch + "/Sources/" + room
            if (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == nil {
                try FileManager.default.createSymbolicLink(
                    atPath: link, withDestinationPath: project + "/Sources/" + room)
            }
        }
        let targets = contracts.map { contract in
            let flags = (["-warnings-as-errors"] + contract.flags).map { "\"\($0)\"" }.joined(separator: ", ")
            return """
                    .target(name: "\(contract.module)", dependencies: ["KakehashiRuntime"],
                        swiftSettings: settings + [.unsafeFlags([\(flags)])]),
                """
        }
        let manifest = """
            // swift-tools-version: 6.1
            import PackageDescription

            let settings: [SwiftSetting] = [
                .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
            ]
            let package = Package(
                name: "kakehashi", platforms: [.macOS(.v15)],
                dependencies: [.package(url: "https://github.com/apple/swift-http-types.git", from: "1.3.0")],
                targets: [
                    .target(name: "JSONCoding", swiftSettings: settings),
                    .target(name: "JSONValidation", dependencies: ["JSONCoding"], swiftSettings: settings),
                    .target(
                        name: "KakehashiRuntime",
                        dependencies: ["JSONValidation", "JSONCoding", .product(name: "HTTPTypes", package: "swift-http-types")],
                        swiftSettings: settings),
            \(targets.joined(separator: "\n"))
                ], swiftLanguageModes: [.v6])

            """
        let place = scratch + "/Package.swift"
        if (try? String(contentsOfFile: place, encoding: .utf8)) != manifest {
            try manifest.write(toFile: place, atomically: true, encoding: .utf8)
        }
    }

    private static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let log = scratch + "/build.log"
        try Data().write(to: URL(filePath: log))
        let handle = try #require(FileHandle(forWritingAtPath: log))
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        try handle.close()
        return (process.terminationStatus, try String(contentsOfFile: log, encoding: .utf8))
    }
}
