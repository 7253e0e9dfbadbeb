/// The same data as `ShelterModel`, as one would write it for Foundation by hand.
struct ShelterRecord: Codable {
    var id: Int64
    var name: String
    var status: Status
    var capacity: Int32
    var isOpen: Bool
    var occupancy: Double
    var location: Place
    var facilities: [String]
    var note: String?
    var phone: String?

    enum Status: String, Codable {
        case open, full, closed
    }

    struct Place: Codable {
        var latitude: Double
        var longitude: Double
    }
}
