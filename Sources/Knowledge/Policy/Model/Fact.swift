public import SourceText

/// Something that is known about a case, in a form that conditions can ask for.
public struct Fact: Sendable {
  public enum Kind: Hashable, Sendable {
    case bool
    /// A whole number from 0 up to this.
    case int(max: Int)
    /// One of these words; the first where nobody says.
    case choice([String])
    /// Any of these words, at most `PolicyLimits.valuesMax` of them.
    case set([String])
  }

  /// As conditions write it.
  public let name: String
  public let kind: Kind
  /// What it means, for the people who fill it in.
  public let text: String
  /// Nil for facts that every policy has.
  public let location: SourceLocation?

  public init(_ name: String, _ kind: Kind, _ text: String, at location: SourceLocation? = nil) {
    self.name = name
    self.kind = kind
    self.text = text
    self.location = location
  }

  /// The words that the fact can have; empty for others.
  public var words: [String] {
    switch kind {
    case .choice(let words), .set(let words): words
    default: []
    }
  }
}
