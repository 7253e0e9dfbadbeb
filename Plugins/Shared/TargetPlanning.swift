import Foundation

/// The contracts of a target: those that its configuration file names, else those that lie in its folder.
struct TargetPlanning {
    static let configurationNames = [
        "kakehashi-generator-config.yaml", "kakehashi-generator-config.yml", "openapi-generator-config.yaml",
        "openapi-generator-config.yml",
    ]
    private static let endings = ["yaml", "yml", "json"]

    let target: String
    let folder: String

    /// Whether a target has anything to do with the generator.
    var isConcerned: Bool { !existing(Self.configurationNames).isEmpty || !documents().isEmpty }

    func plans() throws -> [ContractPlan] {
        let configurations = existing(Self.configurationNames)
        if configurations.count > 1 {
            throw PlanFault("there is '\(configurations[0])' too; keep one of them", file: path(configurations[1]))
        }
        let plans = try configurations.first.map(configured) ?? documents().map { try plan(PlanEntry(), $0, nil) }
        if plans.isEmpty {
            throw PlanFault(
                "the target has no contract; put 'openapi.yaml' or 'NAME.openapi.yaml' there, or name one in "
                    + "'\(Self.configurationNames[0])'", file: folder)
        }
        for (position, plan) in plans.enumerated() where plans[..<position].contains(where: { $0.name == plan.name }) {
            throw PlanFault(
                "two contracts are called '\(plan.name)'; give one of them another 'name' in "
                    + "'\(Self.configurationNames[0])'", file: plan.configuration ?? plan.document)
        }
        return plans
    }

    /// The nearest `kakehashi.yaml` of the target's folder or above it.
    var settings: String? {
        var place = URL(fileURLWithPath: folder).standardizedFileURL
        while true {
            let candidate = place.appendingPathComponent("kakehashi.yaml").path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            let above = place.deletingLastPathComponent()
            if above.path == place.path || place.path == "/" { return nil }
            place = above
        }
    }

    // MARK: Contracts

    private func configured(_ name: String) throws -> [ContractPlan] {
        let file = path(name)
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw PlanFault("the file cannot be read", file: file)
        }
        let (entries, isList) = try PlanReader.read(String(decoding: bytes, as: UTF8.self), file: file)
        return try entries.map { entry in
            if let document = entry.document { return try plan(entry, document, file) }
            if isList { throw PlanFault("a contract has no 'document'", file: file) }
            let found = documents()
            guard let only = found.first, found.count == 1 else {
                throw PlanFault(
                    found.isEmpty
                        ? "there is no 'openapi.yaml' beside it; name the contract with 'document'"
                        : "there are several contracts beside it; list them below 'contracts'", file: file)
            }
            return try plan(entry, only, file)
        }
    }

    private func plan(_ entry: PlanEntry, _ document: String, _ configuration: String?) throws -> ContractPlan {
        let place = path(document)
        let name = try entry.name ?? self.name(of: document, configuration)
        return ContractPlan(
            document: place, name: name, configuration: configuration,
            root: entry.root.map(path) ?? URL(fileURLWithPath: place).deletingLastPathComponent().path)
    }

    /// `open-data-broker.openapi.yaml` is OpenDataBroker. A document that is just called `openapi` is called as its
    /// target, but not quite, since a module cannot have a type of its own name.
    private func name(of document: String, _ configuration: String?) throws -> String {
        let file = document.split(separator: "/").last ?? ""
        let stem = file.prefix { $0 != "." }
        let isGeneral = stem == "openapi"
        let words = (isGeneral ? target[...] : stem).split { $0 == "-" || $0 == "_" }
        var name = words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        if isGeneral { name = name.hasSuffix("API") && name != "API" ? String(name.dropLast(3)) : name + "API" }
        guard let first = name.first, first.isASCII, first.isLetter,
            name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) })
        else {
            throw PlanFault(
                "no name in Swift follows from '\(file)'; give the contract a 'name' in "
                    + "'\(Self.configurationNames[0])'", file: configuration ?? path(document))
        }
        return name
    }

    // MARK: Files

    /// `openapi.yaml` and `*.openapi.yaml` in the target's folder, sorted.
    private func documents() -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.sorted().filter { name in
            Self.endings.contains { ending in
                name == "openapi." + ending || name.hasSuffix(".openapi." + ending) && !name.hasPrefix(".")
            }
        }
    }

    private func existing(_ names: [String]) -> [String] {
        names.filter { FileManager.default.fileExists(atPath: path($0)) }
    }

    private func path(_ name: String) -> String {
        let url = name.hasPrefix("/") ? URL(fileURLWithPath: name) : URL(fileURLWithPath: folder + "/" + name)
        return url.standardizedFileURL.path
    }
}
