import SchemaValidation
import Testing

struct DirectionTests {
    private static let user = """
        User:
          type: object
          required: [id, password, name]
          properties:
            id: {type: string, readOnly: true}
            password: {type: string, writeOnly: true}
            name: {type: string}
        """

    @Test(
        "a property is required only where it travels, and reported where it does not",
        arguments: [
            (nil, #"{"name": "a"}"#, ["required@/id", "required@/password"]),
            (.request, #"{"name": "a", "password": "b"}"#, []),
            (.request, #"{"id": "1", "name": "a"}"#, ["required@/password", "read-only@/id"]),
            (.response, #"{"id": "1", "name": "a"}"#, []),
            (.response, #"{"id": "1", "password": "b"}"#, ["required@/name", "write-only@/password"]),
        ] as [(ValueDirection?, String, [String])])
    func directions(direction: ValueDirection?, value: String, findings: [String]) throws {
        #expect(try SchemaFixture(schemas: Self.user).findings(value, "User", direction) == findings)
    }
}
