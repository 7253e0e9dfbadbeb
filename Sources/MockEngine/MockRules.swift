package import SourceDiagnostics

/// What a mock cannot play.
package enum MockRules {
    package static let all: [Rule] = [hiddenOperation]

    package static let hiddenOperation = Rule(
        "openapi/hidden-operation", .warning, "an operation cannot be reached",
        "Two operations answer the same method and paths, so that a server cannot tell them apart. The mock plays the "
            + "first one.")
}
