import SourceDiagnostics
import YAMLSyntax

extension LoadSession {
    /// The root node of the document that a reference into the network names, or of one that a document in the network
    /// refers to: such a one never leads back to the files of this machine.
    func remoteFile(_ text: Substring, from base: RemoteURL?, at reference: Node, links: [Node]) -> Node? {
        let url: RemoteURL
        do throws(RemoteURL.Fault) {
            url = if let base { try base.resolving(text) } else { try RemoteURL(text) }
        } catch {
            refuse(error, String(text), at: reference, links: links)
            return nil
        }
        if let known = references.remote.file(at: url) { return loadedFiles[Int(known.index)].node }
        switch options.remote[url] {
        case .text(let bytes, let location):
            return remoteFile(bytes, url, location, at: reference, links: links)
        case .failed(let failure):
            let finding = failure.finding(for: url)
            reportReference(
                finding.rule, finding.message, at: reference, links: links,
                fixes: finding.fix.map { [.init($0)] } ?? [])
        case nil where options.remote.admits(url):
            guard mayReadMore(at: reference, links: links) else { return nil }
            if references.missingURLs.insert(url).inserted { references.missing.append(url) }
            reportNotFetched(url, at: reference, links: links)
        case nil:
            reportReference(
                ReferenceRules.remoteReference,
                .init("'\(url)' is a URL of a host that is not allowed", ja: "「\(url)」は許可されていないホストの URL である"),
                at: reference, links: links, fixes: [Self.copyFix, Self.allowFix(url)])
        }
        return nil
    }

    private func remoteFile(
        _ bytes: [UInt8], _ url: RemoteURL, _ location: RemoteURL, at reference: Node, links: [Node]
    ) -> Node? {
        // Reached over a redirect and by its own address, a document is the same one.
        if let known = references.remote.file(at: location) {
            references.remote.add(known, at: location, for: url)
            return loadedFiles[Int(known.index)].node
        }
        guard mayReadMore(at: reference, links: links) else { return nil }
        guard bytes.count <= sizeLimit else {
            report(.tooLarge(limit: sizeLimit), url.description, at: reference, links: links)
            return nil
        }
        let loaded = add(bytes, key: location.description, name: url.description, for: reference)
        references.remote.add(loaded.file.id, at: location, for: url)
        return loaded.node
    }

    private func reportNotFetched(_ url: RemoteURL, at reference: Node, links: [Node]) {
        reportReference(
            ReferenceRules.remoteNotFetched,
            .init("'\(url)' has not been fetched", ja: "「\(url)」がまだ取得されていない"), at: reference, links: links,
            fixes: [
                .init(
                    .init(
                        "run 'kakehashi validate --allow-host \(url.host)' first",
                        ja: "先に「kakehashi validate --allow-host \(url.host)」を実行する"))
            ])
    }

    private func refuse(_ fault: RemoteURL.Fault, _ text: String, at reference: Node, links: [Node]) {
        let message: LocalizedText =
            switch fault {
            case .noScheme: .init("'\(text)' is a URL without a scheme", ja: "「\(text)」はスキームのない URL である")
            case .scheme(let name) where name.utf8.count == 1:
                .init("'\(text)' is a path of one machine", ja: "「\(text)」は特定の機械のパスである")
            case .scheme(let name): .init("'\(text)' has the scheme '\(name)'", ja: "「\(text)」のスキームが「\(name)」である")
            case .userAndPassword:
                .init("'\(text)' has a user name in it", ja: "「\(text)」にユーザー名が含まれている")
            case .host: .init("'\(text)' has no valid host", ja: "「\(text)」のホストが正しくない")
            case .port: .init("'\(text)' has no valid port", ja: "「\(text)」のポートが正しくない")
            case .escape: .init("'\(text)' has a broken percent escape", ja: "「\(text)」のパーセント符号化が壊れている")
            }
        reportReference(ReferenceRules.remoteReference, message, at: reference, links: links, fixes: [Self.copyFix])
    }

    private static let copyFix = Diagnostic.Fix(
        .init("put a copy next to the document and refer to that", ja: "写しを文書の隣に置き、それを参照する"))

    private static func allowFix(_ url: RemoteURL) -> Diagnostic.Fix {
        .init(.init("or allow the host with '--allow-host \(url.host)'", ja: "または「--allow-host \(url.host)」でホストを許可する"))
    }
}
