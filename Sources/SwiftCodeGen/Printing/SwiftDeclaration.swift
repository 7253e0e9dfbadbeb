/// A declaration as it will be printed: what stands before the brace, and what stands in it.
package struct SwiftDeclaration: Sendable {
    package enum Body: Sendable {
        case none
        case members([SwiftDeclaration])
        case statements([SwiftStatement])
    }

    package var documentation: String?
    /// `public struct Entity: JSONObjectModel`, without a brace; for a function what stands before its parameters.
    package var head: String
    /// A function's parameters and what follows the parenthesis: they go to lines of their own where one is too short.
    package var signature: (parameters: [String], rest: String)?
    package var body: Body

    package init(_ head: String, documentation: String? = nil, body: Body = .none) {
        self.head = head
        self.documentation = documentation
        self.body = body
    }

    package static func block(
        _ head: String, documentation: String? = nil, _ members: [SwiftDeclaration]
    ) -> SwiftDeclaration {
        SwiftDeclaration(head, documentation: documentation, body: .members(members))
    }

    /// - Parameter head: all that stands before the brace.
    package static func function(
        _ head: String, documentation: String? = nil, _ statements: [SwiftStatement]
    ) -> SwiftDeclaration {
        SwiftDeclaration(head, documentation: documentation, body: .statements(statements))
    }

    /// - Parameter head: what stands before the parenthesis.
    package static func function(
        _ head: String, parameters: [String], rest: String = "", documentation: String? = nil,
        _ statements: [SwiftStatement]
    ) -> SwiftDeclaration {
        var declaration = SwiftDeclaration(head, documentation: documentation, body: .statements(statements))
        declaration.signature = (parameters, rest)
        return declaration
    }
}

/// A line of a body, or a line with lines of its own in braces.
package indirect enum SwiftStatement: Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
    case line(String)
    /// `head {`, the statements, `}`.
    case block(String, [SwiftStatement])
    /// `switch subject {` and each case with its statements below it.
    case choice(String, [(label: String, [SwiftStatement])])

    package init(stringLiteral value: String) { self = .line(value) }
}
