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
import FukushimaPortalAPI
import FukushimaPortalMock
import IdLinkageAPI
import IdLinkageMock
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
    let operations: Int
    let transport: @Sendable () throws -> InMemoryTransport

    init(_ contract: String, _ service: some SecuredService) {
        self.contract = contract
        operations = service.operations(middlewares: []).count
        transport = { try InMemoryTransport(service.unsecured()) }
    }

    var testDescription: String { contract }

    /// In the order of the catalogue.
    static let all = [
        PlatformService("core/authorization.yaml", AuthorizationService()),
        PlatformService("core/common-id.yaml", CommonIdService()),
        PlatformService("core/opt-in.yaml", OptInService()),
        PlatformService("core/open-data-broker.yaml", OpenDataBrokerService()),
        PlatformService("core/personal-data-broker.yaml", PersonalDataBrokerService()),
        PlatformService("core/api-management.yaml", ApiManagementService()),
        PlatformService("core/developer-portal.yaml", DeveloperPortalService()),
        PlatformService("core/id-linkage.yaml", IdLinkageService()),
        PlatformService("core/my-number-card.yaml", MyNumberCardService()),
        PlatformService("core/secure-gateway.yaml", SecureGatewayService()),
        PlatformService("core/anonymization.yaml", AnonymizationService()),
        PlatformService("core/data-store.yaml", DataStoreService()),
        PlatformService("services/fukushima-portal.yaml", FukushimaPortalService()),
        PlatformService("services/online-application.yaml", OnlineApplicationService()),
        PlatformService("services/disaster-app.yaml", DisasterAppService()),
        PlatformService("services/aibea.yaml", AibeaService()),
        PlatformService("services/pecomin.yaml", PecominService()),
        PlatformService("assets/open-data.yaml", OpenDataService()),
        PlatformService("services/data-for-citizen.yaml", DataForCitizenService()),
        PlatformService("assets/tourism-spots.yaml", TourismSpotsService()),
        PlatformService("assets/disaster-information.yaml", DisasterInformationService()),
        PlatformService("assets/local-articles.yaml", LocalArticlesService()),
        PlatformService("assets/renewable-generation.yaml", RenewableGenerationService()),
        PlatformService("services/snowplow-navi.yaml", SnowplowNaviService()),
        PlatformService("municipal/yabuki/popchain.yaml", PopchainService()),
    ]
}

private struct AuthorizationService: Authorization.MockedService {}
private struct CommonIdService: CommonId.MockedService {}
private struct OptInService: OptIn.MockedService {}
private struct OpenDataBrokerService: OpenDataBroker.MockedService {}
private struct PersonalDataBrokerService: PersonalDataBroker.MockedService {}
private struct ApiManagementService: ApiManagement.MockedService {}
private struct DeveloperPortalService: DeveloperPortal.MockedService {}
private struct IdLinkageService: IdLinkage.MockedService {}
private struct MyNumberCardService: MyNumberCard.MockedService {}
private struct SecureGatewayService: SecureGateway.MockedService {}
private struct AnonymizationService: Anonymization.MockedService {}
private struct DataStoreService: DataStore.MockedService {}
private struct FukushimaPortalService: FukushimaPortal.MockedService {}
private struct OnlineApplicationService: OnlineApplication.MockedService {}
private struct DisasterAppService: DisasterApp.MockedService {}
private struct AibeaService: Aibea.MockedService {}
private struct PecominService: Pecomin.MockedService {}
private struct OpenDataService: OpenData.MockedService {}
private struct DataForCitizenService: DataForCitizen.MockedService {}
private struct TourismSpotsService: TourismSpots.MockedService {}
private struct DisasterInformationService: DisasterInformation.MockedService {}
private struct LocalArticlesService: LocalArticles.MockedService {}
private struct RenewableGenerationService: RenewableGeneration.MockedService {}
private struct SnowplowNaviService: SnowplowNavi.MockedService {}
private struct PopchainService: Popchain.MockedService {}
