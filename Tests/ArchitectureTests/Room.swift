import Testing

/// A target under `Sources` and what it may import: the table of the architecture, as data. A new arrow is a new word
/// in a line of this file.
struct Room: Sendable, CustomTestStringConvertible {
    let name: String
    /// Targets of ours.
    let ours: Set<String>
    /// Modules of packages of others.
    let others: Set<String>
    /// What comes with the machine.
    let system: Set<String>

    var testDescription: String { name }

    private init(_ name: String, _ ours: Set<String> = [], others: Set<String> = [], system: Set<String> = []) {
        self.name = name
        self.ours = ours
        self.others = others
        self.system = system
    }

    private static let libc: Set = ["Darwin", "Glibc", "Musl"]
    /// The small part of Foundation; the whole of it where there is no small one.
    private static let foundation: Set = ["FoundationEssentials", "Foundation"]

    static let all: [Room] = [
        Room("CLibYAML"),
        Room("JSONCoding", system: foundation),
        Room("JSONValidation", ["JSONCoding"]),
        Room("SourceDiagnostics", ["JSONCoding"], system: libc),
        Room("YAMLSyntax", ["CLibYAML", "SourceDiagnostics", "JSONCoding"]),
        Room("OpenAPIModel", ["YAMLSyntax", "JSONCoding", "SourceDiagnostics"]),
        Room("SchemaValidation", ["JSONValidation", "OpenAPIModel", "JSONCoding", "SourceDiagnostics"]),
        Room(
            "OpenAPILint", ["OpenAPIModel", "SchemaValidation", "YAMLSyntax", "SourceDiagnostics", "JSONCoding"]),
        Room("OpenAPIBundle", ["OpenAPIModel", "YAMLSyntax", "SourceDiagnostics", "JSONCoding"]),
        Room("OpenAPIDiff", ["OpenAPIModel", "SourceDiagnostics"]),
        Room("SampleData", ["SchemaValidation", "OpenAPIModel", "SourceDiagnostics", "JSONCoding"]),
        Room(
            "SwiftCodeGen",
            ["SchemaValidation", "JSONValidation", "OpenAPIModel", "SampleData", "JSONCoding", "SourceDiagnostics"]),
        Room(
            "KakehashiRuntime", ["JSONValidation", "JSONCoding"], others: ["HTTPTypes"],
            system: foundation.union(libc).union(["Synchronization"])),
        Room("KakehashiHummingbird", ["KakehashiRuntime"], others: ["Hummingbird", "NIOCore"]),
        Room("KakehashiAsyncHTTPClient", ["KakehashiRuntime"], others: ["AsyncHTTPClient", "NIOCore", "NIOHTTP1"]),
        Room(
            "KakehashiMiddleware", ["KakehashiRuntime"], others: ["CoreMetrics", "Logging", "Tracing"],
            system: foundation.union(["Synchronization"])),
        Room(
            "MockEngine",
            [
                "OpenAPIModel", "SchemaValidation", "SampleData", "KakehashiRuntime", "YAMLSyntax", "SourceDiagnostics",
                "JSONCoding",
            ],
            system: ["Synchronization"]),
        Room("KakehashiMock", ["MockEngine", "KakehashiRuntime"]),
        Room(
            "MockServer",
            [
                "MockEngine", "OpenAPIModel", "SourceDiagnostics", "JSONCoding", "KakehashiRuntime",
                "KakehashiHummingbird", "KakehashiAsyncHTTPClient",
            ],
            others: [
                "MockAdminAPI", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOHTTP1", "ServiceLifecycle",
                "UnixSignals",
            ],
            system: libc.union(["Synchronization"])),
        Room(
            "KakehashiMockServer", ["KakehashiMock", "MockServer", "KakehashiRuntime"], others: ["ArgumentParser"],
            system: libc),
        Room(
            "ContractCommands",
            [
                "SwiftCodeGen", "OpenAPIBundle", "OpenAPILint", "SchemaValidation", "OpenAPIModel", "YAMLSyntax",
                "SourceDiagnostics", "JSONCoding",
            ], others: ["ArgumentParser"], system: libc.union(foundation)),
        Room("kakehashi-generate", ["ContractCommands"], others: ["ArgumentParser"]),
        Room(
            "kakehashi",
            [
                "ContractCommands", "SwiftCodeGen", "OpenAPIModel", "SourceDiagnostics", "JSONCoding",
                "KakehashiRuntime",
                "MockEngine", "MockServer", "KakehashiAsyncHTTPClient",
            ], others: ["ArgumentParser", "AsyncHTTPClient", "NIOCore", "NIOHTTP1", "NIOPosix"], system: libc),
    ]

    var allowed: Set<String> { ours.union(others).union(system) }
}
