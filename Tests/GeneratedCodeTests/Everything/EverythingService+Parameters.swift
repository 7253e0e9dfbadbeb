import KakehashiRuntime

// What was understood of the parameters is the answer.
extension EverythingService {
    func useSimplePath(_ request: Everything.UseSimplePath.Request) async throws -> Everything.UseSimplePath.Response {
        .ok(
            .init(
                body: .init(
                    text: request.text, list: request.list, object: request.object,
                    listExploded: request.listExploded, objectExploded: request.objectExploded)))
    }

    func useLabelPath(_ request: Everything.UseLabelPath.Request) async throws -> Everything.UseLabelPath.Response {
        .ok(
            .init(
                body: .init(
                    text: request.text, list: request.list, object: request.object,
                    listExploded: request.listExploded, objectExploded: request.objectExploded)))
    }

    func useMatrixPath(_ request: Everything.UseMatrixPath.Request) async throws -> Everything.UseMatrixPath.Response {
        .ok(
            .init(
                body: .init(
                    text: request.text, list: request.list, object: request.object,
                    listExploded: request.listExploded, objectExploded: request.objectExploded)))
    }

    func useQuery(_ request: Everything.UseQuery.Request) async throws -> Everything.UseQuery.Response {
        .ok(
            .init(
                body: .init(
                    text: request.text, list: request.list, object: request.object,
                    listExploded: request.listExploded, objectExploded: request.objectExploded,
                    spaced: request.spaced, spacedExploded: request.spacedExploded, piped: request.piped,
                    pipedExploded: request.pipedExploded, deep: request.deep, open: request.open,
                    empty: request.empty, filter: request.filter)))
    }

    func useHeaders(_ request: Everything.UseHeaders.Request) async throws -> Everything.UseHeaders.Response {
        .ok(
            .init(
                body: .init(
                    text: request.xText, list: request.xList, object: request.xObject,
                    listExploded: request.xListExploded, objectExploded: request.xObjectExploded,
                    filter: request.xFilter),
                xText: request.xText, xList: request.xList, xObject: request.xObject,
                xObjectExploded: request.xObjectExploded, xFilter: request.xFilter))
    }

    func useCookies(_ request: Everything.UseCookies.Request) async throws -> Everything.UseCookies.Response {
        .ok(
            .init(
                body: .init(
                    text: request.text, list: request.list, object: request.object,
                    listExploded: request.listExploded, objectExploded: request.objectExploded)))
    }
}
