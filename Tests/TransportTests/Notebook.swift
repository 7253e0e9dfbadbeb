@_spi(Generated) import KakehashiRuntime

/// A small contract, written by hand in the form that the generator gives it. Each type is read and written by both
/// sides, where the generator would emit two conformances of one type.
enum Notebook {
    struct Note: JSONObjectModel {
        var title: String
        var pages: Int?

        static let jsonKeys: JSONKeys = ["title", "pages"]

        init(title: String, pages: Int? = nil) {
            self.title = title
            self.pages = pages
        }

        init(members json: inout JSONReader) throws {
            title = try json.member(0, String.self)
            pages = try json.optionalMember(1, Int.self)
        }

        func writeMembers(to json: inout JSONWriter) {
            json.put(0, title)
            json.putOptional(1, pages)
        }
    }
}

// MARK: Parameters

extension Notebook {
    /// Every place a parameter can have, sent back as it was understood.
    enum Echo {
        struct Input: ClientInput, ServerInput, Equatable {
            typealias Output = Response
            static let operation = OperationDescription(
                id: "echo", method: .get, path: "/echo/{segment}/of/{list}", accept: "application/json")

            var segment: String
            var list: [String] = ["one"]
            var limit: Int?
            var tags: [String]?
            var flat: [Int]?
            var note: Note?
            var trace: String?
            var numbers: [Int]?
            var session: String?
        }

        enum Response: ClientOutput, ServerOutput {
            case ok(JSONValue)
            case undocumented(UndocumentedResponse)
        }
    }
}

extension Notebook.Echo.Input {
    func write(to request: inout RequestWriter) throws {
        try request.path("segment", segment)
        try request.path("list", list)
        request.query("limit", limit)
        request.query("tags", tags)
        request.query("flat", flat, explode: false)
        request.query("note", note)
        request.header("X-Trace", trace)
        request.header("X-Numbers", numbers)
        request.cookie("session", session)
    }

    init(reading request: inout RequestReader) throws {
        segment = try request.path("segment", String.self)
        list = try request.path("list", [String].self)
        limit = try request.query("limit", Int.self)
        tags = try request.query("tags", [String].self)
        flat = try request.query("flat", [Int].self, explode: false)
        note = try request.query("note", Notebook.Note.self)
        trace = try request.header("X-Trace", String.self)
        numbers = try request.header("X-Numbers", [Int].self)
        session = try request.cookie("session", String.self)
    }

    /// What the service understood, as one value.
    var json: JSONValue {
        var object = JSONObject()
        object["segment"] = .string(segment)
        object["list"] = list.jsonValue
        object["limit"] = limit?.jsonValue
        object["tags"] = tags?.jsonValue
        object["flat"] = flat?.jsonValue
        object["note"] = note?.jsonValue
        object["trace"] = trace?.jsonValue
        object["numbers"] = numbers?.jsonValue
        object["session"] = session?.jsonValue
        return .object(object)
    }
}

extension Notebook.Echo.Response {
    init(reading response: inout ResponseReader) throws {
        switch response.status {
        case 200: self = .ok(try response.json(JSONValue.self))
        default: self = .undocumented(response.undocumented())
        }
    }

    func write(to response: inout ResponseWriter) {
        switch self {
        case .ok(let value):
            response.status(200)
            response.json(value, "application/json")
        case .undocumented(let other): response.undocumented(other)
        }
    }
}

// MARK: Bodies

extension Notebook {
    /// A JSON body each way, and a header back.
    enum AddNote {
        struct Input: ClientInput, ServerInput {
            typealias Output = Response
            static let operation = OperationDescription(
                id: "addNote", method: .post, path: "/notes", accept: "application/json")

            var body: Note
        }

        enum Response: ClientOutput, ServerOutput {
            case created(Note, location: String)
            case undocumented(UndocumentedResponse)
        }
    }

    /// Text each way.
    enum Shout {
        struct Input: ClientInput, ServerInput {
            typealias Output = Response
            static let operation = OperationDescription(
                id: "shout", method: .put, path: "/shout", accept: "text/plain")

            var body: String
        }

        enum Response: ClientOutput, ServerOutput {
            case ok(String)
            case undocumented(UndocumentedResponse)
        }
    }

    /// Bytes each way.
    enum CopyBytes {
        struct Input: ClientInput, ServerInput {
            typealias Output = Response
            static let operation = OperationDescription(
                id: "copyBytes", method: .post, path: "/bytes", accept: "application/octet-stream")

            var body: HTTPBody
        }

        enum Response: ClientOutput, ServerOutput {
            case ok(HTTPBody)
            case undocumented(UndocumentedResponse)
        }
    }

    /// Says what it is asked to: a problem, an error, an odd status, nothing.
    enum Act {
        struct Input: ClientInput, ServerInput {
            typealias Output = Response
            static let operation = OperationDescription(id: "act", method: .get, path: "/act/{part}.{kind}")

            var part: String
            var kind: String
        }

        enum Response: ClientOutput, ServerOutput {
            case noContent
            case undocumented(UndocumentedResponse)
        }
    }

    /// The head of what another operation would answer.
    enum Peek {
        struct Input: ClientInput, ServerInput {
            typealias Output = CopyBytes.Response
            static let operation = OperationDescription(id: "peek", method: .head, path: "/bytes")
        }
    }
}

extension Notebook.AddNote.Input {
    func write(to request: inout RequestWriter) throws { request.json(body, "application/json") }

    init(reading request: inout RequestReader) throws {
        guard request.hasBody else { throw request.missingBody() }
        guard request.hasContentType("application/json") else { throw request.unsupportedMediaType() }
        body = try request.json(Notebook.Note.self)
    }
}

extension Notebook.AddNote.Response {
    init(reading response: inout ResponseReader) throws {
        switch response.status {
        case 201:
            self = .created(
                try response.json(Notebook.Note.self), location: try response.requiredHeader("Location", String.self))
        default: self = .undocumented(response.undocumented())
        }
    }

    func write(to response: inout ResponseWriter) {
        switch self {
        case .created(let note, let location):
            response.status(201)
            response.header("Location", location)
            response.json(note, "application/json")
        case .undocumented(let other): response.undocumented(other)
        }
    }
}

extension Notebook.Shout.Input {
    func write(to request: inout RequestWriter) throws { request.text(body, "text/plain; charset=utf-8") }
    init(reading request: inout RequestReader) throws { body = try request.text(String.self) }
}

extension Notebook.Shout.Response {
    init(reading response: inout ResponseReader) throws {
        switch response.status {
        case 200: self = .ok(try response.text(String.self))
        default: self = .undocumented(response.undocumented())
        }
    }

    func write(to response: inout ResponseWriter) {
        switch self {
        case .ok(let text):
            response.status(200)
            response.text(text, "text/plain; charset=utf-8")
        case .undocumented(let other): response.undocumented(other)
        }
    }
}

extension Notebook.CopyBytes.Input {
    func write(to request: inout RequestWriter) throws { request.binary(body, "application/octet-stream") }
    init(reading request: inout RequestReader) throws { body = request.binary() }
}

extension Notebook.CopyBytes.Response {
    init(reading response: inout ResponseReader) throws {
        switch response.status {
        case 200: self = .ok(response.binary())
        default: self = .undocumented(response.undocumented())
        }
    }

    func write(to response: inout ResponseWriter) {
        switch self {
        case .ok(let body):
            response.status(200)
            response.binary(body, "application/octet-stream")
        case .undocumented(let other): response.undocumented(other)
        }
    }
}

extension Notebook.Act.Input {
    func write(to request: inout RequestWriter) throws {
        try request.path("part", part)
        try request.path("kind", kind)
    }

    init(reading request: inout RequestReader) throws {
        part = try request.path("part", String.self)
        kind = try request.path("kind", String.self)
    }
}

extension Notebook.Act.Response {
    init(reading response: inout ResponseReader) throws {
        self = response.status == 204 ? .noContent : .undocumented(response.undocumented())
    }

    func write(to response: inout ResponseWriter) {
        switch self {
        case .noContent: response.status(204)
        case .undocumented(let other): response.undocumented(other)
        }
    }
}

extension Notebook.Peek.Input {
    func write(to request: inout RequestWriter) throws {}
    init(reading request: inout RequestReader) throws {}
}
