// swift-tools-version: 6.1
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "kakehashi-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "kakehashi", path: "..")],
    targets: [
        // Not the module of the project: a module name is unique in a graph of packages.
        .systemLibrary(
            name: "CLibYAMLFloor", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .executableTarget(
            name: "LibYAMLScan", dependencies: ["CLibYAMLFloor"], linkerSettings: [.linkedLibrary("yaml")]),
        .executableTarget(
            name: "JSONBench", dependencies: [.product(name: "JSONCoding", package: "kakehashi")],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
