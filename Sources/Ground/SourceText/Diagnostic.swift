/// Something to tell a person about a text they wrote.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable {
    /// The text cannot be used.
    case error
    /// The text can be used, and probably does not say what was meant.
    case warning
  }

  /// Another place that explains this one: the first of two equal names, the file that included this one.
  public struct Related: Hashable, Sendable {
    public let location: SourceLocation
    public let message: String

    public init(_ location: SourceLocation, _ message: String) {
      self.location = location
      self.message = message
    }
  }

  public let severity: Severity
  /// A stable name such as `product/unknown-capability`, to search for and to silence by.
  public let code: String
  public let location: SourceLocation
  /// What is wrong, without a full stop.
  public let message: String
  /// What to do next, without a full stop.
  public let hint: String
  public let related: [Related]

  public init(
    _ severity: Severity, _ code: String, at location: SourceLocation, _ message: String, hint: String,
    related: [Related] = []
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.message = message
    self.hint = hint
    self.related = related
  }
}
