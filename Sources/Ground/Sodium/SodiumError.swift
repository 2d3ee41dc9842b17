/// Why something could not be sealed, opened or derived. It never says what was inside.
public enum SodiumError: Error, Hashable, Sendable {
  /// The system lets this process lock no more memory (`ulimit -l`).
  case noLockedMemory
  /// Not enough memory to derive a key at this cost.
  case noMemory
  /// Another key, another place than it was made for, or changed bytes: nobody can tell which.
  case notAuthentic
  /// The key is not the one that the sealed bytes were committed to.
  case otherKey
  /// The end is missing, or something follows it.
  case truncated
  /// Not in the form that is read here.
  case malformed
  /// A public key that gives no secrecy, or is not in its one form.
  case weakKey

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .noLockedMemory: "the system lets this process lock no more memory"
    case .noMemory: "there is not enough memory to derive the key"
    case .notAuthentic: "the key does not fit, or the bytes were changed or belong elsewhere"
    case .otherKey: "the bytes were sealed with another key"
    case .truncated: "the end is missing, or something follows it"
    case .malformed: "the bytes are not in the expected form"
    case .weakKey: "the public key is not acceptable"
    }
  }
}
