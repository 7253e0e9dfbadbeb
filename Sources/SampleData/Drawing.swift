/// What random values come from.
struct Drawing {
    var generator: SeededGenerator
    var facts: SampleFacts
    /// How many objects there were, so that each has a number.
    private var objects = 0

    /// The generator of the caller goes on by one number, however much is drawn here.
    init(from generator: inout SeededGenerator) {
        self.generator = SeededGenerator(seed: generator.next())
        facts = SampleFacts(using: &self.generator)
    }

    mutating func enter(_ topics: [Topic]) {
        objects += 1
        facts.enter(objects, topics, using: &generator)
    }

    /// Another person, company and number for the next element of a list; another place only in a list of places.
    mutating func renew(_ topic: Topic?) {
        facts.renew(.person, using: &generator)
        facts.renew(.company, using: &generator)
        if topic?.subject == .place || topic == .position {
            facts.renew(.place, using: &generator)
        } else {
            facts.renewNumber(using: &generator)
        }
    }

    mutating func day(of name: String?) -> SampleDay { facts.day(of: name, using: &generator) }
}
