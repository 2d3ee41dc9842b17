/// What a run has seen so far.
public struct EngineCounts: Hashable, Sendable {
  /// Accepted lines.
  public var events = 0
  /// Events that came after a newer one, and took no part.
  public var late = 0
  /// Lines that are no events.
  public var refused = 0
  /// Conditions and role expressions that gave an error.
  public var failed = 0
  /// Episodes that ended because one identity had too many.
  public var crowdedOut = 0
  public var alerts = 0

  public init() {}
}
