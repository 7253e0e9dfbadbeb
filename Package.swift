// swift-tools-version: 6.1
import PackageDescription

// `make test` sets this: a warning in our own code is an error there, and nowhere else.
let strict = Context.environment["KAKEHASHI_STRICT"] == "1"

let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (strict ? [.unsafeFlags(["-warnings-as-errors"])] : [])

func room(_ name: String, _ dependencies: [Target.Dependency] = [], path: String? = nil) -> Target {
    .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

func tool(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
    .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(
    _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = [], resources: [Resource] = []
) -> Target {
    .testTarget(
        name: name, dependencies: ["KakehashiTestSupport"] + dependencies, exclude: exclude, resources: resources,
        swiftSettings: settings)
}

/// The targets of one contract: what links the runtime alone, and the mock that brings the engine along.
func contract(_ name: String) -> [Target] {
    [
        room("\(name)API", ["KakehashiRuntime"], path: "generated/\(name)API"),
        room(
            "\(name)Mock", [.byName(name: "\(name)API"), "KakehashiMock", "KakehashiRuntime"],
            path: "generated/\(name)Mock"),
    ]
}

/// Executables of libFuzzer, which has the `main` function. Only `make fuzz` sets the variable and the sanitizer.
let fuzzers: [Target] =
    Context.environment["KAKEHASHI_FUZZ"] == "1"
    ? ["FuzzYAML", "FuzzJSON", "FuzzLoader", "FuzzValidator"].map { name in
        .executableTarget(
            name: name, dependencies: ["FuzzEntries"], path: "Tests/FuzzTests/Fuzzers/\(name)",
            swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
    } : []

/// What `make bench` measures of the rooms that are not public, beside the coders that others have.
let benchmarks: [Target] =
    Context.environment["KAKEHASHI_BENCHMARKS"] == "1"
    ? [
        .executableTarget(
            name: "ValidationBench",
            dependencies: ["SchemaValidation", "OpenAPIModel", "SourceDiagnostics", "JSONCoding"],
            path: "Benchmarks/Sources",
            sources: [
                "JSONBench/Race.swift", "JSONBench/ShelterModel.swift", "JSONBench/ShelterRecord.swift",
                "ValidationBench",
            ], swiftSettings: settings)
    ] : []

/// As in specs/platform.yaml, which a test compares.
let contracts = [
    "Authorization", "CommonId", "OptIn", "OpenDataBroker", "PersonalDataBroker", "ApiManagement", "DeveloperPortal",
    "IdLinkage", "MyNumberCard", "SecureGateway", "Anonymization", "DataStore", "FukushimaPortal",
    "OnlineApplication", "DisasterApp", "Aibea", "Pecomin", "OpenData", "DataForCitizen", "TourismSpots",
    "DisasterInformation", "LocalArticles", "RenewableGeneration", "SnowplowNavi", "Popchain",
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let tracing: Target.Dependency = .product(name: "Tracing", package: "swift-distributed-tracing")

let package = Package(
    name: "kakehashi",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "kakehashi", targets: ["kakehashi"]),
        .executable(name: "kakehashi-generate", targets: ["kakehashi-generate"]),
        .library(name: "JSONCoding", targets: ["JSONCoding"]),
        .library(name: "KakehashiRuntime", targets: ["KakehashiRuntime"]),
        .library(name: "KakehashiHummingbird", targets: ["KakehashiHummingbird"]),
        .library(name: "KakehashiAsyncHTTPClient", targets: ["KakehashiAsyncHTTPClient"]),
        .library(name: "KakehashiMiddleware", targets: ["KakehashiMiddleware"]),
        .library(name: "KakehashiMock", targets: ["KakehashiMock"]),
        .library(name: "KakehashiMockServer", targets: ["KakehashiMockServer"]),
        .plugin(name: "KakehashiGenerator", targets: ["KakehashiGenerator"]),
        .plugin(name: "KakehashiGeneratorCommand", targets: ["KakehashiGeneratorCommand"]),
    ]
        + contracts.flatMap { name -> [Product] in
            [
                .library(name: "\(name)API", targets: ["\(name)API"]),
                .library(name: "\(name)Mock", targets: ["\(name)Mock"]),
            ]
        },
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.5.0"),
        .package(url: "https://github.com/apple/swift-distributed-tracing.git", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-metrics.git", from: "2.5.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.80.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.5.0"),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.24.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.6.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
        room("JSONCoding"),
        room("JSONValidation", ["JSONCoding"]),
        room("SourceDiagnostics", ["JSONCoding"]),
        room("YAMLSyntax", ["CLibYAML", "SourceDiagnostics", "JSONCoding"]),
        room("OpenAPIModel", ["YAMLSyntax", "JSONCoding", "SourceDiagnostics"]),
        room("SchemaValidation", ["JSONValidation", "OpenAPIModel", "JSONCoding", "SourceDiagnostics"]),
        room(
            "OpenAPILint", ["SchemaValidation", "OpenAPIModel", "YAMLSyntax", "SourceDiagnostics", "JSONCoding"]),
        room("OpenAPIBundle", ["OpenAPIModel", "YAMLSyntax", "SourceDiagnostics", "JSONCoding"]),
        room("SampleData", ["SchemaValidation", "OpenAPIModel", "SourceDiagnostics", "JSONCoding"]),
        room(
            "SwiftCodeGen",
            ["SchemaValidation", "JSONValidation", "OpenAPIModel", "JSONCoding", "SourceDiagnostics"]),
        room("KakehashiRuntime", ["JSONValidation", "JSONCoding", httpTypes]),
        room("KakehashiHummingbird", ["KakehashiRuntime", hummingbird, nioCore]),
        room("KakehashiAsyncHTTPClient", ["KakehashiRuntime", asyncHTTPClient, nioCore, nioHTTP1]),
        room("KakehashiMiddleware", ["KakehashiRuntime", coreMetrics, logging, tracing]),
        room(
            "MockEngine",
            [
                "OpenAPIModel", "SchemaValidation", "SampleData", "KakehashiRuntime", "YAMLSyntax", "SourceDiagnostics",
                "JSONCoding",
            ]),
        room("MockAdminAPI", ["KakehashiRuntime"], path: "generated/MockAdminAPI"),
        room("KakehashiMock", ["MockEngine", "KakehashiRuntime"]),
        room(
            "MockServer",
            [
                "MockAdminAPI", "MockEngine", "KakehashiRuntime", "KakehashiHummingbird", "SourceDiagnostics",
                "JSONCoding", hummingbird, hummingbirdCore, logging, nioCore, nioHTTP1,
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]),
        room("KakehashiMockServer", ["KakehashiMock", "MockServer", "KakehashiRuntime", argumentParser]),
        room(
            "ContractCommands",
            [
                "SwiftCodeGen", "OpenAPIBundle", "OpenAPILint", "SchemaValidation", "OpenAPIModel", "YAMLSyntax",
                "SourceDiagnostics", "JSONCoding", argumentParser,
            ]),
        tool("kakehashi-generate", ["ContractCommands", argumentParser]),
        tool(
            "kakehashi",
            [
                "ContractCommands", "MockEngine", "MockServer", "KakehashiAsyncHTTPClient", "KakehashiRuntime",
                "OpenAPIModel", "SourceDiagnostics", "SwiftCodeGen", "JSONCoding", argumentParser, asyncHTTPClient,
                nioCore, nioHTTP1,
                nioPosix,
            ]),
        .plugin(name: "KakehashiGenerator", capability: .buildTool(), dependencies: ["kakehashi-generate"]),
        .plugin(
            name: "KakehashiGeneratorCommand",
            capability: .command(
                intent: .custom(
                    verb: "kakehashi-generate",
                    description: "Writes Swift for OpenAPI 3.0 contracts into the package."),
                permissions: [.writeToPackageDirectory(reason: "To write the generated Swift files.")]),
            dependencies: ["kakehashi-generate"]),

        .target(
            name: "KakehashiTestSupport", dependencies: ["SourceDiagnostics"], path: "Tests/KakehashiTestSupport",
            swiftSettings: settings),
        tests("JSONCodingTests", ["JSONCoding"]),
        tests("PluginTests", ["SwiftCodeGen", "OpenAPIModel", "YAMLSyntax", "SourceDiagnostics", "JSONCoding"]),
        tests("JSONValidationTests", ["JSONValidation", "JSONCoding"]),
        tests("SourceDiagnosticsTests", ["SourceDiagnostics", "JSONCoding"], exclude: ["Snapshots"]),
        tests("YAMLSyntaxTests", ["YAMLSyntax", "SourceDiagnostics", "JSONCoding"]),
        tests("OpenAPIModelTests", ["OpenAPIModel", "YAMLSyntax", "SourceDiagnostics", "JSONCoding"]),
        tests(
            "SchemaValidationTests",
            ["SchemaValidation", "JSONValidation", "OpenAPIModel", "SourceDiagnostics", "JSONCoding"]),
        tests(
            "SampleDataTests", ["SampleData", "SchemaValidation", "OpenAPIModel", "SourceDiagnostics", "JSONCoding"]),
        tests("KakehashiRuntimeTests", ["KakehashiRuntime"]),
        tests(
            "KakehashiMiddlewareTests",
            [
                "KakehashiMiddleware", "KakehashiRuntime", coreMetrics, logging, tracing,
                .product(name: "InMemoryTracing", package: "swift-distributed-tracing"),
                .product(name: "MetricsTestKit", package: "swift-metrics"),
            ]),
        tests(
            "TransportTests",
            [
                "KakehashiRuntime", "KakehashiHummingbird", "KakehashiAsyncHTTPClient", "MockEngine", "MockServer",
                hummingbird, logging, nioCore, nioPosix,
            ], exclude: ["Fixtures"]),
        tests(
            "MockEngineTests",
            [
                "MockEngine", "KakehashiMock", "KakehashiRuntime", "SchemaValidation", "OpenAPIModel", "YAMLSyntax",
                "SourceDiagnostics", "JSONCoding",
            ]),
        tests(
            "MockAdminTests",
            [
                "MockServer", "MockAdminAPI", "MockEngine", "KakehashiRuntime", "KakehashiAsyncHTTPClient",
                "JSONCoding",
            ]),
        tests(
            "PlatformHostTests",
            [
                "MockServer", "MockAdminAPI", "MockEngine", "KakehashiRuntime", "KakehashiAsyncHTTPClient",
                "SourceDiagnostics", "JSONCoding",
            ]),
        tests(
            "ScenarioTests",
            [
                "MockEngine", "KakehashiMock", "MockServer", "KakehashiRuntime", "KakehashiAsyncHTTPClient",
                "JSONCoding",
            ], exclude: ["Scenarios"]),
        tests(
            "GeneratedCodeTests",
            [
                "OpenDataBrokerAPI", "OpenDataBrokerMock", "KakehashiRuntime", "KakehashiHummingbird",
                "KakehashiAsyncHTTPClient", "KakehashiMock", "MockServer", hummingbird, logging,
            ], exclude: ["Fixtures"]),
        tests(
            "OpenAPILintTests",
            ["OpenAPILint", "SchemaValidation", "OpenAPIModel", "YAMLSyntax", "SourceDiagnostics", "JSONCoding"],
            exclude: ["Snapshots"]),
        tests(
            "OpenAPIBundleTests",
            ["OpenAPIBundle", "OpenAPILint", "OpenAPIModel", "YAMLSyntax", "SourceDiagnostics", "JSONCoding"],
            exclude: ["Fixtures", "Snapshots"]),
        .target(
            name: "FuzzEntries",
            dependencies: ["SchemaValidation", "OpenAPIModel", "YAMLSyntax", "SourceDiagnostics", "JSONCoding"],
            path: "Tests/FuzzTests/Entries", swiftSettings: settings),
        tests(
            "FuzzTests", ["FuzzEntries"], exclude: ["Entries", "Fuzzers", "Corpus", "Crashes", "Dictionaries"]),
        tests("CorpusTests", ["OpenAPIModel", "SwiftCodeGen", "SourceDiagnostics"]),
        tests(
            "SwiftCodeGenTests", ["SwiftCodeGen", "OpenAPIModel", "SourceDiagnostics", "KakehashiRuntime"],
            exclude: ["Fixtures", "Snapshots"]),
        tests(
            "CommandTests",
            [
                "kakehashi-generate", "kakehashi", "ContractCommands", "SwiftCodeGen", "KakehashiRuntime",
                "KakehashiAsyncHTTPClient", "OpenAPIModel", "SourceDiagnostics", "JSONCoding", nioCore, nioHTTP1,
                nioPosix,
            ], exclude: ["Snapshots"]),
        tests(
            "ArchitectureTests",
            [
                "SwiftCodeGen", "OpenAPIModel", "SourceDiagnostics", "ContractCommands", "MockEngine",
            ], exclude: ["Snapshots"]),
        tests(
            "PlatformTests",
            [
                "MockEngine", "SampleData", "SchemaValidation", "OpenAPIModel", "KakehashiRuntime", "SourceDiagnostics",
                "JSONCoding",
                "JSONValidation",
            ] + contracts.flatMap { [.byName(name: "\($0)API"), .byName(name: "\($0)Mock")] }),
        // The contract of the articles. Who follows them has targets with these names; no product has ours.
        room("ReportsAPI", ["KakehashiRuntime"], path: "Tests/Fixtures/Town/ReportsAPI"),
        room(
            "ReportsMock", ["ReportsAPI", "KakehashiMock", "KakehashiRuntime"],
            path: "Tests/Fixtures/Town/ReportsMock"),
        tests(
            "ReadmeTests",
            [
                "ContractCommands", "SwiftCodeGen", "OpenAPILint", "OpenAPIModel", "SourceDiagnostics",
                "OpenDataBrokerAPI", "OpenDataBrokerMock", "ReportsAPI", "ReportsMock", "KakehashiRuntime",
                "KakehashiHummingbird", "KakehashiAsyncHTTPClient", "KakehashiMiddleware", "KakehashiMock", hummingbird,
            ], exclude: ["shelters.yaml"]),
    ] + fuzzers + benchmarks + contracts.flatMap(contract),
    swiftLanguageModes: [.v6]
)
