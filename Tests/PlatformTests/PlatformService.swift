import AibeaAPI
import AibeaMock
import AnonymizationAPI
import AnonymizationMock
import ApiManagementAPI
import ApiManagementMock
import AuthorizationAPI
import AuthorizationMock
import CommonIdAPI
import CommonIdMock
import DataForCitizenAPI
import DataForCitizenMock
import DataStoreAPI
import DataStoreMock
import DeveloperPortalAPI
import DeveloperPortalMock
import DisasterAppAPI
import DisasterAppMock
import DisasterInformationAPI
import DisasterInformationMock
import Foundation
import FukushimaPortalAPI
import FukushimaPortalMock
import IdLinkageAPI
import IdLinkageMock
import KakehashiMock
import KakehashiRuntime
import LocalArticlesAPI
import LocalArticlesMock
import MyNumberCardAPI
import MyNumberCardMock
import OnlineApplicationAPI
import OnlineApplicationMock
import OpenDataAPI
import OpenDataBrokerAPI
import OpenDataBrokerMock
import OpenDataMock
import OptInAPI
import OptInMock
import PecominAPI
import PecominMock
import PersonalDataBrokerAPI
import PersonalDataBrokerMock
import PopchainAPI
import PopchainMock
import RenewableGenerationAPI
import RenewableGenerationMock
import SecureGatewayAPI
import SecureGatewayMock
import SnowplowNaviAPI
import SnowplowNaviMock
import Testing
import TourismSpotsAPI
import TourismSpotsMock

/// What is generated from a contract: its server hands each request to its client, which asks its mock.
struct PlatformService: Sendable, CustomTestStringConvertible {
    /// Below `specs`.
    let contract: String
    /// The server, and the mock inside.
    let start: @Sendable () throws -> (server: InMemoryTransport, operations: Int, mock: MockTransport)

    init(_ contract: String, _ make: @escaping @Sendable () throws -> some PlatformMockedService) {
        self.contract = contract
        start = {
            let service = try make()
            let count = service.operations(middlewares: []).count
            return (try InMemoryTransport(service.unsecured()), count, service.transport)
        }
    }

    var testDescription: String { contract }

    /// In the order of the catalogue.
    static let all = [
        PlatformService("core/authorization.yaml") { try AuthorizationService() },
        PlatformService("core/common-id.yaml") { try CommonIdService() },
        PlatformService("core/opt-in.yaml") { try OptInService() },
        PlatformService("core/open-data-broker.yaml") { try OpenDataBrokerService() },
        PlatformService("core/personal-data-broker.yaml") { try PersonalDataBrokerService() },
        PlatformService("core/api-management.yaml") { try ApiManagementService() },
        PlatformService("core/developer-portal.yaml") { try DeveloperPortalService() },
        PlatformService("core/id-linkage.yaml") { try IdLinkageService() },
        PlatformService("core/my-number-card.yaml") { try MyNumberCardService() },
        PlatformService("core/secure-gateway.yaml") { try SecureGatewayService() },
        PlatformService("core/anonymization.yaml") { try AnonymizationService() },
        PlatformService("core/data-store.yaml") { try DataStoreService() },
        PlatformService("services/fukushima-portal.yaml") { try FukushimaPortalService() },
        PlatformService("services/online-application.yaml") { try OnlineApplicationService() },
        PlatformService("services/disaster-app.yaml") { try DisasterAppService() },
        PlatformService("services/aibea.yaml") { try AibeaService() },
        PlatformService("services/pecomin.yaml") { try PecominService() },
        PlatformService("assets/open-data.yaml") { try OpenDataService() },
        PlatformService("services/data-for-citizen.yaml") { try DataForCitizenService() },
        PlatformService("assets/tourism-spots.yaml") { try TourismSpotsService() },
        PlatformService("assets/disaster-information.yaml") { try DisasterInformationService() },
        PlatformService("assets/local-articles.yaml") { try LocalArticlesService() },
        PlatformService("assets/renewable-generation.yaml") { try RenewableGenerationService() },
        PlatformService("services/snowplow-navi.yaml") { try SnowplowNaviService() },
        PlatformService("municipal/yabuki/popchain.yaml") { try PopchainService() },
    ]
}

/// A service that is mocked as a whole.
protocol PlatformMockedService: SecuredService {
    var transport: MockTransport { get }
}

private func mockURL() throws -> URL { try #require(URL(string: "http://mock.invalid")) }

private struct AuthorizationService: Authorization.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: Authorization.Client

    init() throws {
        transport = try Authorization.Mock.transport()
        mock = try Authorization.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct CommonIdService: CommonId.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: CommonId.Client

    init() throws {
        transport = try CommonId.Mock.transport()
        mock = try CommonId.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct OptInService: OptIn.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: OptIn.Client

    init() throws {
        transport = try OptIn.Mock.transport()
        mock = try OptIn.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct OpenDataBrokerService: OpenDataBroker.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: OpenDataBroker.Client

    init() throws {
        transport = try OpenDataBroker.Mock.transport()
        mock = try OpenDataBroker.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct PersonalDataBrokerService: PersonalDataBroker.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: PersonalDataBroker.Client

    init() throws {
        transport = try PersonalDataBroker.Mock.transport()
        mock = try PersonalDataBroker.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct ApiManagementService: ApiManagement.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: ApiManagement.Client

    init() throws {
        transport = try ApiManagement.Mock.transport()
        mock = try ApiManagement.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct DeveloperPortalService: DeveloperPortal.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: DeveloperPortal.Client

    init() throws {
        transport = try DeveloperPortal.Mock.transport()
        mock = try DeveloperPortal.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct IdLinkageService: IdLinkage.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: IdLinkage.Client

    init() throws {
        transport = try IdLinkage.Mock.transport()
        mock = try IdLinkage.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct MyNumberCardService: MyNumberCard.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: MyNumberCard.Client

    init() throws {
        transport = try MyNumberCard.Mock.transport()
        mock = try MyNumberCard.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct SecureGatewayService: SecureGateway.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: SecureGateway.Client

    init() throws {
        transport = try SecureGateway.Mock.transport()
        mock = try SecureGateway.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct AnonymizationService: Anonymization.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: Anonymization.Client

    init() throws {
        transport = try Anonymization.Mock.transport()
        mock = try Anonymization.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct DataStoreService: DataStore.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: DataStore.Client

    init() throws {
        transport = try DataStore.Mock.transport()
        mock = try DataStore.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct FukushimaPortalService: FukushimaPortal.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: FukushimaPortal.Client

    init() throws {
        transport = try FukushimaPortal.Mock.transport()
        mock = try FukushimaPortal.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct OnlineApplicationService: OnlineApplication.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: OnlineApplication.Client

    init() throws {
        transport = try OnlineApplication.Mock.transport()
        mock = try OnlineApplication.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct DisasterAppService: DisasterApp.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: DisasterApp.Client

    init() throws {
        transport = try DisasterApp.Mock.transport()
        mock = try DisasterApp.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct AibeaService: Aibea.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: Aibea.Client

    init() throws {
        transport = try Aibea.Mock.transport()
        mock = try Aibea.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct PecominService: Pecomin.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: Pecomin.Client

    init() throws {
        transport = try Pecomin.Mock.transport()
        mock = try Pecomin.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct OpenDataService: OpenData.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: OpenData.Client

    init() throws {
        transport = try OpenData.Mock.transport()
        mock = try OpenData.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct DataForCitizenService: DataForCitizen.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: DataForCitizen.Client

    init() throws {
        transport = try DataForCitizen.Mock.transport()
        mock = try DataForCitizen.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct TourismSpotsService: TourismSpots.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: TourismSpots.Client

    init() throws {
        transport = try TourismSpots.Mock.transport()
        mock = try TourismSpots.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct DisasterInformationService: DisasterInformation.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: DisasterInformation.Client

    init() throws {
        transport = try DisasterInformation.Mock.transport()
        mock = try DisasterInformation.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct LocalArticlesService: LocalArticles.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: LocalArticles.Client

    init() throws {
        transport = try LocalArticles.Mock.transport()
        mock = try LocalArticles.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct RenewableGenerationService: RenewableGeneration.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: RenewableGeneration.Client

    init() throws {
        transport = try RenewableGeneration.Mock.transport()
        mock = try RenewableGeneration.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct SnowplowNaviService: SnowplowNavi.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: SnowplowNavi.Client

    init() throws {
        transport = try SnowplowNavi.Mock.transport()
        mock = try SnowplowNavi.Client(serverURL: mockURL(), transport: transport)
    }
}

private struct PopchainService: Popchain.MockedService, PlatformMockedService {
    let transport: MockTransport
    let mock: Popchain.Client

    init() throws {
        transport = try Popchain.Mock.transport()
        mock = try Popchain.Client(serverURL: mockURL(), transport: transport)
    }
}
