import KakehashiRuntime
import OpenAPIModel
import SampleData

/// What the values of one answer are drawn from, where they are not the contract's own.
///
/// The same seed, request and contract give the same bytes; two requests differ. Header fields of the request do not
/// count, as many of them are the client's, not the caller's.
struct DrawnValues: Sendable {
    let seed: String
    private let request: [String]

    /// nil where nothing is drawn.
    ///
    /// - Parameter request: without the preferences in its query.
    init?(
        _ preferences: Preferences, _ options: MockOptions, _ operation: CompiledOperation, _ request: HTTPRequest,
        _ body: [UInt8], _ circumstances: Circumstances
    ) {
        guard preferences.example == nil, preferences.dynamic ?? options.dynamic else { return nil }
        seed = preferences.seed ?? circumstances.settings.seed ?? options.seed ?? String(circumstances.chance)
        // HEAD is answered with the fields of GET.
        self.request = [
            operation.operation.method.rawValue, request.path ?? "", String(decoding: body, as: UTF8.self),
        ]
    }

    /// - Parameter part: the body is empty; a header has its name. Each has a generator of its own, so that a header
    ///   more does not change the body.
    func generator(for part: String) -> SeededGenerator {
        SeededGenerator(seed: 0, mixing: [seed] + request + [part])
    }
}
