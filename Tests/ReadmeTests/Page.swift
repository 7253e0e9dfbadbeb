import Foundation
import Testing

/// A text for readers, and the Swift files whose marked regions it shows.
struct Page: Sendable, CustomTestStringConvertible {
    /// Below the package's folder.
    let path: String
    /// In this folder, in the order in which the page shows their regions.
    let sources: [String]

    var testDescription: String { path }

    static let readmes = ["README.md", "README.ja.md"].map {
        Page(path: $0, sources: ["ClientExample.swift", "ServerExample.swift", "MockExample.swift"])
    }

    static let catalog = "Sources/KakehashiRuntime/Documentation.docc"

    static let articles = [
        Page(article: "KakehashiRuntime", []),
        Page(article: "SettingUpAPackage", []),
        Page(article: "MakingAClient", ["MakingAClient", "MakingAClient+Main", "MakingAClient+Calls"]),
        Page(
            article: "ImplementingAServer",
            [
                "ImplementingAServer", "ImplementingAServer+Program", "ImplementingAServer+Draft",
                "ImplementingAServer+Tests",
            ]),
        Page(article: "TestingWithTheMock", ["TestingWithTheMock"]),
        Page(article: "ScenariosOfTheMock", ["ScenariosOfTheMock"]),
        Page(article: "ComingFromPrism", []),
    ]

    private init(path: String, sources: [String]) {
        self.path = path
        self.sources = sources
    }

    private init(article: String, _ sources: [String]) {
        self.init(path: "\(Self.catalog)/\(article).md", sources: sources.map { "Articles/\($0).swift" })
    }

    func text() throws -> String { try Files.text(path) }

    func blocks(_ language: String) throws -> [CodeBlock] {
        try CodeBlock.fenced(in: text()).filter { $0.language == language }
    }

    /// The code that is compiled for the page.
    func regions() throws -> [CodeBlock] {
        try sources.flatMap { try CodeBlock.regions(in: Files.text($0, in: Files.folder)) }
    }
}
