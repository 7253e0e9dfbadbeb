import Hummingbird
import KakehashiHummingbird
import KakehashiRuntime
import Logging

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

// ServerBench generated|bare PORT: the same answer to GET /shelters/{id}, by a generated server that checks the request,
// or by a handler as one writes it by hand.
// ServerBench replay PORT TEXT: the text, whatever is asked; what a mock's answers are compared with.

struct ShelterService: Shelters.Service {
    let shelter = Shelters.Shelter(name: "城西小学校", capacity: 320)

    func getShelter(_ request: Shelters.GetShelter.Request) async throws -> Shelters.GetShelter.Response {
        request.id == 1 ? .ok(.init(body: shelter)) : .notFound(.init())
    }
}

/// The least that a handler can do: nothing is checked, and the text is there already.
func bare(_ router: Router<BasicRequestContext>) {
    let text = #"{"name":"城西小学校","capacity":320}"#
    router.get("/shelters/{id}") { _, context in
        guard try context.parameters.require("id", as: Int.self) == 1 else { return Response(status: .notFound) }
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// The least that a handler can do that gets a body: it reads it.
func replay(_ text: String, _ router: Router<BasicRequestContext>) {
    let bytes = ByteBuffer(string: text)
    router.get("/forecast") { _, _ in
        Response(status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: bytes))
    }
    router.post("/shelters") { request, _ in
        var request = request
        _ = try await request.collectBody(upTo: 1 << 20)
        return Response(
            status: .created, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: bytes))
    }
}

let arguments = CommandLine.arguments
guard arguments.count >= 3, let port = Int(arguments[2]) else {
    print("usage: ServerBench generated|bare PORT, or ServerBench replay PORT TEXT")
    exit(64)
}
let router = Router()
switch arguments[1] {
case "generated": try router.mount(ShelterService())
case "bare": bare(router)
case "replay" where arguments.count == 4: replay(arguments[3], router)
default: exit(64)
}
var logger = Logger(label: "bench")
logger.logLevel = .error
let application = Application(
    router: router, configuration: .init(address: .hostname("127.0.0.1", port: port)), logger: logger)
try await application.runService()
