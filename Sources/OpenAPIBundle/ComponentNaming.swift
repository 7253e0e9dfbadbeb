import JSONCoding
import SourceDiagnostics
import YAMLSyntax

/// Names for components that come from other files (OAS 3.0.4, section 4.7.7: `A-Z a-z 0-9 . - _`).
struct ComponentNaming {
    private var taken: [ObjectKind: Set<String>] = [:]
    /// Where the search for a free number goes on, so that many equal names cost no more than others.
    private var numbers: [String: Int] = [:]

    /// The folder of the entry file.
    private let root: String

    /// How the folder of the entry itself is called says nothing, so it is in no name.
    init(entry: String) { root = FilePath.directory(of: entry) }

    /// The last folder of a path that is not one of those above the entry file.
    private func folder(of file: String) -> String {
        let folder = FilePath.directory(of: file)
        let isShared = folder.isEmpty || folder == root || FilePath.contains(folder, root)
        return isShared ? "" : FilePath.lastPart(of: folder)
    }

    /// Keeps a name from being given again.
    mutating func reserve(_ name: String, _ kind: ObjectKind) { taken[kind, default: []].insert(name) }

    /// The name of the node in its file if it is free, else with those of the file and its folder before it, else with
    /// a number.
    mutating func name(for node: Node, _ kind: ObjectKind) -> String {
        let steps = JSONPointer.steps(of: node.pointer) ?? []
        let file = Self.clean(FilePath.baseName(of: node.file.name))
        let folder = Self.clean(folder(of: node.file.name))
        let parts = steps.isEmpty ? [file] : Self.ownSteps(steps).map(Self.clean).filter { !$0.isEmpty }
        let own = parts.isEmpty || parts == [""] ? "\(kind)" : parts.joined(separator: "_")
        let prefixes = steps.isEmpty ? [folder] : [file, folder + "_" + file]
        for prefix in [""] + prefixes.filter({ !$0.isEmpty && $0.first != "_" }) {
            let name = prefix.isEmpty ? own : prefix + "_" + own
            if claim(name, kind) { return name }
        }
        while true {
            let number = numbers[own, default: 2]
            numbers[own] = number + 1
            if claim("\(own)_\(number)", kind) { return "\(own)_\(number)" }
        }
    }

    private mutating func claim(_ name: String, _ kind: ObjectKind) -> Bool {
        taken[kind, default: []].insert(name).inserted
    }

    /// The steps of a pointer without those that only say where components lie.
    private static func ownSteps(_ steps: [String]) -> ArraySlice<String> {
        if steps.count >= 3, steps[0] == "components" { return steps[2...] }
        guard steps.count >= 2 else { return steps[...] }
        if steps.count == 2, ObjectKind(group: steps[0]) != nil { return steps[1...] }
        if isDefinitions(steps[steps.count - 2]), steps.dropLast(2).last != "properties" { return steps.suffix(1) }
        return steps[0] == "paths" ? steps[1...] : steps[...]
    }

    static func isDefinitions(_ name: String) -> Bool { name == "definitions" || name == "$defs" }

    /// Other characters become hyphens, and none at the ends.
    private static func clean(_ name: String) -> String {
        if name.unicodeScalars.allSatisfy({ isAllowed($0) }) { return name }
        return name.unicodeScalars.split { !isAllowed($0) }.map { String($0) }.joined(separator: "-")
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": true
        default: false
        }
    }

    /// The value of a discriminator property that means the schema without a mapping (OAS 3.0.4, section 4.7.25): the
    /// name that the schema has where it stands, by the same conventions as in the loader.
    static func implicitValue(of schema: Node) -> String? {
        let steps = JSONPointer.steps(of: schema.pointer) ?? []
        guard let name = steps.last else { return FilePath.baseName(of: schema.file.name) }
        if steps.count == 3, steps[0] == "components", steps[1] == "schemas" { return name }
        if steps.count == 2, steps[0] == "schemas" { return name }
        let isDefined = steps.count >= 2 && isDefinitions(steps[steps.count - 2])
        return isDefined && steps.dropLast(2).last != "properties" ? name : nil
    }
}
