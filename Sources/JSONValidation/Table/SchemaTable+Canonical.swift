extension SchemaTable {
    /// The part that some schemas need, in the form that a text of it has: the named schemas first, each followed in
    /// thought by the unnamed ones within it, then the roots. What has no parts stands wherever it is used.
    ///
    /// - Parameter label: a name for a schema that needs one and has none.
    package func canonical(roots: [Int], label: (Int) -> String) -> (table: SchemaTable, roots: [Int]) {
        var numbering = Numbering(self)
        numbering.findNamed(from: roots)
        numbering.name(label)
        return numbering.run(roots)
    }
}

private struct Numbering {
    private let source: SchemaTable
    private var named: Set<Int> = []
    private var names: [Int: String] = [:]
    private var result = SchemaTable()
    private var positions: [Int: Int] = [:]
    /// Unnamed schemas within each other; more would make a text that is hard to read, and one day too deep.
    private static let depthLimit = 24

    init(_ source: SchemaTable) { self.source = source }

    /// Components, and what is used in several places or within itself.
    mutating func findNamed(from roots: [Int]) {
        var seen: Set<Int> = []
        var open: [(schema: Int, depth: Int)] = roots.reversed().map { ($0, 0) }
        while let (schema, depth) = open.popLast() {
            let children = source[schema].children
            var isNamed = source.names[schema] != nil || named.contains(schema)
            if !isNamed, !children.isEmpty, seen.contains(schema) || depth > Self.depthLimit { isNamed = true }
            if isNamed { named.insert(schema) }
            guard seen.insert(schema).inserted else { continue }
            // A discriminator says names, so what it means must have one.
            named.formUnion(source[schema].discriminator?.entries.map(\.schema) ?? [])
            let next = isNamed ? 0 : depth + 1
            open += children.reversed().map { ($0, next) }
        }
    }

    mutating func name(_ label: (Int) -> String) {
        var taken: Set<String> = Set(named.compactMap { source.names[$0] })
        for schema in named.sorted() {
            if let name = source.names[schema] {
                names[schema] = name
                continue
            }
            let wanted = label(schema)
            var name = wanted
            var number = 2
            while !taken.insert(name).inserted {
                name = "\(wanted) \(number)"
                number += 1
            }
            names[schema] = name
        }
    }

    mutating func run(_ roots: [Int]) -> (table: SchemaTable, roots: [Int]) {
        let order = named.sorted()
        for schema in order {
            positions[schema] = result.schemas.count
            result.names[result.schemas.count] = names[schema]
            result.schemas.append(SchemaDescription())
        }
        for (position, schema) in order.enumerated() { fill(position, schema) }
        let numbered = roots.map { position(of: $0) }
        return (result, numbered)
    }

    private mutating func fill(_ position: Int, _ schema: Int) {
        let children = source[schema].children.map { self.position(of: $0) }
        var next = children.makeIterator()
        result.schemas[position] = source[schema].mapping { next.next() ?? $0 }
    }

    private mutating func position(of schema: Int) -> Int {
        if let known = positions[schema] { return known }
        let position = result.schemas.count
        result.schemas.append(SchemaDescription())
        fill(position, schema)
        return position
    }
}
