/// Lets a few pieces of heavy work run at once, on threads of their own, and the others wait in a fair line. So what the work
/// needs (memory, cores) has a limit however many ask, and what is light goes on beside it.
public final class WorkGate<Key: Hashable & Sendable>: Sendable {
  private let room: WorkRoom<Key>

  /// `places` run at once; `waitingMax` wait, of which `waitingMaxPerKey` for one key.
  public init(places: Int, waitingMax: Int, waitingMaxPerKey: Int) {
    precondition((1...64).contains(places))
    room = WorkRoom(FairQueue(countMax: waitingMax, countMaxPerKey: waitingMaxPerKey))
    for _ in 0..<places { WorkThread.start { [room] in room.work() } }
  }

  /// What waits is still done.
  deinit { room.close() }

  /// How many wait now.
  public var waitingCount: Int { room.waitingCount }

  /// Waits for a turn and gives what the work gave. `key` tells who asks; it is not kept once the work is done.
  ///
  /// Whose task is cancelled while it waits keeps its turn, but the work is not done for it.
  public func run<Result: Sendable>(
    for key: Key, _ work: @escaping @Sendable () -> Result
  ) async throws(WorkGateError) -> Result {
    let flag = WorkFlag()
    let outcome: Swift.Result<Result, WorkGateError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isTaken = room.add(for: key) {
          continuation.resume(returning: flag.isRaised ? .failure(.cancelled) : .success(work()))
        }
        if !isTaken { continuation.resume(returning: .failure(.busy)) }
      }
    } onCancel: {
      flag.raise()
    }
    return try outcome.get()
  }
}

/// Why work was not done.
public enum WorkGateError: Error, Hashable, Sendable {
  /// Too many wait already. It goes better in a minute.
  case busy
  case cancelled

  /// What to tell whoever asked, without a full stop.
  public var message: String {
    switch self {
    case .busy: "many people are here at the moment; try again in a minute"
    case .cancelled: "it was taken back"
    }
  }
}
