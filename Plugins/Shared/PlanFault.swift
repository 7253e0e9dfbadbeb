/// Why nothing can be planned, as compilers say it.
struct PlanFault: Error, CustomStringConvertible, Equatable {
    let description: String

    init(_ message: String, file: String, line: Int? = nil) {
        description = "\(file)\(line.map { ":\($0)" } ?? ""): error: \(message)"
    }
}
