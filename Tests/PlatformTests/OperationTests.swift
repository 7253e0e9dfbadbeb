import Foundation
import JSONCoding
import KakehashiMock
import KakehashiRuntime
import MockEngine
import OpenAPIModel
import SampleData
import SchemaValidation
import SourceDiagnostics
import Testing

/// Every operation of every contract of the platform, asked once.
@Suite struct OperationTests {
    @Test("every contract of the catalogue is asked")
    func all() throws {
        let catalogue = try String(contentsOfFile: PlatformContract.specs + "/platform.yaml", encoding: .utf8)
        let contracts = catalogue.matches(of: /contract: ([\w\/-]+\.yaml)/).map { String($0.output.1) }
        #expect(!contracts.isEmpty)
        #expect(PlatformService.all.map(\.contract) == contracts)
    }

    @Test(
        "the mock answers its success, which the generated client decodes and the generated server gives on",
        arguments: PlatformService.all)
    func success(_ service: PlatformService) async throws {
        let contract = try PlatformContract(service.contract)
        let (transport, count, mock) = try service.start()
        #expect(contract.operations.count == count)
        for operation in contract.operations {
            let name = operation.operationID ?? operation.path
            let request = try contract.request(operation)
            let mocked = contract.service.answer(to: request.head, body: request.body)
            let text = String(decoding: mocked.body, as: UTF8.self)
            #expect(mocked.response.status.code == contract.success(operation), "\(name): \(text)")
            #expect(contract.violations(mocked.response, mocked.body, operation) == [], "\(name)")

            // Through the server, the client and the mock inside, which has seen nothing before.
            mock.reset()
            let (head, body) = try await transport.send(request.head, body: HTTPBody(request.body))
            let served = try await body.collect(upTo: 10 << 20)
            let problem = String(decoding: served, as: UTF8.self)
            #expect(head.status == mocked.response.status, "\(name): \(problem)")
            #expect(head.headerFields[.contentType] == mocked.response.headerFields[.contentType], "\(name)")
            #expect(Self.holds(served, mocked.body), "\(name): \(problem)\n\(text)")
            #expect(contract.violations(head, served, operation) == [], "\(name)")
        }
    }

    /// Whether an answer has all that another has; a decoder adds what the contract gives by default.
    private static func holds(_ answer: [UInt8], _ other: [UInt8]) -> Bool {
        if let answer = try? JSONValue(jsonText: answer), let other = try? JSONValue(jsonText: other) {
            return holds(answer, other)
        }
        let (answers, others) = (events(answer), events(other))
        if !others.isEmpty {
            return answers.count == others.count && zip(answers, others).allSatisfy { holds($0, $1) }
        }
        return plain(answer) == plain(other)
    }

    private static func holds(_ answer: JSONValue, _ other: JSONValue) -> Bool {
        switch (answer, other) {
        case (.object(let answer), .object(let other)):
            other.allSatisfy { name, value in answer[name].map { holds($0, value) } ?? false }
        case (.array(let answer), .array(let other)):
            answer.count == other.count && zip(answer, other).allSatisfy { holds($0, $1) }
        case (.number(let answer), .number(let other)): answer.double == other.double
        default: answer == other
        }
    }

    /// The JSON of server-sent events.
    private static func events(_ text: [UInt8]) -> [JSONValue] {
        String(decoding: text, as: UTF8.self).split(separator: "\n\n").compactMap { event in
            event.hasPrefix("data: ") ? try? JSONValue(jsonText: String(event.dropFirst(6))) : nil
        }
    }

    /// Text without what writers of text and XML do as they like: the mark of UTF-8, ends and indentation of lines, the
    /// order of attributes.
    private static func plain(_ text: [UInt8]) -> String {
        String(decoding: text, as: UTF8.self).replacing("\u{FEFF}", with: "").split(whereSeparator: \.isNewline)
            .map { $0.trimmingPrefix { $0 == " " } }.joined()
            .replacing(/<(\w[^>]*?)(\/?)>/) { tag in
                "<" + tag.output.1.split(separator: " ").sorted().joined(separator: " ") + tag.output.2 + ">"
            }
    }
}
