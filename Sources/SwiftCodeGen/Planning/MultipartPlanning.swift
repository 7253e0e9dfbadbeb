import OpenAPIModel

extension APIPlanner {
    /// Parts with the names of the schema's properties become a struct; all else is parts one after the other.
    mutating func multipartPlan(_ type: OpenAPIModel.MediaType, _ place: TypeGraphBuilder.Place) -> ContentPlan {
        guard !streamsForms, let schema = type.schema, Self.kind(of: type.name) == .multipart,
            case .object(let object) = builder.reader.shape(of: builder.reader.target(of: schema))
        else { return streamedPlan(type) }
        let path = claim(place)
        var scope = NameScope(reserved: ["additionalParts", builder.names.contract])
        let parts = object.properties.compactMap { property in
            part(property, type.encodings.first { $0.property == property.name }, path, &scope)
        }
        let structure = MultipartType(
            path: path, parts: parts, additional: additionalParts(object, path),
            documentation: document[schema].description)
        multipartTypes.append(structure)
        return ContentPlan(mediaType: type.name, kind: .multipart, type: .body, multipart: structure)
    }

    private mutating func streamedPlan(_ type: OpenAPIModel.MediaType) -> ContentPlan {
        var plan = ContentPlan(mediaType: type.name, kind: .multipartStream, type: .body)
        // Parts of other kinds have no names.
        guard let schema = type.schema, Self.kind(of: type.name) == .multipart,
            case .object(let object) = builder.reader.shape(of: builder.reader.target(of: schema))
        else { return plan }
        plan.repeatedParts = object.properties.filter { property in
            let encoding = type.encodings.first { $0.property == property.name }
            return items(of: property, encoding) != nil
        }.map(\.name)
        plan.elements = [schema]
        return plan
    }

    /// What the elements of a list have to fit, each of which is a part. An array is one part where its text is asked
    /// for as a whole.
    private mutating func items(of property: MergedObject.Property, _ encoding: Encoding?) -> Schema.ID? {
        guard let schema = builder.reader.meet(property.schemas),
            case .array(let items) = builder.reader.shape(of: builder.reader.target(of: schema)),
            encoding?.contentType.map({ Self.kind(of: $0) }) != .json
        else { return nil }
        return builder.reader.meet(items)
    }

    private mutating func additionalParts(_ object: MergedObject, _ path: [String]) -> TypeReference? {
        switch object.additional {
        case .none: return nil
        case .any: return .string
        case .schemas(let ids):
            guard let schema = builder.reader.meet(ids) else { return .string }
            let place = TypeGraphBuilder.Place(outer: [], name: "").inner("AdditionalPart", in: path)
            return TypeGraphBuilder.textual(builder.reference(to: schema, at: place))
        }
    }

    private mutating func part(
        _ property: MergedObject.Property, _ encoding: Encoding?, _ path: [String], _ scope: inout NameScope
    ) -> MultipartType.Part? {
        guard let schema = builder.reader.meet(property.schemas) else { return nil }
        let item = items(of: property, encoding)
        let isArray = item != nil
        let element = item ?? schema
        let place = TypeGraphBuilder.Place(outer: [], name: "").inner(property.name, in: path)
        let content = partContent(element, encoding, place)
        let type = content == .file ? .body : TypeGraphBuilder.textual(builder.reference(to: element, at: place))
        var part = MultipartType.Part(
            wireName: property.name, name: scope.claim(builder.names.member(property.name)), content: content,
            type: type, isArray: isArray, isRequired: property.isRequired, contentType: encoding?.contentType,
            structure: encoding.flatMap { structure($0, property, path) }, documentation: document[schema].description)
        if !part.isRequired, content != .file, part.structure == nil {
            let whole = isArray ? .array(type) : type
            part.defaultValue = defaultValue(property.schemas, whole, name: part.name, &scope)
            part.documentation = documentation(part.documentation, defaultOf: property.schemas)
        }
        return part
    }

    /// How the bytes of a part are read: by its encoding, else by its schema (OAS 3.0.4, section 4.7.15.1).
    private mutating func partContent(
        _ schema: Schema.ID, _ encoding: Encoding?, _ place: TypeGraphBuilder.Place
    ) -> MultipartType.Content {
        let target = builder.reader.target(of: schema)
        let isBinary: Bool
        let isScalar: Bool
        switch builder.reader.shape(of: target) {
        case .scalar(.string, "binary"): return .file
        case .scalar(.string, let format): (isBinary, isScalar) = (format == nil, true)
        case .scalar, .strings, .integers: (isBinary, isScalar) = (false, true)
        default: (isBinary, isScalar) = (false, false)
        }
        guard let type = encoding?.contentType else { return isScalar ? .text : .json }
        switch Self.kind(of: type) {
        case .json: return .json
        case .xml where !isScalar: return .xml(key: xml.key(of: schema, &builder.reader, named: place.name))
        // Without a format, a text of a type such as `image/png` is bytes.
        case .binary where isBinary: return .file
        default: return isScalar ? .text : .json
        }
    }

    private mutating func structure(
        _ encoding: Encoding, _ property: MergedObject.Property, _ path: [String]
    ) -> MultipartType.PartType? {
        let entries = encoding.headers.filter { $0.name.lowercased() != "content-type" }
        guard !entries.isEmpty else { return nil }
        let place = TypeGraphBuilder.Place(outer: [], name: "").inner(property.name + "-part", in: path)
        let own = claim(place)
        return MultipartType.PartType(path: own, headers: headers(entries, own))
    }
}
