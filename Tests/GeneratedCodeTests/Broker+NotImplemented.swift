import KakehashiRuntime
import OpenDataBrokerAPI

/// What the tests do not need: every other operation says that it is not there.
extension Broker {
    private var missing: UndocumentedResponse {
        let problem = ProblemDetails("not-implemented", status: 501, title: "Not Implemented")
        return UndocumentedResponse(status: .notImplemented, body: HTTPBody(problem.json.jsonText))
    }

    func getVersion(
        _ request: OpenDataBroker.GetVersion.Request
    ) async throws -> OpenDataBroker.GetVersion.Response {
        .undocumented(missing)
    }

    func retrieveApiResources(
        _ request: OpenDataBroker.RetrieveApiResources.Request
    ) async throws -> OpenDataBroker.RetrieveApiResources.Response {
        .undocumented(missing)
    }

    func retrieveEntityAttributes(
        _ request: OpenDataBroker.RetrieveEntityAttributes.Request
    ) async throws -> OpenDataBroker.RetrieveEntityAttributes.Response {
        .undocumented(missing)
    }

    func updateOrAppendEntityAttributes(
        _ request: OpenDataBroker.UpdateOrAppendEntityAttributes.Request
    ) async throws -> OpenDataBroker.UpdateOrAppendEntityAttributes.Response {
        .undocumented(missing)
    }

    func updateExistingEntityAttributes(
        _ request: OpenDataBroker.UpdateExistingEntityAttributes.Request
    ) async throws -> OpenDataBroker.UpdateExistingEntityAttributes.Response {
        .undocumented(missing)
    }

    func replaceAllEntityAttributes(
        _ request: OpenDataBroker.ReplaceAllEntityAttributes.Request
    ) async throws -> OpenDataBroker.ReplaceAllEntityAttributes.Response {
        .undocumented(missing)
    }

    func getAttributeData(
        _ request: OpenDataBroker.GetAttributeData.Request
    ) async throws -> OpenDataBroker.GetAttributeData.Response {
        .undocumented(missing)
    }

    func removeSingleAttribute(
        _ request: OpenDataBroker.RemoveSingleAttribute.Request
    ) async throws -> OpenDataBroker.RemoveSingleAttribute.Response {
        .undocumented(missing)
    }

    func getAttributeValue(
        _ request: OpenDataBroker.GetAttributeValue.Request
    ) async throws -> OpenDataBroker.GetAttributeValue.Response {
        .undocumented(missing)
    }

    func updateAttributeValue(
        _ request: OpenDataBroker.UpdateAttributeValue.Request
    ) async throws -> OpenDataBroker.UpdateAttributeValue.Response {
        .undocumented(missing)
    }

    func listEntityTypes(
        _ request: OpenDataBroker.ListEntityTypes.Request
    ) async throws -> OpenDataBroker.ListEntityTypes.Response {
        .undocumented(missing)
    }

    func retrieveEntityType(
        _ request: OpenDataBroker.RetrieveEntityType.Request
    ) async throws -> OpenDataBroker.RetrieveEntityType.Response {
        .undocumented(missing)
    }

    func listSubscriptions(
        _ request: OpenDataBroker.ListSubscriptions.Request
    ) async throws -> OpenDataBroker.ListSubscriptions.Response {
        .undocumented(missing)
    }

    func createSubscription(
        _ request: OpenDataBroker.CreateSubscription.Request
    ) async throws -> OpenDataBroker.CreateSubscription.Response {
        .undocumented(missing)
    }

    func retrieveSubscription(
        _ request: OpenDataBroker.RetrieveSubscription.Request
    ) async throws -> OpenDataBroker.RetrieveSubscription.Response {
        .undocumented(missing)
    }

    func updateSubscription(
        _ request: OpenDataBroker.UpdateSubscription.Request
    ) async throws -> OpenDataBroker.UpdateSubscription.Response {
        .undocumented(missing)
    }

    func deleteSubscription(
        _ request: OpenDataBroker.DeleteSubscription.Request
    ) async throws -> OpenDataBroker.DeleteSubscription.Response {
        .undocumented(missing)
    }

    func listRegistrations(
        _ request: OpenDataBroker.ListRegistrations.Request
    ) async throws -> OpenDataBroker.ListRegistrations.Response {
        .undocumented(missing)
    }

    func createRegistration(
        _ request: OpenDataBroker.CreateRegistration.Request
    ) async throws -> OpenDataBroker.CreateRegistration.Response {
        .undocumented(missing)
    }

    func retrieveRegistration(
        _ request: OpenDataBroker.RetrieveRegistration.Request
    ) async throws -> OpenDataBroker.RetrieveRegistration.Response {
        .undocumented(missing)
    }

    func updateRegistration(
        _ request: OpenDataBroker.UpdateRegistration.Request
    ) async throws -> OpenDataBroker.UpdateRegistration.Response {
        .undocumented(missing)
    }

    func deleteRegistration(
        _ request: OpenDataBroker.DeleteRegistration.Request
    ) async throws -> OpenDataBroker.DeleteRegistration.Response {
        .undocumented(missing)
    }

    func batchUpdate(
        _ request: OpenDataBroker.BatchUpdateOperation.Request
    ) async throws -> OpenDataBroker.BatchUpdateOperation.Response {
        .undocumented(missing)
    }

    func batchQuery(
        _ request: OpenDataBroker.BatchQueryOperation.Request
    ) async throws -> OpenDataBroker.BatchQueryOperation.Response {
        .undocumented(missing)
    }

    func batchNotify(
        _ request: OpenDataBroker.BatchNotify.Request
    ) async throws -> OpenDataBroker.BatchNotify.Response {
        .undocumented(missing)
    }
}
