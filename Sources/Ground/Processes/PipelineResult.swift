/// What came out of a pipeline, and how its programs ended.
public struct PipelineResult: Hashable, Sendable {
  public struct Stage: Hashable, Sendable {
    public enum End: Hashable, Sendable {
      case code(Int32)
      case signal(Int32)
    }
    public let end: End
    /// The most memory that it had at once.
    public let peakBytes: Int
  }

  /// The limit at which all were killed.
  public enum Stop: Hashable, Sendable {
    case tooLate
    case tooMuch
  }

  /// What the last one wrote; incomplete where it did not end well, and empty where it was too much.
  public let output: [UInt8]
  public let stop: Stop?
  public let stages: [Stage]
}
