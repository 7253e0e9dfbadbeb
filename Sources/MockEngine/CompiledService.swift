package import KakehashiRuntime
package import OpenAPIModel
import SampleData
import SchemaValidation
package import SourceDiagnostics

/// A contract, ready to be played. It never changes; a changed contract is compiled anew and takes its place.
///
/// Answers depend on the contract, the options, the request and what is passed in, the worlds of sessions among it: it
/// reads neither clock nor chance.
package struct CompiledService: Sendable {
    package let title: String
    /// Of the contract.
    package let version: String
    /// The paths of all servers without a slash at the end, the first server's first. Requests are answered with one
    /// of them before their path and without.
    package let basePaths: [String]
    /// In the order of the document.
    package let routes: [RouteSummary]
    package let options: MockOptions
    let table: RouteTable<Int>
    let operations: [CompiledOperation]
    let validators: SchemaValidators
    let samples: SampleMaker
    let state: StateModel
    let places: ContractPlaces
    /// In the order of their files.
    var scenarios: [MockScenario] = []

    /// The path of the contract's first server; empty for the root.
    package var basePath: String { basePaths.first ?? "" }

    /// - Parameters:
    ///   - document: one without errors; what was found while it was read is not looked at again.
    ///   - scenarios: its scenario files. With errors in them, what comes out is not to be played.
    package static func compile(
        _ document: Document, options: MockOptions = MockOptions(), scenarios: ScenarioSources? = nil
    ) -> Outcome<CompiledService> {
        var compiler = ServiceCompiler(document, options, files: scenarios?.files ?? document.files)
        var service = compiler.run()
        var reader = ScenarioReader(service)
        service.scenarios = reader.read(scenarios?.scenarios ?? [])
        return Outcome(service, compiler.diagnostics + reader.diagnostics)
    }

    /// The answer of the mock, and how it came about.
    package func answer(
        to request: HTTPRequest, body: [UInt8], in circumstances: Circumstances = Circumstances()
    ) -> MockResponse {
        var trace = DecisionTrace()
        var circumstances = circumstances
        var answer: MockResponse
        do throws(ProblemDetails) {
            let session = try SessionName.named(by: request)
            if session != .shared { trace.note(.session(session.description)) }
            circumstances.session = session
            circumstances.settings = circumstances.store.settings(of: session) ?? .standard
            answer = play(request, body, circumstances, &trace)
        } catch {
            trace.note(.rejected(status: error.status, problem: error.type))
            answer = ResponseProducer(self).problem(error, &trace)
        }
        answer.response.set("Kakehashi-Source", "mock")
        if var faults = answer.faults { faults.spoil(&answer, self, &trace) }
        if options.allowsCrossOrigin { CrossOrigin.allow(&answer.response, for: request) }
        if request.method == .head { answer.leaveOutBody() }
        answer.trace = trace
        answer.session = circumstances.session
        return answer
    }

    /// A line for each decision, with its place in the contract.
    package func lines(of trace: DecisionTrace) -> [String] {
        trace.entries.map { entry in
            entry.decision.description + (entry.place.map { " (\(places.text(of: $0)))" } ?? "")
        }
    }

    // MARK: The phases

    private func play(
        _ request: HTTPRequest, _ body: [UInt8], _ circumstances: Circumstances, _ trace: inout DecisionTrace
    ) -> MockResponse {
        let producer = ResponseProducer(self)
        if options.allowsCrossOrigin, CrossOrigin.isPreflight(request) {
            trace.note(.preflight)
            return CrossOrigin.preflight(request, RouteMatch.methods(for: request, in: self))
        }
        let match = RouteMatch.find(request, in: self, &trace)
        guard case .operation(let index, let parameters) = match else {
            if request.method == .options, case .methodNotAllowed(let methods) = match {
                trace.note(.listedMethods(methods))
                return producer.methods(methods)
            }
            return producer.problem(match.problem, &trace)
        }
        var answer = play(operations[index], request, body, parameters, circumstances, producer, &trace)
        answer.operation = index
        return answer
    }

    private func play(
        _ operation: CompiledOperation, _ request: HTTPRequest, _ body: [UInt8], _ parameters: [String: Substring],
        _ circumstances: Circumstances, _ producer: ResponseProducer, _ trace: inout DecisionTrace
    ) -> MockResponse {
        let (plain, preferences): (HTTPRequest, Preferences)
        do throws(ProblemDetails) {
            (plain, preferences) = try Preferences.take(from: request, operation)
            try check(preferences.scenario)
        } catch {
            trace.note(.rejected(status: error.status, problem: error.type))
            return producer.problem(error, &trace)
        }
        let drawn = DrawnValues(preferences, options, operation, plain, body, circumstances)
        let decoded = RequestDecoder(operation, self).decode(plain, body, parameters, &trace)
        let call = Call(
            operation: operation, request: decoded, preferences: preferences, drawn: drawn,
            circumstances: circumstances)
        var faults = FaultRun(preferences, operation, circumstances)
        var answer: MockResponse
        if let refusal = faults.refusal(operation, &trace) {
            answer = producer.refusal(of: call, byFault: refusal, &trace)
        } else {
            answer = judge(call, producer, &trace)
        }
        // A step of a scenario may have faults of its own.
        answer.faults = answer.faults ?? faults
        return answer
    }

    private func check(_ scenario: String?) throws(ProblemDetails) {
        guard let fault = scenario.flatMap({ fault(ofScenario: $0) }) else { return }
        throw ProblemDetails("no-such-scenario", status: 422, title: "Unprocessable Content", detail: fault)
    }

    private func judge(_ call: Call, _ producer: ResponseProducer, _ trace: inout DecisionTrace) -> MockResponse {
        guard options.requestValidation != .off else { return produce(call, Assessment(), producer, &trace) }
        let assessment = Assessment(of: call.request, call.operation, self, &trace)
        if options.requestValidation == .enforce, let refusal = assessment.refusal {
            trace.note(.rejected(status: refusal.status, problem: refusal.type))
            return producer.refusal(of: call, refusal, assessment.findings, &trace)
        }
        if assessment.refusal != nil { trace.note(.letThrough(violations: assessment.findings.count)) }
        return produce(call, assessment, producer, &trace)
    }

    private func produce(
        _ call: Call, _ assessment: Assessment, _ producer: ResponseProducer, _ trace: inout DecisionTrace
    ) -> MockResponse {
        var answer: MockResponse
        do throws(ProblemDetails) {
            answer = try StateKeeper(self, call).answer(&trace)
        } catch {
            answer = producer.problem(error, &trace)
        }
        let operation = call.operation
        if operation.operation.isDeprecated {
            trace.note(.deprecated, at: operation.operation.origin.field("deprecated"))
            answer.response.set("Deprecation", "true")
        }
        answer.response.note(assessment.findings.map(\.violation))
        if options.sendsCallbacks, !answer.isReplayed {
            answer.callbacks = CallbackPlanner(self, call, answer).calls(operation.callbacks, &trace)
        }
        return answer
    }
}
