import ArgumentParser
import MockEngine

/// How a mock behaves, whatever the request.
struct BehaviorOptions: ParsableArguments {
    @Option(
        help: """
            What becomes of requests that do not fit the contract: 'enforce' refuses them, 'warn' lists what is wrong in \
            a header, 'off' does not look.
            """)
    var validateRequest = MockOptions.RequestValidation.enforce

    @Flag(inversion: .prefixedNo, help: "Ask for the credentials that the contract asks for; any of the right form do.")
    var security = true

    @Flag(help: "Answer what does not fit the contract with a problem document, even where it documents an answer.")
    var errors = false

    @Flag(inversion: .prefixedNo, help: "Let pages of other origins call (CORS).")
    var cors = true

    var options: MockOptions {
        var options = MockOptions()
        options.requestValidation = validateRequest
        options.checksCredentials = security
        options.reportsErrors = errors
        options.allowsCrossOrigin = cors
        return options
    }
}

extension MockOptions.RequestValidation: ExpressibleByArgument {}
