public import Sodium

/// Why something was not sealed or opened. It never says what was inside, nor what was typed.
public enum SealingError: Error, Hashable, Sendable {
  case sodium(SodiumError)
  /// This holder has no wrap of the key.
  case noHolder
  /// The key is not the one that the item was committed to when it was received.
  case otherCommitment
  case tooLong

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .sodium(let error): error.message
    case .noHolder: "it was not sealed for this person"
    case .otherCommitment: "it is not the item that was received"
    case .tooLong: "a text may have \(SealedText.byteCountMax) bytes"
    }
  }
}

/// Runs something of the library, and says its errors in this module's words.
func sodium<Result: ~Copyable>(_ body: () throws(SodiumError) -> Result) throws(SealingError) -> Result {
  do throws(SodiumError) { return try body() } catch { throw .sodium(error) }
}
