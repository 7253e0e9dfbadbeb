/// The contracts that the tests play.
enum Contracts {
    static let library = """
        openapi: 3.0.3
        info: {title: Library, version: '1'}
        servers:
          - url: https://{host}/v1/
            variables: {host: {default: example.com}}
        paths:
          /books:
            get:
              operationId: listBooks
              summary: All books
              parameters:
                - {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
                - {name: sort, in: query, required: true, example: title, schema: {type: string, enum: [title, year]}}
                - {name: year, in: query, schema: {type: array, items: {type: integer}}}
                - {name: filter, in: query, content: {application/json: {schema: {type: object, required: [a]}}}}
                - {name: flag, in: query, allowEmptyValue: true, schema: {type: boolean}}
                - {name: X-Trace, in: header, schema: {type: array, items: {type: integer}}}
                - {name: session, in: cookie, schema: {type: string, minLength: 3}}
              responses:
                '404': {description: none}
                '206': {description: a part}
                '200':
                  description: all
                  headers:
                    X-Total: {schema: {type: integer, minimum: 40}}
                    X-Pages: {schema: {type: array, items: {type: integer}}, example: [1, 2]}
                    Content-Type: {schema: {type: string}}
                  content:
                    application/json:
                      schema: {type: array, items: {$ref: '#/components/schemas/Book'}}
                      examples:
                        full: {value: [{title: Botchan}]}
                        empty: {value: []}
                    text/csv: {schema: {type: string, example: "title,year"}}
                '500':
                  description: broken
                  content: {application/problem+json: {schema: {type: object, properties: {title: {type: string}}}}}
            post:
              operationId: addBook
              requestBody:
                required: true
                content:
                  application/json: {schema: {$ref: '#/components/schemas/Book'}}
                  application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Book'}}
                  text/plain: {schema: {type: string, maxLength: 5}}
                  image/*: {schema: {type: string, format: binary}}
              responses:
                '201':
                  description: made
                  content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}
          /books/{id}:
            parameters:
              - {name: id, in: path, required: true, schema: {type: integer, minimum: 10}}
            get:
              operationId: getBook
              responses:
                default:
                  description: one
                  content: {application/json: {schema: {$ref: '#/components/schemas/Book'}}}
            delete:
              responses: {'204': {description: gone}}
          /books/{id}/cover:
            get:
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}, example: a b/c}
              responses:
                2XX: {description: image, content: {image/png: {schema: {type: string, format: binary}}}}
          /move:
            get:
              responses:
                '301': {description: moved, headers: {Location: {schema: {type: string}, example: /books}}}
        components:
          schemas:
            Book:
              type: object
              required: [id, title]
              properties:
                id: {type: integer, readOnly: true}
                title: {type: string, minLength: 1, example: Kokoro}
                year: {type: integer}
                tags: {type: array, items: {type: string}}
                secret: {type: string, writeOnly: true}
        """
}
