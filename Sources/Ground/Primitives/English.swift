/// Small grammar for sentences that programs put together.
public enum English {
  /// `a`, `a and b`, `a, b and c`.
  public static func list(_ items: [String], joiner: String = "and") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return "\(items.dropLast().joined(separator: ", ")) \(joiner) \(last)"
  }

  /// `1 finding`, `2 findings`; `plural` where adding an *s* is wrong.
  public static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// The text with its first letter in upper case; an opening quotation mark is left as it is.
  public static func sentence(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }
}
