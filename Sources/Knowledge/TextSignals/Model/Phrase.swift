public import SourceText

/// Words as a specialist writes them, with the few signs that save repeating them.
///
/// `i (will|am going to) really? hurt you`: one of several; perhaps. `kill*`: a word that begins so. `you ... kill`: up
/// to three words between. `~you`: a word with its spellings (`you`, `u`, `ya`). All words are read as texts are: folded.
public struct Phrase: Sendable {
  indirect enum Part: Hashable, Sendable {
    case word(String)
    /// A word and others that begin like it.
    case beginning(String)
    /// A name of the spellings.
    case spelling(String)
    /// At most `gapWordsMax` words of any kind.
    case gap
    case choice([[Part]])
    case perhaps(Part)
  }

  static let gapWordsMax = 3
  static let bytesMax = 600
  static let depthMax = 4

  /// As it was written.
  public let text: String
  let parts: [Part]
  public let location: SourceLocation
}

/// An expression for digits with what stands around them.
public struct Shape: Sendable {
  public let text: String
  public let location: SourceLocation
}
