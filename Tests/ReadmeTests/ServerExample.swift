// example: server
import Hummingbird
import KakehashiHummingbird
import KakehashiRuntime

struct ShelterService: Shelters.Service {
    let shelters = [1: Shelters.Shelter(name: "城西小学校", capacity: 320)]

    func getShelter(_ request: Shelters.GetShelter.Request) async throws -> Shelters.GetShelter.Response {
        guard let shelter = shelters[request.id] else { return .notFound(.init()) }
        return .ok(.init(body: shelter))
    }
}

func serve() async throws {
    let router = Router()
    try router.mount(ShelterService())
    try await Application(router: router).runService()
}
// end
