/// What is wrong with something that was typed from paper. It tells places and numbers, never what was typed.
public enum TypedCodeError: Error, Hashable, Sendable {
  case tooLong
  case wordCount(found: Int, expected: Int)
  /// The place of the first word that is not in the list, from 1.
  case unknownWord(place: Int)
  case digitCount(found: Int, expected: Int)
  /// Every part is known, and the whole is not one that was given out: something was swapped or mistaken.
  case check
  /// The machine has no memory left for it; nothing is wrong with what was typed.
  case noMemory

  /// What to tell the person, in plain words.
  public var message: String {
    switch self {
    case .tooLong: "This is longer than a receipt."
    case .wordCount(let found, let expected): "A receipt has \(expected) words. Here are \(found)."
    case .unknownWord(let place): "Word \(place) is not one of our words. Look at its first four letters."
    case .digitCount(let found, let expected): "A receipt has \(expected) digits. Here are \(found)."
    case .check: "Something is different from the receipt. Look at each word again, and at their order."
    case .noMemory: "We are busy. Try again in a minute."
    }
  }
}
