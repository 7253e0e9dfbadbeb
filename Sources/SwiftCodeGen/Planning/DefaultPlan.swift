/// What it means that a parameter, a header or a part is not there.
package struct DefaultPlan: Sendable, Hashable {
    /// As source.
    package var value: String
    /// The property that is nil then, so that what was not given is not sent either.
    package var storageName: String
}
