import KakehashiRuntime

/// What browsers want to know before pages of other origins may call (CORS).
enum CrossOrigin {
    static func isPreflight(_ request: HTTPRequest) -> Bool {
        request.method == .options && request.field("Origin") != nil
            && request.field("Access-Control-Request-Method") != nil
    }

    /// - Parameter methods: those of the path; empty where nothing is known of it. Then the method that is asked for may
    ///   be tried, so that the caller sees the answer and not only the browser's complaint.
    static func preflight(_ request: HTTPRequest, _ methods: [String]) -> MockResponse {
        var response = HTTPResponse(status: .noContent)
        let asked = request.field("Access-Control-Request-Method") ?? ""
        response.set("Access-Control-Allow-Methods", methods.isEmpty ? asked : methods.joined(separator: ", "))
        response.set("Access-Control-Allow-Headers", request.field("Access-Control-Request-Headers") ?? "*")
        response.set("Access-Control-Max-Age", "0")
        return MockResponse(response)
    }

    /// Whoever calls may see the whole answer. Without an `Origin` nobody asks, but what is stored may be shown to others.
    static func allow(_ response: inout HTTPResponse, for request: HTTPRequest) {
        guard let origin = request.field("Origin") else {
            response.set("Access-Control-Allow-Origin", "*")
            return
        }
        response.set("Access-Control-Allow-Origin", origin)
        response.set("Access-Control-Allow-Credentials", "true")
        // With credentials a star stands for itself.
        let names = response.headerFields.map(\.name.rawName).filter { !$0.hasPrefix("Access-Control-") }
        response.set("Access-Control-Expose-Headers", names.joined(separator: ", "))
        let vary = response.field("Vary")
        response.set("Vary", vary.map { $0 + ", Origin" } ?? "Origin")
    }
}
