extension Shelter.Place {
    /// Hand-written code lies beside generated code.
    public func isFull(with people: Int) -> Bool { capacity.map { people >= $0 } ?? false }
}
