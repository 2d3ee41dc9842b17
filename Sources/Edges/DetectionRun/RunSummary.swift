public import DetectionEngine
internal import Primitives

/// What a run found, for people.
public struct RunSummary: Sendable {
  public let counts: EngineCounts
  public let bytes: Int
  public let lines: UInt64
  public let stateBytes: Int

  init(_ engine: Engine, bytes: Int, lines: UInt64) {
    counts = engine.counts
    (self.bytes, self.lines) = (bytes, lines)
    stateBytes = engine.stateBytes.reduce(0) { $0 + $1.bytes }
  }

  /// One line, without any content of the log.
  public var text: String {
    """
    \(English.count(counts.events, "event")), \(English.count(counts.alerts, "alert")), \(counts.late) late, \
    \(counts.refused) malformed, \(English.count(counts.failed, "condition error")), \
    \(counts.crowdedOut) crowded out; the state takes \(ByteText.text(stateBytes))
    """
  }
}

/// How far a run is.
public struct RunProgress: Hashable, Sendable {
  public let bytes: Int
  /// Nil where nobody knows how long the log is.
  public let ofBytes: Int?
  public let events: Int

  /// `37 %, 1200000 events/s`, for a run that has lasted so long.
  public func text(since start: RunProgress, seconds: Double) -> String {
    let rate = seconds > 0 ? Int(Double(events - start.events) / seconds) : 0
    guard let ofBytes, ofBytes > 0 else { return "\(events) events, \(rate) events/s" }
    return "\(bytes * 100 / ofBytes) %, \(rate) events/s"
  }
}
