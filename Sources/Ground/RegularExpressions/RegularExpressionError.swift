/// Why a pattern is not accepted, and where it is at fault as far as that is known.
public struct RegularExpressionError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case badEscape, badCharacterClass, badCharacterRange, missingBracket, missingParenthesis, unexpectedParenthesis
    case trailingBackslash, nothingToRepeat, badRepetitionCount, badRepetition, badGroup, notUTF8, badGroupName
    case tooLarge
    case patternTooLong(bytesMax: Int)
    case internalFault
  }

  public let reason: Reason
  /// The part of the pattern at fault; may be empty.
  public let fragment: String
  /// Where the fragment starts, in bytes of the pattern; nil when that cannot be told.
  public let offset: Int?

  /// One sentence without a full stop.
  public var message: String {
    let words = reason.words
    return fragment.isEmpty || reason == .tooLarge ? words : "\(words): \(fragment)"
  }
}

extension RegularExpressionError.Reason {
  fileprivate var words: String {
    switch self {
    case .badEscape: "this escape has no meaning"
    case .badCharacterClass: "this character class does not exist"
    case .badCharacterRange: "this is no range or class of characters; a range runs upwards"
    case .missingBracket: "a “[” is not closed by “]”"
    case .missingParenthesis: "a “(” is not closed by “)”"
    case .unexpectedParenthesis: "a “)” closes nothing"
    case .trailingBackslash: "the pattern ends in a backslash that escapes nothing"
    case .nothingToRepeat: "there is nothing before this for it to repeat"
    case .badRepetitionCount: "this number of repetitions is not allowed; the most is 1000"
    case .badRepetition: "a repetition cannot be repeated"
    case .badGroup: "this kind of group does not exist; look-around and back-references are not part of RE2"
    case .notUTF8: "the pattern is not UTF-8"
    case .badGroupName: "this is not the name of a group; names are letters, digits and “_”"
    case .tooLarge: "the pattern needs more memory than is allowed"
    case .patternTooLong(let bytesMax): "the pattern is longer than \(bytesMax) bytes"
    case .internalFault: "RE2 reports a fault of its own"
    }
  }

  /// RE2's own codes (re2.h, `RE2::ErrorCode`), in their order from 1.
  init(code: Int32) {
    let reasons: [Self] = [
      .internalFault, .badEscape, .badCharacterClass, .badCharacterRange, .missingBracket, .missingParenthesis,
      .unexpectedParenthesis, .trailingBackslash, .nothingToRepeat, .badRepetitionCount, .badRepetition, .badGroup,
      .notUTF8, .badGroupName, .tooLarge,
    ]
    self = reasons.indices.contains(Int(code) - 1) ? reasons[Int(code) - 1] : .internalFault
  }
}
