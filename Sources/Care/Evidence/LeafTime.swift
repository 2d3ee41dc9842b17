/// When something happened, and how far the clock was to be trusted. It never orders leaves: their index does.
public struct LeafTime: Hashable, Sendable {
  public enum Status: UInt8, Hashable, Sendable, CaseIterable {
    /// Kept in step with others.
    case synchronised = 1
    case free = 2
    /// It jumped since the leaf before.
    case jumped = 3
  }

  static let byteCount = 17

  /// Since 1970, UTC.
  public let seconds: Int
  /// Counts on while the process runs, whatever the clock does.
  public let counter: Int
  public let status: Status

  public init(seconds: Int, counter: Int, status: Status) {
    precondition(counter >= 0)
    self.seconds = seconds
    self.counter = counter
    self.status = status
  }

  var bytes: [UInt8] { LeafBytes.number(seconds) + LeafBytes.number(counter) + [status.rawValue] }

  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count == Self.byteCount, let status = bytes.last.flatMap(Status.init) else { return nil }
    let counter = LeafBytes.number(bytes.dropFirst(8).prefix(8))
    guard counter >= 0 else { return nil }
    self.init(seconds: LeafBytes.number(bytes.prefix(8)), counter: counter, status: status)
  }

  /// Whether the clock moved by more than a second against the counter (nanoseconds) since another time: a leaf of its own.
  public func hasJumped(since earlier: LeafTime) -> Bool {
    let (passed, isTooFar) = seconds.subtractingReportingOverflow(earlier.seconds)
    let counted = (counter - earlier.counter) / 1_000_000_000
    let (difference, overflows) = passed.subtractingReportingOverflow(counted)
    return isTooFar || overflows || difference.magnitude > 1
  }
}
