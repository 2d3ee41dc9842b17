/// Why a pattern is not accepted, and where it is at fault as far as that is known.
public struct RegularExpressionError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case badEscape, badCharacterClass, badCharacterRange, missingBracket, missingParenthesis, unexpectedParenthesis
    case trailingBackslash, nothingToRepeat, badRepetitionCount, badRepetition, badGroup, notUTF8, badGroupName
    case tooLarge
    case patternTooLong(bytesMax: Int)
    case programTooLarge(size: Int, max: Int)
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

extension RegularExpressionError {
  /// What to do about it, without a full stop.
  public var advice: String {
    switch reason {
    case .badEscape where fragment.last?.isNumber == true:
      "what a group found cannot be asked for again; write out what should be found"
    case .badEscape: "take the backslash away: most characters stand for themselves"
    case .badCharacterClass, .badCharacterRange:
      "write a range from low to high, as in [a-z]; classes are for instance [[:alpha:]] and [0-9_]"
    case .missingBracket: "add “]”, or write [[] for the character itself"
    case .missingParenthesis: "add “)”, or write [(] for the character itself"
    case .unexpectedParenthesis: "take it away, or write [)] for the character itself"
    case .trailingBackslash: "take it away, or double it"
    case .nothingToRepeat: "put something before it, or write [\(fragment)] for the character itself"
    case .badRepetitionCount: "write + or * for any number of them"
    case .badRepetition: "keep one of the two, or put the first into (?:…)"
    case .badGroup where fragment.hasPrefix("(?<") || fragment.hasPrefix("(?=") || fragment.hasPrefix("(?!"):
      "look for the surroundings with a matches() of their own, joined by && or !"
    case .badGroup: "write (?:…) for a group, (?i) before a pattern that should find capitals and small letters"
    case .notUTF8: "save the text as UTF-8"
    case .badGroupName: "name it as in (?P<name>…)"
    case .tooLarge, .programTooLarge:
      "repeat less: .{0,100} counts as 900; \\p{L} counts as 1,200, and [^ ] says nearly the same in 9"
    case .patternTooLong: "split it, and join the parts by ||"
    case .internalFault: "write the pattern otherwise"
    }
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
    case .programTooLarge(let size, let max): "written out, the pattern has \(size) parts, and may have \(max)"
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
