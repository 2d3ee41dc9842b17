/// Where one thread evaluates: give the same one to every call, so that a call allocates nothing.
public struct RecordScratch: ~Copyable {
  var registers = Registers()
  /// Texts that the complete evaluator made.
  var text: [UInt8] = []
  var failureBits: UInt64 = 0

  public init() {}

  /// Why the last evaluation failed, if it did.
  public var failure: RecordFailure? { RecordFailure(rawValue: UInt8(truncatingIfNeeded: failureBits)) }

  /// Notes the reason and gives the place where the program goes on.
  @inline(__always)
  mutating func fail(_ failure: RecordFailure, _ step: Instruction) -> Int {
    failureBits = UInt64(failure.rawValue)
    return Int(step.failure)
  }
}
