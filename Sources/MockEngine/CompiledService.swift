package import KakehashiRuntime
package import OpenAPIModel
import SampleData
import SchemaValidation
package import SourceDiagnostics

/// A contract, ready to be played. It never changes; a changed contract is compiled anew and takes its place.
///
/// Answers depend on the contract and the request alone: there is neither clock nor chance in them.
package struct CompiledService: Sendable {
    package let title: String
    /// The path of the first server without a slash at the end. Requests are answered with it and without it.
    package let basePath: String
    /// In the order of the document.
    package let routes: [RouteSummary]
    let table: RouteTable<Int>
    let operations: [CompiledOperation]
    let validators: SchemaValidators
    let samples: SampleMaker
    let coercion: TextCoercion

    /// - Parameter document: one without errors; what was found while it was read is not looked at again.
    package static func compile(_ document: Document) -> Outcome<CompiledService> {
        var compiler = ServiceCompiler(document)
        let service = compiler.run()
        return Outcome(service, compiler.diagnostics)
    }

    /// The answer of the mock, and how it came about.
    package func answer(to request: HTTPRequest, body: [UInt8]) -> MockResponse {
        var trace = DecisionTrace()
        let match = RouteMatch.find(request, in: self, &trace)
        let producer = ResponseProducer(self)
        guard case .operation(let index, let parameters, let isHead) = match else {
            return producer.problem(match.problem, trace)
        }
        let operation = operations[index]
        let decoded = RequestDecoder(operation, self).decode(request, body, pathParameters: parameters, &trace)
        let assessment = Assessment(of: decoded, validators, &trace)
        if let problem = assessment.problem { return producer.problem(problem, trace, isHead: isHead) }
        let choice = ResponseChoice.choose(operation, decoded, &trace)
        return producer.response(choice, trace, isHead: isHead)
    }

    /// The answer alone.
    package func respond(to request: HTTPRequest, body: [UInt8]) -> (HTTPResponse, [UInt8]) {
        let answer = self.answer(to: request, body: body)
        return (answer.response, answer.body)
    }
}
