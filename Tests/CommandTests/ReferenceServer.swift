import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// A web server on a free port of this machine, for tests that fetch.
final class ReferenceServer: Sendable {
    enum Answer: Sendable {
        case text(String)
        case status(Int)
        case redirect(String)
        /// A body without an end and without a length before it.
        case endless
        /// A head, and one byte now and then.
        case trickle
        case silence
        case encoded(String)
    }

    /// What is answered, and the paths that were asked for.
    final class Script: Sendable {
        let answers: Mutex<[String: Answer]>
        let asked = Mutex<[String]>([])

        init(_ answers: [String: Answer]) { self.answers = Mutex(answers) }
    }

    private let script: Script
    private let channel: any Channel

    /// Paths with what they give; all others are not found.
    init(_ answers: [String: Answer] = [:]) async throws {
        let script = Script(answers)
        self.script = script
        channel = try await ServerBootstrap(group: NIOSingletons.posixEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Handler(script))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    deinit { channel.close(promise: nil) }

    var port: Int { channel.localAddress?.port ?? 0 }

    /// Every path that was asked for, in order.
    var asked: [String] { script.asked.withLock { $0 } }

    func set(_ path: String, _ answer: Answer) { script.answers.withLock { $0[path] = answer } }

    private final class Handler: ChannelInboundHandler {
        typealias InboundIn = HTTPServerRequestPart
        typealias OutboundOut = HTTPServerResponsePart

        private let script: Script

        init(_ script: Script) { self.script = script }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard case .head(let head) = unwrapInboundIn(data) else { return }
            script.asked.withLock { $0.append(head.uri) }
            switch script.answers.withLock({ $0[head.uri] }) ?? .status(404) {
            case .text(let text): send(.ok, text, to: context)
            case .status(let code): send(.init(statusCode: code), "", to: context)
            case .redirect(let location): send(.found, "", ["location": location], to: context)
            case .encoded(let name): send(.ok, "a: 1", ["content-encoding": name], to: context)
            case .silence: break
            case .endless:
                begin(context)
                pour(context, bytes: 65_536, every: .zero)
            case .trickle:
                begin(context)
                pour(context, bytes: 1, every: .milliseconds(100))
            }
        }

        private func send(
            _ status: HTTPResponseStatus, _ text: String, _ headers: HTTPHeaders = [:],
            to context: ChannelHandlerContext
        ) {
            var headers = headers
            headers.add(name: "content-length", value: "\(text.utf8.count)")
            let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
            context.write(wrapOutboundOut(.head(head)), promise: nil)
            context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        }

        private func begin(_ context: ChannelHandlerContext) {
            let head = HTTPResponseHead(version: .http1_1, status: .ok)
            context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
        }

        /// One piece after the other, for as long as somebody listens.
        private func pour(_ context: ChannelHandlerContext, bytes: Int, every pause: TimeAmount) {
            guard context.channel.isActive else { return }
            let piece = ByteBuffer(repeating: UInt8(ascii: "#"), count: bytes)
            let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
            context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(piece)))).assumeIsolated().whenSuccess {
                let (handler, context) = bound.value
                context.eventLoop.assumeIsolated().scheduleTask(in: pause) {
                    handler.pour(context, bytes: bytes, every: pause)
                }
            }
        }
    }
}
