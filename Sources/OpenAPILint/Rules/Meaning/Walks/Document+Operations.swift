import OpenAPIModel
import SourceDiagnostics

extension Document {
    /// The operations of all paths and, after each, those of its callbacks; one that is shared comes once.
    var allOperations: [Operation] {
        var seen: Set<SourceRange> = []
        var result: [Operation] = []
        func add(_ items: [PathItem]) {
            for operation in items.lazy.flatMap(\.operations) where seen.insert(operation.origin.range).inserted {
                result.append(operation)
                for callback in operation.callbacks { add(callback.expressions) }
            }
        }
        add(paths)
        return result
    }
}
