import JSONCoding
import KakehashiRuntime
import OpenAPIModel

extension StateCompiler {
    /// The operations of one resource.
    struct Group {
        struct Member {
            let draft: StateDraft
            let key: String
            let places: [Schema.ID: ItemPlace]

            var shape: ItemShape? { places.values.lazy.compactMap(\.shape).first }
        }

        let resource: StatefulResource
        let members: [Member]
        /// The property that the last segment of the item's path has the value of.
        let itemKey: String?
        private let collections: [String]

        /// nil where nothing can be kept, or where nothing ever changes.
        init?(_ name: String, _ drafts: [StateDraft], _ operations: [CompiledOperation], _ document: Document) {
            guard let first = drafts.first else { return nil }
            if !first.isDeclared {
                // What nobody can change is what the contract says it is.
                guard drafts.contains(where: { $0.action != .read && $0.action != .list }) else { return nil }
                guard drafts.contains(where: { $0.action == .read || $0.action == .list }) else { return nil }
            }
            guard let members = Self.members(drafts, operations, document) else { return nil }
            let ordered = members.filter { $0.shape != nil }.sorted { left, right in
                Self.rank(left, operations) < Self.rank(right, operations)
            }
            guard let best = ordered.first(where: { $0.shape?.properties[$0.key] != nil }), let shape = best.shape
            else {
                return nil
            }
            var keys: [String] = []
            let makers = members.filter { $0.draft.action == .create }
            for member in makers + [best] + members
            where !keys.contains(member.key) && shape.properties[member.key] != nil {
                keys.append(member.key)
            }
            let item = members.first { member in
                let action = member.draft.action
                guard action != .list, action != .create, member.draft.member == nil else { return false }
                let path = operations[member.draft.index].operation.path
                return path.hasSuffix("}") && keys.contains(member.key)
            }
            self.members = members
            itemKey = item?.key
            collections = members.filter { $0.draft.action == .list || $0.draft.action == .create }
                .map { operations[$0.draft.index].operation.path }
            func sources(_ isMeant: (StatefulOperation.Action) -> Bool) -> [SeedData.Source] {
                members.filter { isMeant($0.draft.action) }.flatMap {
                    Self.sources(of: $0, operations[$0.draft.index], document)
                }
            }
            let shown = sources { $0 == .read || $0 == .list }
            resource = StatefulResource(
                name: name, keys: keys, shape: shape, isDeclared: first.isDeclared,
                itemPath: item.map { operations[$0.draft.index].operation.path },
                // What nobody can look at is there as it would be made.
                seeds: SeedData(
                    shown.isEmpty ? sources { $0 == .create } : shown, key: keys[0], names: Set(shape.names)),
                models: ordered.flatMap { Self.sources(of: $0, operations[$0.draft.index], document) })
        }

        /// Each with the first of its keys that is in its answers; of inferred ones, all with the same.
        private static func members(
            _ drafts: [StateDraft], _ operations: [CompiledOperation], _ document: Document
        ) -> [Member]? {
            if drafts.first?.isDeclared == true {
                return drafts.map { draft in
                    let key = draft.keys[0]
                    return Member(
                        draft: draft, key: key, places: places(draft, key, operations[draft.index], document))
                }
            }
            let keys = drafts.first { $0.source != nil }?.keys ?? drafts[0].keys
            for key in keys {
                let members = drafts.map { draft in
                    Member(draft: draft, key: key, places: places(draft, key, operations[draft.index], document))
                }
                let isKnown = members.contains { member in
                    !member.places.isEmpty && (member.draft.action == .read || member.draft.action == .list)
                }
                if isKnown { return members }
            }
            return nil
        }

        private static func places(
            _ draft: StateDraft, _ key: String, _ operation: CompiledOperation, _ document: Document
        ) -> [Schema.ID: ItemPlace] {
            var places: [Schema.ID: ItemPlace] = [:]
            for content in operation.successes where content.isTree {
                guard let schema = content.schema else { continue }
                places[schema] =
                    draft.action == .list
                    ? ItemPlace.list(in: schema, key: key, envelope: draft.envelope, document)
                    : ItemPlace.item(in: schema, key: key, envelope: draft.envelope, document)
            }
            return places
        }

        /// Whose answers describe an item best.
        private static func rank(_ member: Member, _ operations: [CompiledOperation]) -> Int {
            let path = operations[member.draft.index].operation.path
            let (isItem, isOwn) = (path.hasSuffix("}"), !path.contains("{"))
            switch member.draft.action {
            case .read: return isItem ? 0 : isOwn ? 1 : 3
            case .update: return isItem || isOwn ? 2 : 6
            case .list: return 4
            case .create: return 5
            case .transition: return 7
            case .delete: return 8
            }
        }

        private static func sources(
            of member: Member, _ operation: CompiledOperation, _ document: Document
        ) -> [SeedData.Source] {
            var scope: [String: String] = [:]
            for id in operation.operation.parameters {
                let parameter = document[id]
                guard parameter.location == .path, let example = StateCompiler.example(of: parameter, document) else {
                    continue
                }
                let parameters = StateCompiler.pathParameters(operation.operation.path)
                if member.draft.action == .list || parameter.name != parameters.last {
                    scope[parameter.name] = ScalarText.text(of: example)
                }
            }
            return operation.successResponses.flatMap { response in
                response.contents.compactMap { content in
                    guard let schema = content.schema, let place = member.places[schema], place.kind != .keys else {
                        return nil
                    }
                    let etag = response.headers.first { $0.name.lowercased() == "etag" }?.fixed
                    return SeedData.Source(
                        examples: content.examples, place: place, scope: scope,
                        etag: etag?.source == .example ? etag?.text : nil)
                }
            }
        }

        /// Where a request says which item it means; nil where it does not.
        func source(
            of draft: StateDraft, _ operation: OpenAPIModel.Operation, _ document: Document
        ) -> StatefulOperation.KeySource? {
            if let source = draft.source { return source }
            let key = draft.keys[0]
            let parameters = StateCompiler.pathParameters(operation.path)
            if parameters.contains(key) { return .path(key) }
            // What stands behind the collection is the item, whatever it is called.
            let behind = collections.filter { operation.path.hasPrefix($0 + "/{") }.max { $0.count < $1.count }
            if let behind, let name = StateCompiler.pathParameters(String(operation.path.dropFirst(behind.count))).first
            {
                return .path(name)
            }
            if let last = parameters.last, operation.path.hasSuffix("}") || parameters.count == 1 { return .path(last) }
            if operation.parameters.contains(where: { document[$0].location == .query && document[$0].name == key }) {
                return .query(key)
            }
            guard operation.method == .post else { return .own }
            let schemas = operation.requestBody.map { document[$0].content.compactMap(\.schema) } ?? []
            let isInBody = schemas.contains { ItemShape($0, document)?.properties[key] != nil }
            return isInBody ? .body("/" + JSONPointer.escape(key)) : nil
        }
    }
}

extension CompiledContent {
    /// Whether its values are trees that the state can be put into.
    var isTree: Bool {
        switch reading {
        case .json, .xml: true
        case .text, .form, .multipart, nil: false
        }
    }
}
