internal import Glibc
internal import Synchronization

/// The line of a gate, and the threads that wait for something to be in it.
@safe
final class WorkRoom<Key: Hashable & Sendable>: @unchecked Sendable {
  typealias Work = @Sendable () -> Void

  // SAFETY: both are made once, in one place, and are destroyed when nobody knows the room any more. What they guard is only
  // touched in `locked`.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let condition: UnsafeMutablePointer<pthread_cond_t>
  private var queue: FairQueue<Key, Work>
  private var isClosed = false

  init(_ queue: FairQueue<Key, Work>) {
    self.queue = queue
    unsafe mutex = .allocate(capacity: 1)
    unsafe condition = .allocate(capacity: 1)
    unsafe pthread_mutex_init(mutex, nil)
    unsafe pthread_cond_init(condition, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(condition)
    unsafe pthread_mutex_destroy(mutex)
    unsafe condition.deallocate()
    unsafe mutex.deallocate()
  }

  private func locked<Result>(_ body: () -> Result) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return body()
  }

  var waitingCount: Int { locked { queue.count } }

  func add(for key: Key, _ work: @escaping Work) -> Bool {
    locked {
      guard queue.add(work, for: key) else { return false }
      unsafe pthread_cond_signal(condition)
      return true
    }
  }

  func close() {
    locked {
      isClosed = true
      unsafe pthread_cond_broadcast(condition)
    }
  }

  /// What a thread does: one piece of work after the other, until the room is closed and empty.
  func work() {
    while let next = next() { next() }
  }

  private func next() -> Work? {
    locked {
      while true {
        if let work = queue.next() { return work }
        if isClosed { return nil }
        unsafe pthread_cond_wait(condition, mutex)
      }
    }
  }
}

/// Raised once, seen by another thread.
final class WorkFlag: Sendable {
  private let value = Atomic<Bool>(false)
  var isRaised: Bool { value.load(ordering: .relaxed) }
  func raise() { value.store(true, ordering: .relaxed) }
}

/// A thread that does one thing and ends.
enum WorkThread {
  private final class Start {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  static func start(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    defer { unsafe pthread_attr_destroy(&attributes) }
    unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    // SAFETY: the object is handed over once, and taken once by the thread.
    let made = unsafe pthread_create(
      &thread, &attributes,
      { context in
        if let context = unsafe context { unsafe Unmanaged<Start>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, Unmanaged.passRetained(Start(body)).toOpaque())
    precondition(made == 0, "the system has a thread")
  }
}
