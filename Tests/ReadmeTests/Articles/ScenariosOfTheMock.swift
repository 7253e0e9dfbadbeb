// example: outage
import Foundation
import KakehashiMock
import KakehashiRuntime
import ReportsAPI
import ReportsMock
import Testing

private let outage = """
    scenarios:
      outage:
        steps:
          - { operation: listReports, times: 2, answer: { fault: error(503) } }
    """

@Test("a list is there after the third try")
func patience() async throws {
    let mock = try Reports.Mock.transport().playing(["outage.scenario.yaml": outage], scenario: "outage")
    let url = try #require(URL(string: "http://town.invalid"))
    let board = Board(api: Reports.Client(serverURL: url, transport: mock))
    #expect(await board.headline() == "The town does not answer")
    #expect(await board.headline() == "The town does not answer")
    #expect(await board.headline() == "2 things to mend")
}
// end
