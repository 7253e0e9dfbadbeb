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
    dependencies: [
        .package(name: "kakehashi", path: ".."),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.6.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.5.0"),
    ],
    targets: [
        // Not the module of the project: a module name is unique in a graph of packages.
        .systemLibrary(
            name: "CLibYAMLFloor", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        .executableTarget(
            name: "LibYAMLScan", dependencies: ["CLibYAMLFloor"], linkerSettings: [.linkedLibrary("yaml")]),
        .executableTarget(
            name: "JSONBench", dependencies: [.product(name: "JSONCoding", package: "kakehashi")],
            swiftSettings: settings),
        .executableTarget(
            name: "ServerBench",
            dependencies: [
                .product(name: "KakehashiRuntime", package: "kakehashi"),
                .product(name: "KakehashiHummingbird", package: "kakehashi"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
            ], swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
