package import OpenAPIModel

/// Which operations of a contract are wanted.
package struct OperationSelection: Sendable, Hashable {
    /// One of them suffices for an operation.
    package struct Criteria: Sendable, Hashable {
        package var operationIDs: [String]
        package var tags: [String]
        /// Path templates as in the contract; `*` stands for any text, slashes included.
        package var paths: [String]

        package init(operationIDs: [String] = [], tags: [String] = [], paths: [String] = []) {
            self.operationIDs = operationIDs
            self.tags = tags
            self.paths = paths
        }

        package var isEmpty: Bool { operationIDs.isEmpty && tags.isEmpty && paths.isEmpty }

        /// As `contain` of an operation in a text.
        package func contain(_ operation: Operation) -> Bool {
            if let id = operation.operationID, operationIDs.contains(id) { return true }
            return operation.tags.contains { tags.contains($0) }
                || paths.contains { PathGlob.matches($0, operation.path) }
        }

        func contain(_ operation: FilteredOperation) -> Bool {
            if let id = operation.id, operationIDs.contains(id) { return true }
            if operation.tags.contains(where: { tags.contains($0) }) { return true }
            return operation.path.map { path in paths.contains { PathGlob.matches($0, path) } } ?? false
        }
    }

    /// Empty for all operations.
    package var including: Criteria
    /// Stronger than `including`.
    package var excluding: Criteria

    package init(including: Criteria = Criteria(), excluding: Criteria = Criteria()) {
        self.including = including
        self.excluding = excluding
    }

    func contains(_ operation: FilteredOperation) -> Bool {
        (including.isEmpty || including.contain(operation)) && !excluding.contain(operation)
    }
}

/// Patterns for path templates.
enum PathGlob {
    /// Goes back to the last `*` only, which suffices and is never exponential.
    static func matches(_ pattern: String, _ text: String) -> Bool {
        let (pattern, text) = (Array(pattern.utf8), Array(text.utf8))
        var (inPattern, inText) = (0, 0)
        var star: (inPattern: Int, inText: Int)?
        while inText < text.count {
            if inPattern < pattern.count, pattern[inPattern] == UInt8(ascii: "*") {
                star = (inPattern, inText)
                inPattern += 1
            } else if inPattern < pattern.count, pattern[inPattern] == text[inText] {
                inPattern += 1
                inText += 1
            } else if let last = star {
                star = (last.inPattern, last.inText + 1)
                inPattern = last.inPattern + 1
                inText = last.inText + 1
            } else {
                return false
            }
        }
        return pattern[inPattern...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
