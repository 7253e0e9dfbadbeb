import CityServices
import Foundation
import KakehashiRuntime
import Library
import ShelterAPI
import Weather

struct Shelters: Shelter.Service {
    func getShelter(_ request: Shelter.GetShelter.Request) async throws -> Shelter.GetShelter.Response {
        request.id == 1 ? .ok(.init(body: Shelter.Place(name: "城西小学校", capacity: 320))) : .notFound(.init())
    }
}

/// Fails unless what the plugins generated works.
@main
struct Vendor {
    static func main() async throws {
        guard let url = URL(string: "https://example.jp") else { return }
        let client = Shelter.Client(serverURL: url, transport: try InMemoryTransport(Shelters()))
        let place = try await client.getShelter(id: 1).ok.body
        precondition(place.name == "城西小学校" && place.isFull(with: 320))
        let named: any Named = Parks.Park(name: "Central")
        precondition(named.name == "Central")
        precondition(BusLines.Line(number: 3).number == 3)
        let station = UUID()
        let forecast = WeatherAPI.Forecast(text: "rain", station: station)
        precondition(forecast.station == station && forecast.isRainy)
        precondition(Books.Book(title: "Momo").title == "Momo")
        print("vendor: everything that was generated works")
    }
}
