public import SourceText

/// Which measures stand at which severity and certainty, for one track.
public struct PolicyGrid: Sendable {
  public struct Cell: Sendable {
    /// By their place among the policy's measures; empty where the policy says that none is taken, or says nothing.
    public let measures: [Int]
    /// Its place among the policy's clauses; nil where the policy has no such cell.
    public let clause: Int?
  }

  public let track: Behaviour.Track
  /// Rows by severity, columns by certainty.
  public let rows: [[Cell]]
  public let whole: SourceLocation
  private let rowPlaces: [SourceLocation?]

  init(track: Behaviour.Track, rows: [[Cell]], at whole: SourceLocation, rowPlaces: [SourceLocation?]) {
    self.track = track
    self.rows = rows
    self.whole = whole
    self.rowPlaces = rowPlaces
  }

  /// The row of a severity, or the grid where the row is not there.
  public func places(_ severity: Int) -> SourceLocation { rowPlaces[severity] ?? whole }
}

/// A sentence that adds to what the grid says.
public struct PolicyRule: Sendable {
  public enum Effect: Sendable {
    /// Measures by their places, whatever the grid says: this is how steps are skipped.
    case add([Int])
    case forbid([Int])
    /// At least this severity.
    case raise(Int)
  }

  public let id: String
  public let clause: Int
  public let effect: Effect
  public let places: FieldPlaces
}

/// Protection until somebody has looked.
public struct InterimRule: Sendable {
  public let id: String
  public let clause: Int
  public let measures: [Int]
  public let ends: PolicySpan?
  public let review: Review?
  public let places: FieldPlaces
}

/// A person looks, in time.
public struct Review: Sendable {
  public let within: PolicySpan
  /// The id of a decider.
  public let by: String
}
