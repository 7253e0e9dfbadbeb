/// What templates call the things that a mock keeps: as `x-stateful` does, by the path of their collection, or by the last
/// part of that path where no two end alike.
struct ScenarioResources: Sendable {
    /// The longest first, as a name may have dots.
    private let names: [(name: String, index: Int)]
    /// For a message, the first ones.
    let shownNames: String

    init(_ resources: [StatefulResource]) {
        let short = resources.map(Self.shortName)
        var counts: [String: Int] = [:]
        for name in short { counts[name, default: 0] += 1 }
        var names: [(name: String, index: Int)] = []
        for (index, resource) in resources.enumerated() {
            names.append((resource.name, index))
            if counts[short[index]] == 1, short[index] != resource.name { names.append((short[index], index)) }
        }
        self.names = names.sorted { $0.name.utf8.count > $1.name.utf8.count }
        let shown = zip(resources, short).map { counts[$1] == 1 ? $1 : $0.name }
        shownNames =
            shown.prefix(12).map { "'\($0)'" }.joined(separator: ", ") + (shown.count > 12 ? ", …" : "")
    }

    /// The resource that a text begins with, before a dot.
    func first(of text: String) -> (index: Int, name: String)? {
        names.first { text.hasPrefix($0.name + ".") }.map { ($0.index, $0.name) }
    }

    private static func shortName(_ resource: StatefulResource) -> String {
        guard resource.name.hasPrefix("/") else { return resource.name }
        return resource.name.split(separator: "/").last { !$0.hasPrefix("{") }.map(String.init) ?? resource.name
    }
}
