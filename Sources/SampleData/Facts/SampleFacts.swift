/// Who and what an object speaks about, so that its values agree: the kana with the name, the postal code with the
/// address, the area code with the town.
///
/// Objects within an object go on about the same place; a second address beside the first is another place, and a
/// person within a person another one.
struct SampleFacts {
    private(set) var person: Person
    private(set) var place: Place
    private(set) var organization: Organization
    /// The objects around the value, by number.
    private var enclosing: [Int] = []
    /// Which object has first spoken of a subject.
    private var owners: [Topic.Subject: Int] = [:]
    /// Days that were told of already, by the stem of the property's name.
    private var days: [String: Int] = [:]
    private var lastDay: Int

    init(using generator: inout SeededGenerator) {
        person = Person(using: &generator)
        place = Place(using: &generator)
        organization = Organization(using: &generator)
        lastDay = -generator.number(in: 1...SampleDay.daysPerYear)
    }

    /// To be called where an object begins; keep what was before, for `leave`.
    mutating func enter(_ object: Int, _ topics: [Topic], using generator: inout SeededGenerator) {
        for subject in [Topic.Subject.person, .place, .company, .facility] {
            guard topics.contains(where: { $0.subject == subject }) else { continue }
            if let owner = owners[subject] {
                if subject == .place, enclosing.contains(owner) { continue }
                renew(subject, using: &generator)
            }
            owners[subject] = object
        }
        enclosing.append(object)
        days = [:]
    }

    /// Back to what was before an object, save that its subjects are taken.
    mutating func leave(to outer: SampleFacts) {
        let taken = owners
        self = outer
        owners.merge(taken) { before, _ in before }
    }

    mutating func renew(_ subject: Topic.Subject, using generator: inout SeededGenerator) {
        switch subject {
        case .person: person = Person(using: &generator)
        case .place: place = Place(using: &generator)
        case .company, .facility: organization = Organization(using: &generator)
        }
    }

    /// Another number in the same place.
    mutating func renewNumber(using generator: inout SeededGenerator) { place.renewNumber(using: &generator) }

    /// A day for a property: the same for `openedOn` and `openedOnWareki`, and later than the properties before it.
    mutating func day(of name: String?, using generator: inout SeededGenerator) -> SampleDay {
        let stem = (name ?? "").lowercased().replacing("wareki", with: "").replacing("jp", with: "")
        if let day = days[stem] { return SampleDay(number: day) }
        lastDay += generator.number(in: 1...30)
        days[stem] = lastDay
        return SampleDay(number: lastDay)
    }
}
