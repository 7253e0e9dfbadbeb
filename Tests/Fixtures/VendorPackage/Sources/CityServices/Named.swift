/// Generated types conform to it: the configuration says so.
public protocol Named {
    var name: String { get }
}
