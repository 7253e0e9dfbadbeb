// example: main
import Foundation
// end

/// The file `main.swift` of the article.
func callTheTown() async throws {
    // example: main
    if let url = URL(string: "http://127.0.0.1:4010") {
        let api = makeClient(at: url)
        try await printReports(api)
    }
    // end
}
