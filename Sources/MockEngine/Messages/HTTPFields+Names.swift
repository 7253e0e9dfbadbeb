import KakehashiRuntime

extension HTTPRequest {
    /// The value of a field; several lines are one, with commas between them.
    func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { headerFields[$0] } }
}

extension HTTPResponse {
    func field(_ name: String) -> String? { HTTPField.Name(name).flatMap { headerFields[$0] } }

    /// A field whose name is a token, as those that are written in this module are.
    mutating func set(_ name: String, _ value: String) {
        guard let name = HTTPField.Name(name) else { return }
        headerFields[name] = value
    }
}
