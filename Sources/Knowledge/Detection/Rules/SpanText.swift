/// A time (since 1970 UTC) or a span of time, in whole milliseconds.
public typealias Milliseconds = Int64

/// A span of time as people write it in a rule: `90m`, `24h`, `7d`, `1d12h`.
public enum SpanText {
  private static let units: [(letter: Character, milliseconds: Milliseconds)] = [
    ("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1_000),
  ]

  /// Nil where the text is no span, or one of more than 9 digits in a unit. Units go from large to small, each once.
  public static func parse(_ text: String) -> Milliseconds? {
    var total: Milliseconds = 0
    var rest = units[...]
    var digits = ""
    for character in text {
      if character.isASCII, character.isNumber {
        digits.append(character)
        continue
      }
      guard let place = rest.firstIndex(where: { $0.letter == character }), digits.count <= 9,
        let number = Milliseconds(digits)
      else { return nil }
      total += number * units[place].milliseconds
      rest = units[(place + 1)...]
      digits = ""
    }
    return text.isEmpty || !digits.isEmpty ? nil : total
  }

  /// The span in all its units, without milliseconds: `1d12h`, `90m` as `1h30m`, and `0s` for less than a second.
  public static func text(_ span: Milliseconds) -> String {
    var rest = span
    var text = ""
    for unit in units where rest >= unit.milliseconds {
      text += "\(rest / unit.milliseconds)\(unit.letter)"
      rest %= unit.milliseconds
    }
    return text.isEmpty ? "0s" : text
  }

  /// The span with its milliseconds, where it has some: `1m2.250s`.
  public static func exactText(_ span: Milliseconds) -> String {
    let fraction = span % 1_000
    guard fraction != 0 else { return text(span) }
    let minutes = span - span % 60_000
    let digits = String(String(1_000 + fraction).dropFirst())
    return (minutes == 0 ? "" : text(minutes)) + "\(span % 60_000 / 1_000).\(digits)s"
  }
}
