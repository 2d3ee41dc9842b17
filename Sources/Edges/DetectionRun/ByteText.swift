/// A number of bytes as people write it: `512M`, `2G`.
public enum ByteText {
  private static let units: [(letter: Character, bytes: Int)] = [("G", 1 << 30), ("M", 1 << 20), ("K", 1 << 10)]

  /// Nil where the text is no such number, or a larger one than a machine has.
  public static func parse(_ text: String) -> Int? {
    guard let unit = units.first(where: { $0.letter == text.last }) else { return nil }
    let digits = text.dropLast()
    guard (1...6).contains(digits.count), digits.allSatisfy({ $0.isASCII && $0.isNumber }), let count = Int(digits)
    else {
      return nil
    }
    return count * unit.bytes
  }

  /// In the largest unit that fits, with one decimal.
  public static func text(_ bytes: Int) -> String {
    guard let unit = units.first(where: { bytes >= $0.bytes }) else { return "\(bytes) bytes" }
    let tenths = bytes / (unit.bytes / 10)
    return "\(tenths / 10).\(tenths % 10) \(unit.letter == "K" ? "k" : unit.letter)B"
  }
}
