/// Foreign text as part of a YAML file: whatever it holds, the file still says what we meant.
enum ModelText {
  /// On one line, without control characters, and not endless.
  static func oneLine(_ text: String, scalarsMax: Int = 80) -> String {
    var line = String.UnicodeScalarView()
    var gap = false
    var count = 0
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        gap = count > 0
        continue
      }
      guard count + (gap ? 1 : 0) < scalarsMax else { return String(line) + "…" }
      if gap { line.append(" ") }
      line.append(scalar)
      count += gap ? 2 : 1
      gap = false
    }
    return String(line)
  }

  /// A single value: plain where nobody could read it otherwise, else in double quotes.
  static func scalar(_ text: String) -> String {
    if isPlain(text) { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where isHidden(scalar) || isBlank(scalar) && scalar != " ": quoted += "\\U\(eightDigits(scalar.value))"
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// What stands after `#`. Nothing in it can end the line; hidden characters show as a middle dot.
  static func comment(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { line.append(isHidden(scalar) ? "·" : isBlank(scalar) ? " " : scalar) }
    return "# \(String(line))"
  }

  /// A name of Bellbird's, made from one of theirs: lower-case letters, digits and hyphens.
  static func id(_ text: String, otherwise: String) -> String {
    let words = Words.inOrder(text).flatMap { $0.split { !$0.isASCII } }
    let id = String(words.joined(separator: "-").prefix(idLengthMax))
    return id.isEmpty ? otherwise : id
  }

  static let idLengthMax = 60

  /// YAML 1.1 takes some of these for a truth value or nothing, depending on who reads.
  private static let reserved: Set<String> = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isLetter, text.last != " " else { return false }
    return !reserved.contains(text.lowercased())
      && text.unicodeScalars.allSatisfy {
        $0 == " " || $0 == "-" || $0 == "." || $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0))
      }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  /// Characters that show nothing, or turn the direction of what follows.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .format, .privateUse, .unassigned, .surrogate: true
    default: false
    }
  }

  private static func eightDigits(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
