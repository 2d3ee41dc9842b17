public import SourceText

/// Why a policy cannot be relied on: what `bellbird policy check` and `bellbird policy test` find wrong with it.
public struct PolicyFaults: Sendable {
  /// One error or one test that does not hold.
  public struct Fault: Sendable {
    /// In a sentence, without a full stop.
    public let text: String
    public let id: String
    public let place: SourceLocation

    public init(_ text: String, id: String, place: SourceLocation) {
      self.text = text
      self.id = id
      self.place = place
    }
  }

  /// Errors of the policy itself. That it names a pattern nowhere is none here: the pattern's own cell says so.
  public let errors: [Fault]
  /// Tests that do not hold.
  public let failedTests: [Fault]

  public init(errors: [Fault] = [], failedTests: [Fault] = []) {
    self.errors = errors
    self.failedTests = failedTests
  }
}
