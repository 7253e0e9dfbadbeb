import JSONCoding

/// Changes of a value that are written as JSON (RFC 6902).
enum JSONPatch {
    enum Fault: Error, Hashable {
        /// The patch itself is none, or names what is not there.
        case invalid(String)
        case testFailed(String)
    }

    static func apply(_ patch: JSONValue, to value: JSONValue) throws(Fault) -> JSONValue {
        guard let operations = patch.arrayValue else { throw .invalid("a JSON Patch is an array") }
        var value = value
        for operation in operations { value = try apply(operation, value) }
        return value
    }

    private static func apply(_ operation: JSONValue, _ value: JSONValue) throws(Fault) -> JSONValue {
        let path = try steps(operation, "path")
        switch operation["op"]?.stringValue {
        case "add": return try add(member(operation), path[...], value)
        case "remove": return try remove(path[...], value)
        case "replace": return try replace(member(operation), path, value)
        case "move":
            let from = try steps(operation, "from")
            guard !(path.count > from.count && path.starts(with: from)) else {
                throw .invalid("a value cannot be moved into itself")
            }
            let moved = try find(from, value)
            return try add(moved, path[...], remove(from[...], value))
        case "copy": return try add(find(steps(operation, "from"), value), path[...], value)
        case "test":
            guard try find(path, value) == member(operation) else {
                throw .testFailed("'\(operation["path"]?.stringValue ?? "")' has another value")
            }
            return value
        default: throw .invalid("'\(operation["op"]?.stringValue ?? "")' is no operation of a JSON Patch")
        }
    }

    private static func member(_ operation: JSONValue) throws(Fault) -> JSONValue {
        guard let value = operation["value"] else { throw .invalid("the operation has no 'value'") }
        return value
    }

    private static func steps(_ operation: JSONValue, _ name: String) throws(Fault) -> [String] {
        guard let steps = operation[name]?.stringValue.flatMap({ JSONPointer.steps(of: $0) }) else {
            throw .invalid("the operation has no '\(name)' that is a JSON pointer")
        }
        return steps
    }

    private static func find(_ steps: [String], _ value: JSONValue) throws(Fault) -> JSONValue {
        var value = value
        for step in steps {
            switch value {
            case .object(let object):
                guard let next = object[step] else { throw .invalid("there is no '\(step)'") }
                value = next
            case .array(let elements): value = elements[try index(step, below: elements.count)]
            default: throw .invalid("there is no '\(step)'")
            }
        }
        return value
    }

    private static func index(_ step: String, below count: Int) throws(Fault) -> Int {
        // RFC 6901, section 4: no leading zeros, no signs.
        let isNumber = !step.isEmpty && step.utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, step == "0" || !step.hasPrefix("0"), let index = Int(step), index < count else {
            throw .invalid("there is no element '\(step)'")
        }
        return index
    }

    /// Goes down to the container of the last step.
    private static func change(
        _ steps: ArraySlice<String>, _ value: JSONValue,
        _ last: (String, JSONValue) throws(Fault) -> JSONValue
    ) throws(Fault) -> JSONValue {
        guard let step = steps.first else { throw .invalid("the whole value has no container") }
        guard steps.count > 1 else { return try last(step, value) }
        switch value {
        case .object(var object):
            guard let member = object[step] else { throw .invalid("there is no '\(step)'") }
            object[step] = try change(steps.dropFirst(), member, last)
            return .object(object)
        case .array(var elements):
            let index = try index(step, below: elements.count)
            elements[index] = try change(steps.dropFirst(), elements[index], last)
            return .array(elements)
        default: throw .invalid("there is no '\(step)'")
        }
    }

    private static func add(
        _ added: JSONValue, _ steps: ArraySlice<String>, _ value: JSONValue
    ) throws(Fault) -> JSONValue {
        if steps.isEmpty { return added }
        return try change(steps, value) { step, container throws(Fault) in
            switch container {
            case .object(var object):
                object[step] = added
                return .object(object)
            case .array(var elements):
                let position = step == "-" ? elements.count : try index(step, below: elements.count + 1)
                elements.insert(added, at: position)
                return .array(elements)
            default: throw .invalid("there is no '\(step)'")
            }
        }
    }

    private static func remove(_ steps: ArraySlice<String>, _ value: JSONValue) throws(Fault) -> JSONValue {
        try change(steps, value) { step, container throws(Fault) in
            switch container {
            case .object(var object):
                guard object[step] != nil else { throw .invalid("there is no '\(step)'") }
                object[step] = nil
                return .object(object)
            case .array(var elements):
                elements.remove(at: try index(step, below: elements.count))
                return .array(elements)
            default: throw .invalid("there is no '\(step)'")
            }
        }
    }

    private static func replace(
        _ new: JSONValue, _ steps: [String], _ value: JSONValue
    ) throws(Fault) -> JSONValue {
        if steps.isEmpty { return new }
        return try change(steps[...], value) { step, container throws(Fault) in
            switch container {
            case .object(var object):
                guard object[step] != nil else { throw .invalid("there is no '\(step)'") }
                object[step] = new
                return .object(object)
            case .array(var elements):
                elements[try index(step, below: elements.count)] = new
                return .array(elements)
            default: throw .invalid("there is no '\(step)'")
            }
        }
    }
}

/// A value that says what becomes of another one: members replace members, null removes them (RFC 7396).
enum MergePatch {
    static func apply(_ patch: JSONValue, to value: JSONValue) -> JSONValue {
        guard case .object(let members) = patch else { return patch }
        var object = value.objectValue ?? [:]
        for (name, member) in members {
            object[name] = member.isNull ? nil : apply(member, to: object[name] ?? .null)
        }
        return .object(object)
    }
}
