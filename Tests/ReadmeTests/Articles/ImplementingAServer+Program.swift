// example: program
import Hummingbird
import KakehashiHummingbird
import ReportsAPI
// end

/// The file `main.swift` of the article.
func serveTheTown() async throws {
    // example: program
    let router = Router()
    router.get("health") { _, _ in "fine" }
    try router.mount(Town().secured(by: Gate()))
    try await Application(router: router).runService()
    // end
}
