internal import Synchronization

/// Says which step of writing goes wrong, so that tests can see what a full disk or a crash leaves behind.
public final class FaultPlan: Sendable {
  /// What the program uses: nothing fails on purpose.
  public static let none = FaultPlan(failingFrom: .max)

  private let first: Int
  private let steps = Atomic<Int>(0)

  /// Steps are counted from 1: each opening, write, truncation, sync, rename and removal. From the given one on, all
  /// fail, as after a crash; a write that fails has written half.
  public init(failingFrom first: Int) { self.first = first }

  /// How many steps there were.
  public var stepCount: Int { steps.load(ordering: .relaxed) }

  func fails() -> Bool { steps.add(1, ordering: .relaxed).newValue >= first }

  func check(_ path: String) throws(FileError) {
    if fails() { throw .failed(path: path, reason: "a test made it fail") }
  }
}
