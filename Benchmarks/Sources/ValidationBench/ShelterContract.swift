import JSONCoding
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics

/// The schema of the data that `ShelterRecord` decodes: each property typed, the list of statuses, the required ones.
enum ShelterContract {
    struct Unusable: Error {
        var messages: [String]
    }

    static func validators() throws -> (SchemaValidators, Schema.ID) {
        let loaded = DocumentLoader.load(text: text, name: "shelters.yaml")
        guard let document = loaded.value, let validators = SchemaValidators.compile(document).value,
            let list = document.components.schemas.first(where: { $0.name == "Shelters" })
        else { throw Unusable(messages: loaded.diagnostics.map(\.message.english)) }
        return (validators, list.value)
    }

    private static let text = """
        openapi: 3.0.3
        info: {title: Shelters, version: '1'}
        paths: {}
        components:
          schemas:
            Shelters:
              type: array
              items: {$ref: '#/components/schemas/Shelter'}
            Shelter:
              type: object
              required: [id, name, status, capacity, isOpen, occupancy, location, facilities]
              properties:
                id: {type: integer, format: int64, minimum: 1}
                name: {type: string, minLength: 1, maxLength: 200}
                status: {type: string, enum: [open, full, closed]}
                capacity: {type: integer, format: int32, minimum: 0}
                isOpen: {type: boolean}
                occupancy: {type: number, minimum: 0}
                location: {$ref: '#/components/schemas/Place'}
                facilities: {type: array, items: {type: string}, maxItems: 20}
                note: {type: string}
                phone: {type: string, pattern: '^[0-9-]+$'}
            Place:
              type: object
              required: [latitude, longitude]
              properties:
                latitude: {type: number, minimum: -90, maximum: 90}
                longitude: {type: number, minimum: -180, maximum: 180}
        """
}
