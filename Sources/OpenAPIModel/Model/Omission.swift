/// A part of the document that is not in the model because it is broken; a finding says why.
package struct Omission: Hashable, Sendable {
    package enum Part: String, Sendable, Hashable, CaseIterable {
        case bounds, callback, discriminator, encoding, example, header, link, mediaType, operation, parameter
        case pathItem, requestBody, response, schema, securityRequirement, securityScheme, server, serverVariable, tag
    }

    package var part: Part
    package var origin: Origin

    package init(_ part: Part, _ origin: Origin) {
        self.part = part
        self.origin = origin
    }
}
