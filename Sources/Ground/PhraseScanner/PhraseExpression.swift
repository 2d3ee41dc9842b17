/// One expression to search for: a regular expression in the syntax that Hyperscan and RE2 share.
///
/// Both read a text as bytes: a class stands for one byte, `\b` and `\d` know ASCII only. Not part of it are look-around,
/// back-references, `^`, `$`, `.` and greed (a hit is a hit; a finder tells the longest).
public struct PhraseExpression: Hashable, Sendable {
  /// Longer than anything that a person writes for one phrase.
  public static let bytesMax = 20_000

  public let text: String
  /// What a hit is reported as; several expressions may share a number. Below `PhraseIDs.countMax`.
  public let id: Int
  /// Whether ASCII letters match in either case; the text of such an expression is ASCII.
  public let isCaseless: Bool

  public init(_ text: String, id: Int, isCaseless: Bool = false) {
    self.text = text
    self.id = id
    self.isCaseless = isCaseless
  }

  /// An expression for exactly this text.
  public static func literal(_ text: String, id: Int, isCaseless: Bool = false) -> Self {
    Self(escaped(text), id: id, isCaseless: isCaseless)
  }

  /// The text with every character escaped that has a meaning in an expression.
  public static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": escaped += "\\n"
      case "\t": escaped += "\\t"
      case "0"..."9", "A"..."Z", "a"..."z", "_", " ": escaped.unicodeScalars.append(scalar)
      default:
        if scalar.isASCII { escaped += "\\" }
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  static func check(_ expressions: [PhraseExpression]) throws(PhraseError) {
    guard expressions.count <= PhraseScanner.expressionsMax else {
      throw PhraseError(index: nil, reason: "there are more than \(PhraseScanner.expressionsMax) expressions")
    }
    for (index, expression) in expressions.enumerated() {
      precondition((0..<PhraseIDs.countMax).contains(expression.id), "an id is below 128")
      precondition(!expression.isCaseless || expression.text.utf8.allSatisfy { $0 < 0x80 }, "caseless is ASCII")
      guard expression.text.utf8.count <= bytesMax else {
        throw PhraseError(index: index, reason: "it is longer than \(bytesMax) bytes")
      }
      guard !expression.text.isEmpty, !expression.text.utf8.contains(0) else {
        throw PhraseError(index: index, reason: "it is empty or holds a NUL character")
      }
    }
  }
}

/// Why expressions cannot be searched for.
public struct PhraseError: Error, Hashable, Sendable {
  /// The place of the expression in the list, or nil where all of them together are at fault.
  public let index: Int?
  /// Words without a full stop.
  public let reason: String
}
