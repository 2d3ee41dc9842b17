internal import CSockets
internal import Synchronization

/// Threads on which handlers run: they may wait for a disk or a database, which the thread of the sockets may not.
///
/// A connection has at most one piece of work here, so the queue is never longer than there are connections.
final class WorkerPool: Sendable {
  typealias Work = @Sendable () -> Void

  private struct Queue {
    var items: [Work] = []
    var first = 0
    var isOpen = true
  }

  private let queue = Mutex(Queue())
  private let waiting: Counter
  private let count: Int

  init(count: Int) throws(ServerError) {
    self.count = count
    waiting = try Counter(isSemaphore: true)
    for _ in 0..<count {
      // SAFETY: the thread takes over the reference that is handed to it here.
      let started = unsafe bb_thread(
        { context in
          guard let context = unsafe context else { return }
          unsafe Unmanaged<WorkerPool>.fromOpaque(context).takeRetainedValue().work()
        }, Unmanaged.passRetained(self).toOpaque())
      guard started == 0 else { throw .failed("threads") }
    }
  }

  func add(_ work: @escaping Work) {
    queue.withLock { $0.items.append(work) }
    waiting.raise()
  }

  /// Threads end when they have done what they do.
  func close() {
    queue.withLock { $0.isOpen = false }
    for _ in 0..<count { waiting.raise() }
  }

  private func work() {
    while true {
      waiting.take()
      let (next, isOpen) = queue.withLock { queue -> (Work?, Bool) in
        guard queue.first < queue.items.count else { return (nil, queue.isOpen) }
        let next = queue.items[queue.first]
        queue.first += 1
        if queue.first == queue.items.count { (queue.items, queue.first) = ([], 0) }
        return (next, queue.isOpen)
      }
      if let next { next() } else if !isOpen { return }
    }
  }
}
