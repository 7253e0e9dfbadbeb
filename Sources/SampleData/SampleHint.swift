import OpenAPIModel

/// What is known of a value beside its schema.
struct SampleHint: Sendable {
    var name: String?
    var label: String?
    var topic: Topic?

    init() {}

    /// - Parameter nameTopic: what the name says; what the label says goes before it.
    init(name: String?, _ nameTopic: Topic?, _ label: SampleTable.Label?) {
        self.name = name
        self.label = label?.text
        topic = nameTopic == .gender ? .gender : label?.topic ?? nameTopic
    }

    /// What an element of a list is about: what its own schema says, else what the list is about.
    func element(_ label: SampleTable.Label?) -> SampleHint {
        var hint = self
        if let label {
            hint.label = label.text
            hint.topic = label.topic ?? topic
        }
        return hint
    }
}
