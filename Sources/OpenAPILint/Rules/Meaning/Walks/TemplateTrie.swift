/// Path templates of one number of segments, as a tree of their segments.
struct TemplateTrie {
    private struct Branch {
        var literals: [String: Int] = [:]
        /// In the order of insertion.
        var children: [(segment: TemplateSegments.Segment, branch: Int)] = []
        /// Positions among `children` of those that are no literals.
        var patterns: [Int] = []
        /// Whether something below is a literal, and whether something is none.
        var hasLiteral = false
        var hasPattern = false
        /// The template that ends here.
        var template: Int?
    }

    private var branches = [Branch()]

    mutating func insert(_ template: TemplateSegments, _ index: Int) {
        var current = 0
        for (position, segment) in template.segments.enumerated() {
            let rest = template.segments[position...]
            if rest.contains(where: \.isLiteral) { branches[current].hasLiteral = true }
            if rest.contains(where: { !$0.isLiteral }) { branches[current].hasPattern = true }
            current = child(of: current, segment)
        }
        if branches[current].template == nil { branches[current].template = index }
    }

    private mutating func child(of branch: Int, _ segment: TemplateSegments.Segment) -> Int {
        if case .literal(let text) = segment, let known = branches[branch].literals[text] { return known }
        for position in branches[branch].patterns where branches[branch].children[position].segment == segment {
            return branches[branch].children[position].branch
        }
        let new = branches.count
        branches.append(Branch())
        if case .literal(let text) = segment {
            branches[branch].literals[text] = new
        } else {
            branches[branch].patterns.append(branches[branch].children.count)
        }
        branches[branch].children.append((segment, new))
        return new
    }

    /// A template that matches a path which this one matches too, each being the narrower one somewhere.
    /// - Parameter isMeant: whether such a template counts.
    func rival(of template: TemplateSegments, budget: inout Int, where isMeant: (Int) -> Bool) -> Int? {
        var open = [Visit(branch: 0, position: 0, isNarrower: false, isWider: false)]
        while let visit = open.popLast(), budget > 0 {
            budget -= 1
            let branch = branches[visit.branch]
            guard visit.position < template.segments.count else {
                if visit.isNarrower, visit.isWider, let found = branch.template, isMeant(found) { return found }
                continue
            }
            let rest = template.segments[visit.position...]
            if !visit.isNarrower, !branch.hasPattern || !rest.contains(where: { $0 != .parameter }) { continue }
            if !visit.isWider, !rest.contains(where: { !$0.isLiteral }) { continue }
            push(rest[rest.startIndex], visit, branch, &open)
        }
        return nil
    }

    private struct Visit {
        var branch: Int
        var position: Int
        /// Whether the template asked about was the narrower one somewhere, and the wider one.
        var isNarrower: Bool
        var isWider: Bool
    }

    private func push(
        _ segment: TemplateSegments.Segment, _ visit: Visit, _ branch: Branch, _ open: inout [Visit]
    ) {
        func add(_ child: Int, _ relation: TemplateSegments.Relation) {
            open.append(
                Visit(
                    branch: child, position: visit.position + 1,
                    isNarrower: visit.isNarrower || relation == .firstIsNarrower || relation == .crossing,
                    isWider: visit.isWider || relation == .secondIsNarrower || relation == .crossing))
        }
        if case .literal(let text) = segment {
            for position in branch.patterns {
                let (other, child) = branch.children[position]
                if let relation = TemplateSegments.relation(segment, other) { add(child, relation) }
            }
            if let child = branch.literals[text] { add(child, .same) }
        } else {
            for (other, child) in branch.children.reversed() {
                if let relation = TemplateSegments.relation(segment, other) { add(child, relation) }
            }
        }
    }
}
