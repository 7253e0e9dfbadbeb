import JSONCoding
import JSONValidation
import OpenAPIModel
import SchemaValidation
import SourceDiagnostics

/// Writes down what the contract asks of messages beyond their types: the lines of the runtime's `ContractChecks`. Only
/// what some operation leads to is in it.
struct ChecksPlanning {
    private let document: Document
    private let operations: [(plan: OperationPlan, operation: Operation)]
    private let types: TypeGraph
    private let hasRequests: Bool
    private let hasResponses: Bool

    /// Puts a schema into a line.
    private typealias SchemaWriter = (Schema.ID) -> JSONValue

    /// nil where the options want no checks.
    static func lines(_ document: Document, _ plan: APIPlan, _ options: GenerationOptions) -> [String]? {
        options.hasChecks ? ChecksPlanning(document, plan, options.validation).lines() : nil
    }

    private init(_ document: Document, _ plan: APIPlan, _ validation: GenerationOptions.Validation) {
        self.document = document
        types = plan.types
        hasRequests = validation != .responses
        hasResponses = validation != .requests
        operations = Self.pairs(document, plan)
    }

    private static func pairs(_ document: Document, _ plan: APIPlan) -> [(plan: OperationPlan, operation: Operation)] {
        var known: [String: Operation] = [:]
        for operation in NameTable.operations(of: document) {
            known["\(operation.method.rawValue) \(operation.path)"] = operation
        }
        var pairs: [(plan: OperationPlan, operation: Operation)] = []
        for plan in plan.operations {
            guard let operation = known["\(plan.method.rawValue) \(plan.path)"] else { continue }
            pairs.append((plan, operation))
            for callback in plan.callbacks {
                guard let inner = inner(callback.operation, of: operation, plan.id) else { continue }
                pairs.append((callback.operation, inner))
            }
        }
        return pairs
    }

    /// The operation of a callback that a plan was made of.
    private static func inner(_ plan: OperationPlan, of outer: Operation, _ id: String) -> Operation? {
        for callback in outer.callbacks {
            for inner in callback.expressions.flatMap(\.operations) where inner.method == plan.method {
                let names = [callback.name, callback.name + "-" + inner.method.rawValue].map { "\(id).\($0)" }
                if plan.id == inner.operationID || names.contains(plan.id) { return inner }
            }
        }
        return nil
    }

    private func lines() -> [String] {
        // Twice the same walk: which schemas there are decides how they are written.
        var roots: [Int] = []
        for (plan, operation) in operations {
            _ = object(plan, operation) { id in
                roots.append(id.index)
                return .null
            }
        }
        let (table, numbered) = SchemaTable(document, neededBy: roots).canonical(roots: roots) { label($0) }
        var next = numbered.makeIterator()
        var entries: [String] = []
        for (plan, operation) in operations {
            let object = object(plan, operation) { _ in next.next().map { table.json(of: $0) } ?? .null }
            if !object.isEmpty { entries.append(Self.line(plan.id, .object(object))) }
        }
        if entries.isEmpty { return [] }
        let schemas = table.namedSchemas.map { Self.line($0.name, $0.json) }
        return (schemas.isEmpty ? [] : ["schemas:"] + schemas) + ["operations:"] + entries
    }

    private static func line(_ name: String, _ json: JSONValue) -> String {
        JSONValue.string(name).description + ":" + json.description
    }

    /// What a schema without a name is called after: its place.
    private func label(_ position: Int) -> String {
        let origin = document.schemas[position].origin
        let steps = origin.pointer.split(separator: "/").filter { $0 != "components" && $0 != "schema" }
        return steps.isEmpty
            ? CodeGenerator.baseName(of: document.files[origin.range.file].name) : steps.joined(separator: " ")
    }

    // MARK: Operations

    private func object(_ plan: OperationPlan, _ operation: Operation, _ schema: SchemaWriter) -> JSONObject {
        var object = JSONObject()
        if hasRequests {
            let parameters = zip(plan.parameters, operation.parameters).map { plan, id in
                parameter(plan, document[id], schema)
            }
            if !parameters.isEmpty { object["parameters"] = .array(parameters) }
            if let body = plan.body, let id = operation.requestBody {
                var entry = JSONObject()
                if body.isRequired { entry["required"] = true }
                entry["content"] = contents(document[id].content, body.content, schema)
                object["body"] = .object(entry)
            }
        }
        if hasResponses {
            var responses = JSONObject()
            for (plan, entry) in zip(plan.responses, operation.responses) {
                let object = response(plan, document[entry.response], schema)
                if !object.isEmpty { responses[Self.name(of: entry.status)] = .object(object) }
            }
            if !responses.isEmpty { object["responses"] = .object(responses) }
        }
        return object
    }

    private func parameter(_ plan: ParameterPlan, _ parameter: Parameter, _ schema: SchemaWriter) -> JSONValue {
        let standard = APIPlanner.standardCoding(in: plan.location)
        var object: JSONObject = ["name": .string(plan.wireName), "in": .string(plan.location.rawValue)]
        if plan.isRequired { object["required"] = true }
        add(plan.coding, standard, plan.type, to: &object)
        // Content that is not JSON is text that nobody looks into.
        let id = plan.coding.isJSON ? parameter.content.first?.schema : parameter.schema
        if let id { object["schema"] = schema(id) }
        return .object(object)
    }

    private func response(_ plan: ResponsePlan, _ response: Response, _ schema: SchemaWriter) -> JSONObject {
        var object = JSONObject()
        var headers: [ResponseType.Header] = []
        var content: BodyContent?
        switch plan.payload {
        case .empty: break
        case .body(let body): content = body
        case .structure(let type): (headers, content) = (type.headers, type.body)
        }
        let entries = headers.compactMap { plan in
            response.headers.first { $0.name == plan.wireName }.map { header(plan, document[$0.value], schema) }
        }
        if !entries.isEmpty { object["headers"] = .array(entries) }
        if let content { object["content"] = contents(response.content, content, schema) }
        return object
    }

    private static func name(of status: StatusPattern) -> String {
        switch status {
        case .code(let code): String(code)
        case .range(let hundreds): "\(hundreds)XX"
        case .default: "default"
        }
    }

    private func header(_ plan: ResponseType.Header, _ header: Header, _ schema: SchemaWriter) -> JSONValue {
        var object: JSONObject = ["name": .string(plan.wireName), "in": "header"]
        if plan.isRequired { object["required"] = true }
        add(plan.coding, APIPlanner.standardCoding(in: .header), plan.type, to: &object)
        let id = plan.coding.isJSON ? header.content.first?.schema : header.schema
        if let id { object["schema"] = schema(id) }
        return .object(object)
    }

    // MARK: Contents

    private func contents(_ types: [OpenAPIModel.MediaType], _ content: BodyContent, _ schema: SchemaWriter)
        -> JSONValue
    {
        var object = JSONObject()
        for (type, plan) in zip(types, content.contents) {
            object[type.name] = .object(self.content(type, plan, schema))
        }
        return .object(object)
    }

    /// Empty for what is not read whole into a value.
    private func content(
        _ type: OpenAPIModel.MediaType, _ plan: ContentPlan, _ schema: SchemaWriter
    ) -> JSONObject {
        var object = JSONObject()
        if !plan.elements.isEmpty { return stream(plan, schema) }
        guard let id = type.schema, isChecked(plan, id) else { return object }
        object["schema"] = schema(id)
        if case .xml(let key) = plan.kind { object["xml"] = .string(key) }
        var fields = JSONObject()
        for field in plan.fields {
            var entry = JSONObject()
            add(field.coding, ParameterPlan.Coding(style: .form, explodes: true), field.shape, to: &entry)
            fields[field.wireName] = .object(entry)
        }
        if !fields.isEmpty { object["fields"] = .object(fields) }
        var parts = JSONObject()
        for part in plan.multipart?.parts ?? [] {
            let kind = Self.kind(part.content) + (part.isArray ? "[]" : "")
            if kind != "text" { parts[part.wireName] = .string(kind) }
        }
        if !parts.isEmpty { object["parts"] = .object(parts) }
        var headers = JSONObject()
        for part in plan.multipart?.parts ?? [] {
            let documented = type.encodings.first { $0.property == part.wireName }?.headers ?? []
            let entries = (part.structure?.headers ?? []).compactMap { plan in
                documented.first { $0.name == plan.wireName }.map { header(plan, document[$0.value], schema) }
            }
            if !entries.isEmpty { headers[part.wireName] = .array(entries) }
        }
        if !headers.isEmpty { object["headers"] = .object(headers) }
        return object
    }

    /// Values or parts that come one after the other.
    private func stream(_ plan: ContentPlan, _ schema: SchemaWriter) -> JSONObject {
        // What several schemas say of an element together is no schema of the document.
        guard plan.elements.allSatisfy({ document.schemas.indices.contains($0.index) }) else { return [:] }
        var object = JSONObject()
        let schemas = plan.elements.map(schema)
        object["schema"] = schemas.count == 1 ? schemas[0] : ["allOf": .array(schemas)]
        if plan.kind == .textEvents { object["text"] = true }
        if plan.kind == .multipartStream { object["streamed"] = true }
        if !plan.repeatedParts.isEmpty {
            var parts = JSONObject()
            for name in plan.repeatedParts { parts[name] = "text[]" }
            object["parts"] = .object(parts)
        }
        return object
    }

    private func isChecked(_ plan: ContentPlan, _ schema: Schema.ID) -> Bool {
        switch plan.kind {
        case .json, .form, .xml, .multipart: return true
        // An object that is sent as text is text all the same.
        case .text: return document[schema].type != .object && document[schema].type != .array
        case .binary, .multipartStream, .jsonStream, .events, .textEvents: return false
        }
    }

    private static func kind(_ content: MultipartType.Content) -> String {
        switch content {
        case .text: "text"
        case .json: "json"
        case .file: "file"
        case .xml(let key): "xml:" + key
        }
    }

    // MARK: Codings

    private func add(
        _ coding: ParameterPlan.Coding, _ standard: ParameterPlan.Coding, _ type: TypeReference,
        to object: inout JSONObject
    ) {
        add(coding, standard, coding.isJSON ? .scalar : shape(of: type), to: &object)
    }

    /// Says only what is not usual.
    private func add(
        _ coding: ParameterPlan.Coding, _ standard: ParameterPlan.Coding, _ shape: ValueShape,
        to object: inout JSONObject
    ) {
        if coding.style != standard.style { object["style"] = .string(coding.style.rawValue) }
        let explodes = coding.style == .form || coding.style == .deepObject
        if coding.explodes != explodes { object["explode"] = .bool(coding.explodes) }
        if coding.allowsReserved { object["allowReserved"] = true }
        if coding.allowsEmptyValue { object["allowEmptyValue"] = true }
        if coding.isJSON { object["json"] = true }
        if !coding.except.isEmpty { object["except"] = .array(coding.except.map(JSONValue.string)) }
        switch shape {
        case .scalar: break
        case .array: object["shape"] = "array"
        case .object(nil): object["shape"] = "object"
        case .object(let keys?): object["keys"] = .array(keys.map(JSONValue.string))
        }
    }

    /// The `jsonShape` that a type has.
    private func shape(of type: TypeReference) -> ValueShape {
        switch type {
        case .array: .array
        case .dictionary: .object(nil)
        case .nullable(let inner): shape(of: inner)
        case .declared(let id): shape(of: types[id])
        default: .scalar
        }
    }

    private func shape(of declaration: TypeDeclaration) -> ValueShape {
        switch declaration.kind {
        case .object(let object): .object(object.properties.map(\.jsonName))
        case .alias(let type): shape(of: type)
        case .stringEnum, .integerEnum, .union: .scalar
        }
    }
}

extension GenerationOptions {
    /// Whether there is a file of checks. It goes with the types, so that these are the same whatever is made beside
    /// them.
    package var hasChecks: Bool { modes.contains(.types) && validation != .off }
}
