import Foundation
import KakehashiRuntime
import Testing

/// The generated client and the generated server of `everything.yaml` over a real socket: objects and their values.
@Suite struct EverythingThingTests {
    @Test func `A thing is added, read, changed and removed`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            var thing = Everything.Thing(name: "desk", color: .darkBlue, weight: 12.5, password: "secret")
            thing.shape = .box(.init(width: 2, height: 1))
            thing.parts = [Everything.Thing(name: "leg", color: .green)]
            let created = try await api.addThing(body: thing).created
            let id = try #require(created.body.id)
            #expect(created.location == "/v1/things/\(id)")
            #expect(created.body.createdAt?.description == "2026-04-01T09:00:00+09:00")
            #expect(created.body.unit == "kg")
            #expect(created.body.password == nil)
            #expect(created.body.shape == thing.shape)
            #expect(created.body.parts?.first?.name == "leg")

            #expect(try await api.getThing(thingId: id).ok.body.json == created.body)
            #expect(try await api.checkThing(thingId: id).ok.eTag == "\"1\"")
            #expect(try await api.describeThing(thingId: id).noContent.allow == ["GET", "PUT"])

            thing.name = "table"
            let refused = try await api.replaceThing(thingId: id, body: thing)
            #expect(try refused.preconditionFailed.body.status == 412)
            let replaced = try await api.replaceThing(thingId: id, body: thing, ifMatch: "\"1\"").ok.body
            #expect(replaced.name == "table")

            _ = try await api.removeThing(thingId: id).noContent
            #expect(try await api.getThing(thingId: id).notFound.body.title == "no such thing")
            guard case .notFound = try await api.checkThing(thingId: id) else {
                Issue.record("a HEAD request has an answer as well")
                return
            }
            guard case .default(let problem, status: 404) = try await api.removeThing(thingId: id) else {
                Issue.record("all other statuses are one case")
                return
            }
            #expect(problem.body.type == "about:blank")
        }
    }

    @Test func `A null, a value and nothing at all are three things in a patch`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let id = try #require(try await api.addThing(body: .init(name: "desk", color: .red)).created.body.id)
            let steps: [(Everything.ThingChange, NullableField<String>)] = [
                (.init(note: "by the window"), "by the window"), (.init(name: "table"), "by the window"),
                (.init(note: .null), .null),
            ]
            for (change, note) in steps {
                // A method of a deprecated operation warns where it is called, a value does not.
                let request = Everything.ChangeThing.Request(thingId: id, body: change)
                #expect(try await api.send(request).ok.body.note == note)
            }
            #expect(try await api.getThing(thingId: id).ok.body.json.name == "table")
        }
    }

    @Test func `Documented ranges of statuses have their typed bodies`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            guard
                case .clientError(let problem, status: 409) = try await api.addThing(
                    body: .init(name: "forbidden", color: .red))
            else {
                Issue.record("4XX is one case")
                return
            }
            #expect(problem.body.title == "not this one")
            guard case .serverError(let failure, status: 503) = try await api.fail() else {
                Issue.record("5XX is one case")
                return
            }
            #expect(failure.body.title == "as expected")
        }
    }

    @Test func `A list is filtered and limited, and has its headers`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            for color in [Everything.Color.red, .green, .red, .darkBlue] {
                _ = try await api.addThing(body: .init(name: "thing", color: color)).created
            }
            let red = try await api.listThings(limit: 1, color: .red).ok
            #expect(red.body.map(\.color) == [.red])
            #expect(red.xTotalCount == 2)
            let all = try await api.listThings().ok
            #expect(all.xColors == [.red, .green, .red, .darkBlue])
        }
    }

    @Test func `Names within one segment of a path are told apart`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let text = try await api.getFile(thingId: UUID(), name: "a/b 城", extension: .csv).ok.body
            #expect(text == "a/b 城 as csv")
        }
    }

    @Test func `Links lead on`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let request = Everything.AddThing.Request(body: .init(name: "desk", color: .green))
            let created = try await api.send(request).created
            let itself = try created.itself(for: request)
            let thing = try await api.send(itself).ok
            #expect(try thing.body.json == created.body)
            let colleagues = try thing.colleagues(for: itself)
            #expect(colleagues.color == .green && colleagues.limit == 5)
            #expect(try await api.send(colleagues).ok.body == [created.body])
            // The operation has a server of its own; a client of a server under test stays there.
            #expect(try await api.send(created.audit(for: request)).ok.body == "desk traced by desk")
        }
    }

    @Test func `An operation with servers of its own is reached there`() async throws {
        try await EverythingServer.run { url async throws in
            let elsewhere = EverythingServer.client(url)
            guard case .undocumented(let response) = try await elsewhere.getHealth() else {
                Issue.record("the operation is not below /v1")
                return
            }
            #expect(response.status == .notFound)
            let core = ClientCore(
                serverURL: url.appending(path: "v1"), transport: elsewhere.core.transport, operationServers: .own)
            #expect(try await Everything.Client(core: core).getHealth().ok.body == .well)
        }
        let west = try Everything.servers[0].url(["region": "west"])
        #expect(west.absoluteString == "https://west.everything.example.jp/v1")
        #expect(throws: (any Error).self) { try Everything.servers[0].url(["region": "north"]) }
    }

    @Test func `Every kind of value comes back as it was`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            for text in Self.values {
                let values = try Everything.Values(jsonText: text)
                let back = try await api.copyValues(body: values).ok.body
                let expected = try JSONValue(jsonText: text)
                #expect(back.jsonValue == expected)
                #expect(back == values)
            }
        }
    }

    private static let values = [
        #"{"must":"a","mustOrNull":null}"#,
        #"{"must":"","mustOrNull":"b","may":"c","mayOrNull":null,"direction":"down","grade":"A"}"#,
        #"{"must":"a","mustOrNull":null,"mayOrNull":"d","shape":{"kind":"circle","radius":1.5}}"#,
        #"{"must":"a","mustOrNull":null,"shape":{"kind":"box","width":2},"measure":"much"}"#,
        #"{"must":"a","mustOrNull":null,"measure":2.50,"contact":{"number":"119","label":"x"}}"#,
        #"{"must":"a","mustOrNull":null,"measure":true,"contact":{"address":"a@b.jp"}}"#,
        #"{"must":"a","mustOrNull":null,"measure":[1,2],"movement":{"kind":"deposit","amount":1}}"#,
        #"{"must":"a","mustOrNull":null,"measure":{"from":1},"movement":{"kind":"withdrawal","amount":2}}"#,
        #"{"must":"a","mustOrNull":null,"tree":{"branches":{"x":{"branches":{"y":{}}}}}}"#,
        #"{"must":"a","mustOrNull":null,"chain":{"value":1,"next":{"value":2,"next":{"value":3}}}}"#,
        #"{"must":"a","mustOrNull":null,"named":{"name":"n","x":1,"y":2.5},"closed":{"only":"o"}}"#,
        #"{"must":"a","mustOrNull":null,"counts":{"z":1,"a":2},"ranges":{"r":{"from":1,"to":2}}}"#,
        #"{"must":"a","mustOrNull":null,"matrix":[[1,2],[],[3]],"anonymous":{"inner":{"value":4}}}"#,
        #"{"must":"a","mustOrNull":null,"anything":[null,{"a":1e400},"\u0001"],"old":"o"}"#,
        """
        {"must":"a","mustOrNull":null,"formats":{"dateTime":"2026-04-01T09:00:00.120+09:00","date":"2026-02-28",
        "uuid":"6ba7b810-9dad-11d1-80b4-00c04fd430c8","uri":"https://example.jp/a%20b?c=d#e","byte":"5Z+O6KW/",
        "int32":-2147483648,"int64":9223372036854775807,"uint64":18446744073709551615,"float":0.5,"double":1e-07,
        "decimal":12345678901234567890.12345,"email":"a@b.jp","ipv4":"192.0.2.1","temperature":21.5}}
        """,
        """
        {"must":"a","mustOrNull":null,"defaults":{"word":"w","count":9,"ratio":0.25,"flag":false,"color":"black",
        "words":[],"wordOrNull":null}}
        """,
        """
        {"must":"a","mustOrNull":null,"limited":{"number":9.5,"below":9,"text":"abcd","list":[1,2,3],"map":{"a":1},
        "notZero":1,"mail":"a@b.jp"}}
        """,
    ]

    @Test func `Defaults are there when they are not sent, in initializers and in what is read`() throws {
        let made = Everything.Defaults()
        let read = try Everything.Defaults(jsonText: "{}")
        for defaults in [made, read] {
            #expect(defaults.word == "none" && defaults.count == 3 && defaults.ratio == 0.5 && defaults.flag)
            #expect(defaults.color == .white && defaults.words == ["a", "b"])
        }
        #expect(read.wordOrNull == "none")
    }

    @Test func `An enum value that the contract does not list passes where nothing compares it`() async throws {
        try await EverythingServer.run(validating: []) { url async throws in
            let api = EverythingServer.client(url)
            let thing = Everything.Thing(name: "desk", color: .unknown("violet"), level: .unknown(9))
            let created = try await api.addThing(body: thing).created.body
            #expect(created.color == .unknown("violet") && created.level == .unknown(9))
            #expect(try await api.listThings(color: .unknown("violet")).ok.body == [created])
        }
    }

    @Test func `Only a strict enum refuses what the contract does not list`() throws {
        #expect(try Everything.Color(jsonText: "\"violet\"") == .unknown("violet"))
        #expect(try Everything.Level(jsonText: "9") == .unknown(9))
        #expect(throws: JSONDecodingError.self) { try Everything.Direction(jsonText: "\"sideways\"") }
    }

    @Test func `A client finds out what does not fit before it sends it`() async throws {
        try await EverythingServer.runWithClient { api async throws in
            let error = await #expect(throws: ClientError.self) {
                _ = try await api.addThing(body: .init(name: "", color: .red, weight: 0.005))
            }
            let found = error?.underlying as? ContractViolations
            #expect(found?.violations.map(\.pointer) == ["/name", "/weight"])
        }
    }
}
