// swift-tools-version: 6.1
import PackageDescription

// A package of somebody who uses the two plugins. It lies outside the targets of the package that it depends on;
// `make plugins` builds a copy of it.
let runtime: Target.Dependency = .product(name: "KakehashiRuntime", package: "kakehashi")
let generator: Target.PluginUsage = .plugin(name: "KakehashiGenerator", package: "kakehashi")

let package = Package(
    name: "vendor",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "kakehashi", path: "../../..")],
    targets: [
        // A contract beside the code, and nothing else.
        .target(name: "ShelterAPI", dependencies: [runtime], plugins: [generator]),
        // Two contracts, one of them in files that lie elsewhere.
        .target(name: "CityServices", dependencies: [runtime], plugins: [generator]),
        // As it was for another generator.
        .target(name: "Weather", dependencies: [runtime], plugins: [generator]),
        // What the command wrote.
        .target(
            name: "Library", dependencies: [runtime],
            exclude: ["books.openapi.yaml", "kakehashi-generator-config.yaml"]),
        // A program that serves a mock, all of it generated.
        .executableTarget(
            name: "shelter-mock",
            dependencies: [
                runtime, .product(name: "KakehashiMock", package: "kakehashi"),
                .product(name: "KakehashiMockServer", package: "kakehashi"),
            ], plugins: [generator]),
        .executableTarget(name: "vendor", dependencies: ["ShelterAPI", "CityServices", "Weather", "Library", runtime]),
    ],
    swiftLanguageModes: [.v6]
)
