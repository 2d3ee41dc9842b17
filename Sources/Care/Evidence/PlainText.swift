/// What people may write into a record: one line that a spreadsheet, a page and a terminal all show as it is.
public enum PlainText {
  /// No control or direction characters, nothing that a spreadsheet takes for a formula, no spaces at the ends.
  public static func isLine(_ text: String, bytesMax: Int) -> Bool {
    guard !text.isEmpty, text.utf8.count <= bytesMax, text.first != " ", text.last != " " else { return false }
    guard let first = text.unicodeScalars.first, !"=+-@".unicodeScalars.contains(first) else { return false }
    return text.unicodeScalars.allSatisfy { !isHidden($0) }
  }

  /// A short name or mark: letters and digits of any script, with single signs between them.
  public static func isName(_ text: String, bytesMax: Int) -> Bool {
    guard isLine(text, bytesMax: bytesMax), let first = text.unicodeScalars.first else { return false }
    return isLetter(first)
      && text.unicodeScalars.allSatisfy { isLetter($0) || " ._-/".unicodeScalars.contains($0) }
  }

  /// A text of strangers as it may be shown: what cannot be seen, or turns the rest around, by its number.
  public static func shown(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { shown, scalar in
      if isHidden(scalar) {
        shown += "[U+\(String(scalar.value, radix: 16, uppercase: true))]"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    // Joiners belong to the spelling of Persian and of emoji.
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }
}
