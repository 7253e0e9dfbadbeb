import JSONCoding
import KakehashiRuntime
import MockEngine

/// In what the answers of the mock and of the real service differ: by structure, not by value.
package struct Comparison: Sendable, Hashable {
    package enum Result: String, Sendable, Hashable {
        case alike, different, failed
    }

    package let result: Result
    /// In words; the real service's violations of the contract come first.
    package let differences: [String]

    private static let differenceLimit = 50

    init(
        _ mocked: HTTPResponse, _ mockedBody: [UInt8], _ outcome: RealService.Outcome,
        _ violations: [ProblemDetails.Violation], limit: Int
    ) async {
        let (response, body): (HTTPResponse, HTTPBody)
        switch outcome {
        case .refused(.unreachable, _, _):
            (result, differences) = (.failed, ["the real service cannot be reached"])
            return
        case .answered(let given, let answer), .refused(_, let given, let answer): (response, body) = (given, answer)
        }
        guard let bytes = try? await body.collect(upTo: limit) else {
            (result, differences) = (.failed, ["the real answer is longer than \(limit) bytes"])
            return
        }
        var found = violations.map { "\($0.location) \($0.pointer): \($0.message)" }
        if response.status.code != mocked.status.code {
            found.append("the status is \(response.status.code), not \(mocked.status.code)")
        }
        let types = [mocked, response].map { $0.headerFields[.contentType].map(Self.essence) ?? "" }
        if types[0] != types[1] { found.append("the content type is '\(types[1])', not '\(types[0])'") }
        if let left = try? JSONValue(jsonText: mockedBody), let right = try? JSONValue(jsonText: bytes) {
            found += JSONStructure(right).differences(from: JSONStructure(left))
        }
        result = found.isEmpty ? .alike : .different
        differences = Array(found.prefix(Self.differenceLimit))
    }

    private static func essence(_ type: String) -> String {
        String(type.prefix { $0 != ";" }).lowercased().filter { $0 != " " }
    }
}

/// Which members a value has, and of what type; elements of a list count as one.
private struct JSONStructure {
    private var types: [String: Set<String>] = [:]
    private static let limit = 10_000

    init(_ value: JSONValue) { collect(value, "") }

    private mutating func collect(_ value: JSONValue, _ path: String) {
        guard types.count < Self.limit else { return }
        types[path, default: []].insert(value.typeName)
        switch value {
        case .object(let members):
            for (name, member) in members { collect(member, path + "/" + JSONPointer.escape(name)) }
        case .array(let elements): for element in elements { collect(element, path + "/*") }
        default: break
        }
    }

    /// What is otherwise than in another one, in the order of the paths.
    func differences(from other: JSONStructure) -> [String] {
        Set(types.keys).union(other.types.keys).sorted().compactMap { path in
            let place = path.isEmpty ? "/" : path
            switch (types[path], other.types[path]) {
            case (let new?, let old?):
                let (new, old) = (new.subtracting(["null"]), old.subtracting(["null"]))
                guard !new.isEmpty, !old.isEmpty, new.isDisjoint(with: old) else { return nil }
                return "'\(place)' is \(Self.text(new)), not \(Self.text(old))"
            // An empty list says nothing of its elements.
            case (nil, _?): return isBelowEmptyList(path) ? nil : "'\(place)' is missing"
            case (_?, nil): return other.isBelowEmptyList(path) ? nil : "'\(place)' is there as well"
            case (nil, nil): return nil
            }
        }
    }

    private func isBelowEmptyList(_ path: String) -> Bool {
        var steps = path.split(separator: "/", omittingEmptySubsequences: false)
        while let last = steps.popLast() {
            guard last == "*" else { continue }
            let list = steps.joined(separator: "/")
            if types[list]?.contains("array") == true, types[list + "/*"] == nil { return true }
        }
        return false
    }

    private static func text(_ types: Set<String>) -> String { types.sorted().joined(separator: " or ") }
}
