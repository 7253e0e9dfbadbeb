import JSONCoding

/// A schema type as the generator writes it.
struct ShelterModel: JSONObjectModel {
    var id: Int64
    var name: String
    var status: ShelterStatus
    var capacity: Int32
    var isOpen: Bool
    var occupancy: Double
    var location: PlaceModel
    var facilities: [String]
    var note: String?
    var phone: String?

    static let jsonKeys: JSONKeys = [
        "id", "name", "status", "capacity", "isOpen", "occupancy", "location", "facilities", "note", "phone",
    ]

    init(members json: inout JSONReader) throws {
        self.id = try json.member(0, Int64.self)
        self.name = try json.member(1, String.self)
        self.status = try json.member(2, ShelterStatus.self)
        self.capacity = try json.member(3, Int32.self)
        self.isOpen = try json.member(4, Bool.self)
        self.occupancy = try json.member(5, Double.self)
        self.location = try json.member(6, PlaceModel.self)
        self.facilities = try json.member(7, [String].self)
        self.note = try json.optionalMember(8, String.self)
        self.phone = try json.optionalMember(9, String.self)
    }

    func writeMembers(to json: inout JSONWriter) {
        json.put(0, self.id)
        json.put(1, self.name)
        json.put(2, self.status)
        json.put(3, self.capacity)
        json.put(4, self.isOpen)
        json.put(5, self.occupancy)
        json.put(6, self.location)
        json.put(7, self.facilities)
        json.putOptional(8, self.note)
        json.putOptional(9, self.phone)
    }
}

struct PlaceModel: JSONObjectModel {
    var latitude: Double
    var longitude: Double

    static let jsonKeys: JSONKeys = ["latitude", "longitude"]

    init(members json: inout JSONReader) throws {
        self.latitude = try json.member(0, Double.self)
        self.longitude = try json.member(1, Double.self)
    }

    func writeMembers(to json: inout JSONWriter) {
        json.put(0, self.latitude)
        json.put(1, self.longitude)
    }
}

enum ShelterStatus: JSONStringEnum {
    case open
    case full
    case closed

    /// A value that the contract does not list.
    case unknown(String)

    init(rawValue: String) {
        switch rawValue {
        case "open":
            self = .open
        case "full":
            self = .full
        case "closed":
            self = .closed
        default:
            self = .unknown(rawValue)
        }
    }

    var rawValue: String {
        switch self {
        case .open:
            return "open"
        case .full:
            return "full"
        case .closed:
            return "closed"
        case .unknown(let value):
            return value
        }
    }
}

extension ShelterModel {
    /// The same values on every run, in about 200 bytes of JSON each; half the names are not ASCII.
    static func samples(count: Int) -> [ShelterModel] { (0..<count).map(ShelterModel.init(sample:)) }

    private init(sample index: Int) {
        id = 7_200_000_000 + Int64(index) * 37
        name = index.isMultiple(of: 2) ? "第\(index)小学校 体育館" : "Elementary school No. \(index), gymnasium"
        status = [.open, .full, .closed][index % 3]
        capacity = Int32(index * 7 % 900)
        isOpen = index % 3 != 2
        occupancy = Double(index % 101) / 8
        location = PlaceModel(sample: index)
        facilities = Array(["water", "power", "wifi"].prefix(index % 4))
        note = index.isMultiple(of: 5) ? "bring \"slippers\"" : nil
        phone = index.isMultiple(of: 4) ? nil : "024-555-\(1000 + index % 9000)"
    }
}

extension PlaceModel {
    fileprivate init(sample index: Int) {
        latitude = 37.0 + Double(index) / 10_000
        longitude = 140.0 + Double(index * 3) / 10_000
    }
}
