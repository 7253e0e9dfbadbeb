/// The version of the tools, as `--version` prints it and generated files name it.
package enum ToolVersion {
    package static let current = "0.1.0"
}
