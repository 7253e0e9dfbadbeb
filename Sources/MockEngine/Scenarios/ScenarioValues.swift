import JSONCoding
import KakehashiRuntime
import SampleData

/// Puts values in the place of templates, for one answer.
struct ScenarioValues {
    private let service: CompiledService
    private let call: Call
    private let world: World
    /// How often the session has taken the step.
    private let count: Int
    private var generator: SeededGenerator
    /// Bytes that values may still take: a small request must not make a huge answer.
    private var budget = 1 << 20
    /// Expressions without a value, or without room for it, as written.
    private(set) var missing: [String] = []

    init(_ service: CompiledService, _ call: Call, _ world: World, _ scenario: MockScenario, _ step: ScenarioStep) {
        self.service = service
        self.call = call
        self.world = world
        let position = world.position(in: scenario)
        count = position.taken[step.number] ?? 0
        let taken = String(position.taken.values.reduce(0, +))
        generator = SeededGenerator(
            seed: 0, mixing: (world.settings.seed.map { [$0] } ?? []) + ["scenario", scenario.name, taken])
    }

    mutating func value(_ template: TemplatedValue) -> JSONValue {
        switch template {
        case .plain(let value): return value
        case .text(let text):
            guard let only = text.only else { return .string(self.text(text)) }
            return value(of: only.value, only.written) ?? .null
        case .list(let elements):
            var list: [JSONValue] = []
            for element in elements { list.append(value(element)) }
            return .array(list)
        case .object(let members):
            var object = JSONObject()
            for (key, member) in members { object[key] = value(member) }
            return .object(object)
        }
    }

    mutating func text(_ template: TemplatedText) -> String {
        var result = ""
        for part in template.parts {
            switch part {
            case .text(let text): result += text
            case .value(let value, let written):
                result += self.value(of: value, written).map { ScalarText.text(of: $0) } ?? ""
            }
        }
        return result
    }

    private mutating func value(of value: ScenarioValue, _ written: String) -> JSONValue? {
        let found = find(value)
        let size = found.map { $0.jsonText.count } ?? 0
        guard let found, size <= budget else {
            missing.append(written)
            return nil
        }
        budget -= size
        return found
    }

    private mutating func find(_ value: ScenarioValue) -> JSONValue? {
        switch value {
        case .parameter(let location, let name): return call.request.value(of: name, in: location)
        case .body(let pointer): return call.request.bodyValue(at: pointer)
        case .itemCount(let index): return .number(JSONNumber(stored(index).items.count))
        case .item(let index, let key, let pointer):
            let stored = stored(index)
            return stored.positions(of: key).first.flatMap { stored.items[$0].value.value(at: pointer) }
        case .nothing: return nil
        case .now: return .string(world.settings.now(call.circumstances.now).dateTime)
        case .session: return .string(call.circumstances.session.description)
        case .count: return .number(JSONNumber(count))
        case .uuid: return .string(KeyMaker.uuid(&generator))
        }
    }

    private func stored(_ index: Int) -> StoredResource {
        service.state.resources[index].stored(in: world, service.options)
    }
}

extension StatefulResource {
    /// What a session has of it. Where values are drawn, there is only what requests make.
    func stored(in world: World, _ options: MockOptions) -> StoredResource {
        world.resources[name] ?? StoredResource(seeds: options.dynamic ? [] : seeds.items)
    }
}
