/// Doubles as text.
enum DoubleText {
  /// The fewest digits that read back as the same number; an exponent below 0.0001 and from 1e21 on.
  static func shortest(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
