internal import CSockets
internal import Glibc
internal import HTTP
internal import Synchronization

/// One thread waits for all sockets (epoll) and takes requests apart; a few others run handlers.
final class EpollEngine: Engine {
  let sockets: [BoundSocket]
  let metrics: Metrics
  let log: @Sendable (LogEntry) -> Void
  let pool: WorkerPool
  let wakeup: Counter
  let handlesSignals: Bool
  private let inbox = Mutex<[Done]>([])
  private let isStopped = Atomic<Bool>(false)

  /// What a worker did for a connection.
  struct Done: @unchecked Sendable {
    enum Outcome {
      case respond(EncodedResponse)
      case receive(any BodyReceiver)
      case took(any BodyReceiver)
      /// The next piece of an answer; nil at its end.
      case piece([UInt8]?)
      case broken
    }
    // SAFETY: the worker is done with what it hands over.
    let id: UInt64
    let outcome: Outcome
  }

  init(
    _ listeners: [Listener], metrics: Metrics, handlesSignals: Bool, workers: Int,
    log: @escaping @Sendable (LogEntry) -> Void
  ) throws(ServerError) {
    var sockets: [BoundSocket] = []
    for listener in listeners { sockets.append(try BoundSocket(listener)) }
    (self.sockets, self.metrics, self.handlesSignals, self.log) = (sockets, metrics, handlesSignals, log)
    wakeup = try Counter(isSemaphore: false)
    pool = try WorkerPool(count: max(1, workers))
  }

  var addresses: [String] { sockets.map(\.name) }

  func run() {
    guard let loop = EventLoop(self) else { return }
    loop.run()
    pool.close()
  }

  func stop() {
    isStopped.store(true, ordering: .releasing)
    wakeup.raise()
  }

  var isStopping: Bool { isStopped.load(ordering: .acquiring) }

  /// Runs on a worker; the loop goes on with what it gives.
  func work(for id: UInt64, _ body: @escaping @Sendable () -> Done.Outcome) {
    pool.add {
      let done = Done(id: id, outcome: body())
      self.inbox.withLock { $0.append(done) }
      self.wakeup.raise()
    }
  }

  func takeDone() -> [Done] {
    inbox.withLock { inbox in
      let all = inbox
      inbox = []
      return all
    }
  }
}
