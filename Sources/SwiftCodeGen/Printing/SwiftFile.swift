/// A file of Swift, before it is text.
package struct SwiftFile: Sendable {
    /// Without a folder: `OpenDataBroker+Part1Client.swift`.
    package var name: String
    package var modules: [GeneratedImport]
    package var declarations: [SwiftDeclaration]
}

/// A module that a file may need. Whether it does, and how visibly, is seen from the declarations.
package enum GeneratedImport: Sendable, Hashable {
    /// What every user of generated code sees of the runtime.
    case runtime
    /// The runtime with what only generated code calls.
    case runtimeInternals
    case module(String)
    /// A module of types that a configuration names: only for the files that mention them.
    case moduleWhereNamed(String)
    /// A module that is there in any case, as visible as the use of one of these types.
    case moduleWithTypes(String, Set<String>)
}

/// A file as it is written to disk.
package struct GeneratedFile: Sendable, Hashable {
    package var name: String
    package var bytes: [UInt8]

    package init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
