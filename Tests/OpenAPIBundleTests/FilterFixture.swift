import OpenAPIBundle

/// A contract with something for each thing that a filter has to keep or to leave out.
enum FilterFixture {
    static let text = """
        openapi: 3.0.3
        info: {title: Filter, version: '1'}
        security: [{documentKey: []}]
        tags:
          - {name: pets, description: Pets}
          - {name: people}
          - {name: nobody}
        paths:
          /pets:
            parameters:
              - {$ref: '#/components/parameters/Page'}
            get:
              operationId: listPets
              tags: [pets]
              responses:
                '200':
                  description: pets
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}
                  links:
                    kept: {operationId: listPets}
                    gone: {operationId: createPet}
                    goneToo: {$ref: '#/components/links/ToPeople'}
                    unknown: {operationId: nobodyKnows}
            post:
              operationId: createPet
              tags: [pets, people]
              security: [{petKey: []}]
              requestBody: {$ref: '#/components/requestBodies/Pet'}
              responses:
                '201': {description: created}
          /people:
            get:
              operationId: listPeople
              tags: [people]
              security: []
              responses:
                '200':
                  description: people
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Person'}}
          /people/{id}/pet:
            get:
              operationId: petOf
              security: [{}]
              parameters:
                - {$ref: '#/paths/~1people~1{id}~1house/get/parameters/0'}
              responses:
                '200':
                  description: alias
                  content:
                    application/json:
                      schema: {$ref: '#/components/schemas/Alias'}
          /people/{id}/house:
            get:
              operationId: houseOf
              security: []
              parameters:
                - {name: id, in: path, required: true, schema: {$ref: '#/components/schemas/Identifier'}}
              responses:
                '200': {description: part, content: {text/plain: {schema: {$ref: '#/components/schemas/Person/properties/name'}}}}
        components:
          schemas:
            Pet:
              type: object
              properties:
                kind: {type: string}
                owner: {$ref: '#/components/schemas/Owner'}
              discriminator:
                propertyName: kind
                mapping:
                  fish: '#/components/schemas/Fish'
                  bird: Bird
            Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}
            Puppy: {allOf: [{$ref: '#/components/schemas/Dog'}, {$ref: '#/components/schemas/Small'}]}
            Fish: {type: object}
            Bird: {type: object}
            Small: {type: object}
            Owner: {type: object, properties: {pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}
            Person: {type: object, properties: {name: {type: string}}}
            Identifier: {type: string}
            Alias: {$ref: '#/components/schemas/Person'}
            Unused: {type: string}
          parameters:
            Page: {name: page, in: query, schema: {type: integer}}
          requestBodies:
            Pet: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
          links:
            ToPeople: {operationId: listPeople}
          securitySchemes:
            documentKey: {type: apiKey, in: header, name: A}
            petKey: {type: apiKey, in: header, name: B}
            unusedKey: {type: apiKey, in: header, name: C}
        """

    static func contract() throws -> BundledContract { try Contract(["openapi.yaml": text]).bundled() }
}
