extension TypeGraphBuilder {
    /// Marks the properties that would make a struct contain itself. Unions are indirect anyway, arrays and maps too.
    func boxed(_ declarations: [TypeDeclaration]) -> [TypeDeclaration] {
        var result = declarations
        var state = [Int](repeating: 0, count: declarations.count)

        func contained(_ type: TypeReference) -> TypeID? {
            switch type {
            case .declared(let id):
                if case .alias(let target) = declarations[id.index].kind { return contained(target) }
                if case .object = declarations[id.index].kind { return id }
                return nil
            case .nullable(let type): return contained(type)
            default: return nil
            }
        }

        // Depth first, without recursion: a chain of types can be as long as a document.
        for root in declarations.indices where state[root] == 0 {
            var stack = [(type: root, next: 0)]
            state[root] = 1
            while let top = stack.last {
                guard case .object(var object) = result[top.type].kind, top.next < object.properties.count else {
                    state[top.type] = 2
                    stack.removeLast()
                    continue
                }
                stack[stack.count - 1].next += 1
                guard let target = contained(object.properties[top.next].type)?.index else { continue }
                if state[target] == 1 {
                    object.properties[top.next].isBoxed = true
                    result[top.type].kind = .object(object)
                } else if state[target] == 0 {
                    state[target] = 1
                    stack.append((target, 0))
                }
            }
        }
        return result
    }
}
