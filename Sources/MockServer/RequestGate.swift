import KakehashiRuntime
import NIOCore
import NIOHTTP1

/// Lets whole and timely requests of one connection in. What cannot be served is answered here, once, and ends the
/// connection.
final class RequestGate: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// What has come of a request that is not whole.
    private enum Reading {
        case nothing, head, body
    }

    private let limits: ServingLimits
    private var reading = Reading.nothing
    private var bodyBytes = 0
    /// Requests that were let in and whose answer has not ended.
    private var unanswered = 0
    private var isAnswerOpen = false
    /// Comes after the answers that are under way.
    private var refusal: (problem: ProblemDetails, isHead: Bool)?
    /// Nothing can follow the requests that were let in; what does is thrown away.
    private var isLast = false
    private var isDropping = false
    /// The last answer was written; what else is sent or written is thrown away.
    private var isClosing = false
    private var clock: ConnectionClock
    private var nextLook: Scheduled<Void>?

    init(_ limits: ServingLimits) {
        self.limits = limits
        clock = ConnectionClock(limits)
    }

    // MARK: Time

    func handlerAdded(context: ChannelHandlerContext) {
        clock.allow(limits.idleTime)
        scheduleLook(context)
    }

    func handlerRemoved(context: ChannelHandlerContext) { nextLook?.cancel() }

    func bytesArrived() {
        guard reading == .nothing, !isClosing else { return }
        reading = .head
        clock.allow(limits.requestTime)
    }

    private func scheduleLook(_ context: ChannelHandlerContext) {
        nextLook = context.eventLoop.assumeIsolated().scheduleTask(in: clock.interval) { self.look(context) }
    }

    private func look(_ context: ChannelHandlerContext) {
        guard context.channel.isActive else { return }
        scheduleLook(context)
        let buffered = context.channel.isWritable ? 0 : Self.bufferedBytes(context)
        guard !clock.isStalled(buffered) else { return context.close(promise: nil) }
        guard clock.isOver else { return }
        switch reading {
        case .head where unanswered == 0 && !isClosing, .body where unanswered == 1 && !isAnswerOpen && !isClosing:
            unanswered = 0
            refuse(MessageCheck.late(limits), context)
        // Earlier requests are being answered, or this one is before it is whole.
        case .head where unanswered > 0, .body where unanswered > 0: clock.allow(limits.requestTime)
        default: context.close(promise: nil)
        }
    }

    private static func bufferedBytes(_ context: ChannelHandlerContext) -> Int {
        (try? context.channel.syncOptions?.getOption(ChannelOptions.bufferedWritableBytes)) ?? 0
    }

    // MARK: Requests

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing, !isDropping, refusal == nil else { return }
        switch unwrapInboundIn(data) {
        case .head where isLast:
            isDropping = true
            return
        case .head(let head):
            reading = .body
            bodyBytes = 0
            clock.allow(limits.requestTime)
            let facts = HeadFacts(head.headers)
            if let problem = MessageCheck.problem(with: head, facts, limits) {
                return refuse(problem, isHead: head.method == .HEAD, context)
            }
            unanswered += 1
            // After an upgrade the parser takes what follows for another protocol, which nobody speaks here.
            if facts.asksForUpgrade || !head.isKeepAlive { isLast = true }
            if facts.expectsContinue, !head.isOld { answerExpectation(facts, context) }
        case .body(let bytes):
            bodyBytes += bytes.readableBytes
            if unanswered > 0, bodyBytes <= limits.body { clock.extend(forBytes: bytes.readableBytes) }
        case .end:
            reading = .nothing
            if unanswered > 0 { clock.stop() } else { clock.allow(limits.idleTime) }
        }
        context.fireChannelRead(data)
    }

    /// RFC 9110 section 10.1.1. Who is not told to go on may leave out the body, so that nobody knows what comes next.
    private func answerExpectation(_ facts: HeadFacts, _ context: ChannelHandlerContext) {
        let length = facts.length.flatMap { Int($0) } ?? 0
        guard length <= limits.body, unanswered == 1 else {
            isLast = true
            return
        }
        let answer = HTTPResponseHead(version: .http1_1, status: .continue)
        context.writeAndFlush(wrapOutboundOut(.head(answer)), promise: nil)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let parserError = error as? HTTPParserError else { return context.fireErrorCaught(error) }
        guard !isClosing, refusal == nil, !isLast || reading == .body && !isDropping else { return }
        guard reading == .body else { return refuse(MessageCheck.problem(for: parserError, limits), context) }
        reading = .nothing
        isLast = true
        guard unanswered > 0 else { return end(context) }
        // Whoever collects the body learns that it is not whole, and answers that.
        context.fireErrorCaught(error)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if isClosing, (event as? ChannelEvent) == .inputClosed { context.close(promise: nil) }
        context.fireUserInboundEventTriggered(event)
    }

    // MARK: Answers

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // To a message that is broken there would be a second answer.
        guard !isClosing, unanswered > 0 else {
            promise?.fail(ChannelError.ioOnClosedChannel)
            return
        }
        switch unwrapOutboundIn(data) {
        case .head(var head):
            isAnswerOpen = true
            if isLast, unanswered == 1 { head.headers.replaceOrAdd(name: "Connection", value: "close") }
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            context.write(data, promise: promise)
            answered(context)
        }
    }

    private func answered(_ context: ChannelHandlerContext) {
        isAnswerOpen = false
        unanswered -= 1
        guard unanswered == 0 else { return }
        if let refusal {
            send(refusal.problem, isHead: refusal.isHead, context)
        } else if isLast {
            end(context)
        } else {
            // What is left of the body does not keep the connection for long.
            clock.allow(reading == .nothing ? limits.idleTime : limits.lingerTime)
        }
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        if mode == .output {
            guard !isClosing else {
                promise?.succeed(())
                return
            }
            clock.allow(limits.lingerTime)
        }
        context.close(mode: mode, promise: promise)
    }

    private func refuse(_ problem: ProblemDetails, isHead: Bool = false, _ context: ChannelHandlerContext) {
        refusal = (problem, isHead)
        if unanswered == 0 { send(problem, isHead: isHead, context) }
    }

    private func send(_ problem: ProblemDetails, isHead: Bool, _ context: ChannelHandlerContext) {
        let body = problem.json.jsonText
        let head = HTTPResponseHead(
            version: .http1_1, status: HTTPResponseStatus(statusCode: problem.status, reasonPhrase: problem.title),
            headers: [
                "Content-Type": "application/problem+json", "Content-Length": String(body.count),
                "Connection": "close",
            ])
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        if !isHead { context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil) }
        context.write(wrapOutboundOut(.end(nil)), promise: nil)
        end(context)
    }

    /// What was written goes out, and what still comes is thrown away for a while: a reset would take the answer along.
    private func end(_ context: ChannelHandlerContext) {
        isClosing = true
        clock.allow(limits.lingerTime)
        context.flush()
        context.close(mode: .output, promise: nil)
    }
}
