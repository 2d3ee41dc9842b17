internal import Glibc
internal import Synchronization

/// Says which step of writing goes wrong, so that tests can see what a full disk or a crash leaves behind.
public final class FaultPlan: Sendable {
  /// What the program uses: nothing fails on purpose.
  public static let none = FaultPlan(failingFrom: .max)

  private let first: Int
  private let isDeadly: Bool
  private let steps = Atomic<Int>(0)
  private let room: Atomic<Int>

  /// Steps are counted from 1: each opening, write, truncation, sync, rename and removal. From the given one on, all
  /// fail, as after a crash; a write that fails has written half.
  public init(failingFrom first: Int) {
    self.first = first
    isDeadly = false
    room = Atomic(.max)
  }

  /// A disk with room for so many bytes. Writing more fails as on a full disk, after what still fits; what is cut off or
  /// removed makes room.
  public init(roomBytes: Int) {
    first = .max
    isDeadly = false
    room = Atomic(roomBytes)
  }

  /// At this step the process is killed at once, as by `kill -9`; a write has written half.
  public init(dyingAt step: Int) {
    first = step
    isDeadly = true
    room = Atomic(.max)
  }

  /// How much room is left.
  public var roomBytes: Int { room.load(ordering: .relaxed) }

  /// How many steps there were.
  public var stepCount: Int { steps.load(ordering: .relaxed) }

  private var hasLimit: Bool { room.load(ordering: .relaxed) != .max }

  /// Makes room, as somebody does who clears up a disk.
  public func free(_ bytes: Int) { if hasLimit { room.wrappingAdd(bytes, ordering: .relaxed) } }

  /// How many of the bytes fit.
  func take(_ bytes: Int) -> Int {
    guard hasLimit else { return bytes }
    let fitting = min(bytes, room.load(ordering: .relaxed))
    room.subtract(fitting, ordering: .relaxed)
    return fitting
  }

  func fails() -> Bool { steps.add(1, ordering: .relaxed).newValue >= first }

  /// One step of somebody else's, at a path.
  public func check(_ path: String) throws(FileError) {
    if fails() { throw failure(path) }
  }

  /// What a step that fails throws, where the process still lives.
  func failure(_ path: String) -> FileError {
    if isDeadly { kill(getpid(), SIGKILL) }
    return .failed(path: path, reason: "a test made it fail")
  }
}
