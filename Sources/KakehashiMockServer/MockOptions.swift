import ArgumentParser

/// What the program can be told.
struct MockOptions: ParsableArguments {
    @Option(name: [.customShort("p"), .long], help: "The port; 0 for one that is free.")
    var port = 4010

    @Option(help: "The address to listen at. Everyone who reaches it can use the mock.")
    var host = "127.0.0.1"

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("'\(port)' is not a port; use 0 to 65535") }
    }
}
