import ArgumentParser
import ContractCommands
import MockEngine
import SourceDiagnostics

/// How a mock behaves, whatever the request.
struct BehaviorOptions: ParsableArguments {
    @Option(
        help: """
            What becomes of requests that do not fit the contract: 'enforce' refuses them, 'warn' lists what is wrong in \
            a header, 'off' does not look.
            """)
    var validateRequest = MockOptions.RequestValidation.enforce

    @Flag(inversion: .prefixedNo, help: "Leave out what is wrong in a contract, and play all else.")
    var lenient = true

    @Flag(inversion: .prefixedNo, help: "Ask for the credentials that the contract asks for; any of the right form do.")
    var security = true

    @Flag(help: "Answer what does not fit the contract with a problem document, even where it documents an answer.")
    var errors = false

    @Flag(inversion: .prefixedNo, help: "Let pages of other origins call (CORS).")
    var cors = true

    @Flag(
        inversion: .prefixedNo,
        help: """
            Remember what requests make, change and delete. A session of its own has who sends 'Kakehashi-Session: name' \
            or 'Prefer: session=name'.
            """)
    var stateful = true

    @Option(help: "How many named sessions are kept; the one that was used longest ago makes room.")
    var maxSessions = SessionLimits().count

    @Flag(help: "Draw values at random instead of sending examples; 'Prefer: dynamic=true' asks for one answer.")
    var dynamic = false

    @Option(
        help: """
            What drawn values depend on: the same seed, request and contract give the same bytes. Without it each \
            answer has a seed of its own, in 'Kakehashi-Seed'.
            """)
    var seed: String?

    @Option(
        help: ArgumentHelp(
            """
            How the mock misbehaves: 'latency(200)', 'listPets=error(503)@10%'; may repeat. 'Prefer: fault=…' asks for \
            one answer. There are \(Fault.usages.joined(separator: "; ")).
            """, valueName: "[operation=]fault"),
        transform: Self.setting)
    var fault: [FaultSetting] = []

    @Option(
        help: ArgumentHelp(
            """
            The scenario that is played where no request and no session chooses another; 'Prefer: scenario=NAME' asks for \
            one.
            """, valueName: "name"))
    var scenario: String?

    @Option(
        help: ArgumentHelp(
            """
            A file of scenarios beside those whose names begin as the contract's does ('shelters.scenario.yaml'); may \
            repeat.
            """, valueName: "path"), completion: .file(extensions: ["yaml", "yml"]))
    var scenarioFile: [String] = []

    private static func setting(_ text: String) throws -> FaultSetting {
        do throws(FaultSyntaxError) {
            return try FaultSetting(text)
        } catch {
            throw ValidationError(error.message.english)
        }
    }

    /// Refuses a scenario, and faults of operations, that no service has.
    func check(_ services: [CompiledService]) throws {
        let known = services.flatMap(\.routes).compactMap(\.operationID)
        for case let id? in fault.map(\.operationID) where !known.contains(id) {
            throw ValidationError("'--fault' names the operation '\(id)', which no contract has")
        }
        if let scenario, !services.contains(where: { $0.scenarioSummaries.contains { $0.name == scenario } }) {
            throw ValidationError("'--scenario' names '\(scenario)', which is no scenario of a contract")
        }
    }

    /// Clock and chance of this machine. With a seed, chance is the same in every run.
    var surroundings: Surroundings {
        let chance = seed.map { SeededChance(seed: $0) }
        let start = ContinuousClock.now
        var surroundings = Surroundings()
        surroundings.chance = { chance?.next() ?? .random(in: .min ... .max) }
        surroundings.time = { .now - start }
        surroundings.now = { Moment(secondsSince1970: RunEnvironment.secondsSince1970) }
        return surroundings
    }

    var sessionLimits: SessionLimits {
        var limits = SessionLimits()
        limits.count = maxSessions
        return limits
    }

    var options: MockOptions {
        var options = MockOptions()
        options.isStateful = stateful
        options.faults = fault
        options.scenario = scenario
        options.dynamic = dynamic
        options.seed = seed
        options.requestValidation = validateRequest
        options.checksCredentials = security
        options.reportsErrors = errors
        options.allowsCrossOrigin = cors
        return options
    }
}

extension MockOptions.RequestValidation: ExpressibleByArgument {}
