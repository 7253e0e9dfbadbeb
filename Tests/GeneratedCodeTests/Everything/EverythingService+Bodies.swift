import KakehashiRuntime

// What was sent is the answer.
extension EverythingService {
    func negotiate(_ request: Everything.Negotiate.Request) async throws -> Everything.Negotiate.Response {
        let range =
            switch request.body {
            case .json(let range), .xml(let range), .xWwwFormUrlencoded(let range): range
            case nil: Everything.Range(from: 0)
            }
        switch request.accept?.best(of: ["application/json", "application/xml", "text/plain"]) {
        case 1: return .ok(.init(body: .xml(range)))
        case 2: return .ok(.init(body: .plainText("from \(range.from) to \(range.to ?? 0)")))
        default: return .ok(.init(body: .json(range)))
        }
    }

    func sendForm(_ request: Everything.SendForm.Request) async throws -> Everything.SendForm.Response {
        guard request.accept?.best(of: ["application/x-www-form-urlencoded", "application/json"]) == 1 else {
            return .ok(.init(body: .xWwwFormUrlencoded(.init(name: request.body.name, words: request.body.words))))
        }
        return .ok(.init(body: .json(try [String: JSONValue](jsonText: request.body.jsonText))))
    }

    func upload(_ request: Everything.Upload.Request) async throws -> Everything.Upload.Response {
        let form = request.body
        let file = form.picture.body
        var more: [Int] = []
        for other in form.more ?? [] { more.append(try await other.body.collect(upTo: 1 << 20).count) }
        return .ok(
            .init(
                body: .init(
                    title: form.title, bytes: try await file.body.collect(upTo: 1 << 20).count, tags: form.tags,
                    range: form.range, thing: form.thing, filename: file.filename, contentType: file.contentType,
                    dpi: form.picture.xDPI, more: form.more == nil ? nil : more)))
    }

    func copyParts(_ request: Everything.CopyParts.Request) async throws -> Everything.CopyParts.Response {
        .ok(.init(body: request.body))
    }

    func copyBytes(_ request: Everything.CopyBytes.Request) async throws -> Everything.CopyBytes.Response {
        .ok(.init(body: request.body))
    }

    func convertPicture(
        _ request: Everything.ConvertPicture.Request
    ) async throws -> Everything.ConvertPicture.Response {
        switch request.body {
        case .png(let bytes): .ok(.init(body: .jpeg(bytes)))
        case .all(let bytes): .ok(.init(body: .all(bytes)))
        }
    }

    func copyText(_ request: Everything.CopyText.Request) async throws -> Everything.CopyText.Response {
        .ok(.init(body: request.body))
    }

    func doubleNumber(_ request: Everything.DoubleNumber.Request) async throws -> Everything.DoubleNumber.Response {
        .ok(.init(body: request.body * 2))
    }

    func copyLines(_ request: Everything.CopyLines.Request) async throws -> Everything.CopyLines.Response {
        .ok(.init(body: request.body))
    }

    func copySequence(_ request: Everything.CopySequence.Request) async throws -> Everything.CopySequence.Response {
        .ok(.init(body: request.body))
    }

    func watch(_ request: Everything.Watch.Request) async throws -> Everything.Watch.Response {
        let first = request.lastEventID.flatMap { Int($0) } ?? 0
        let events = (first + 1...first + 2).map { number in
            ServerSentEvent(
                Everything.Range(from: number), event: "range", id: String(number), retry: .milliseconds(1500))
        }
        return .ok(.init(body: EventStream(events)))
    }

    func listen(_ request: Everything.Listen.Request) async throws -> Everything.Listen.Response {
        .ok(.init(body: EventStream([ServerSentEvent("two\nlines"), ServerSentEvent("城西")])))
    }

    func copyXML(_ request: Everything.CopyXML.Request) async throws -> Everything.CopyXML.Response {
        .ok(.init(body: request.body))
    }

    func copyAny(_ request: Everything.CopyAny.Request) async throws -> Everything.CopyAny.Response {
        request.body.map { .ok(.init(body: $0)) } ?? .noContent(.init())
    }
}
