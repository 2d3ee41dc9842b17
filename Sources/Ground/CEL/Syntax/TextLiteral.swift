/// A text or bytes between quotation marks, with escapes resolved.
struct TextLiteral {
  /// Of a text its UTF-8.
  private(set) var value: [UInt8] = []
  let isBytes: Bool
  /// The first byte behind the literal.
  private(set) var end: Int

  private let source: [UInt8]

  static func read(_ source: [UInt8], at start: Int, prefixBytes: Int) throws(SyntaxStop) -> TextLiteral {
    let prefix = source[start..<start + prefixBytes].map { $0 | 0x20 }
    var literal = TextLiteral(
      isBytes: prefix.contains(UInt8(ascii: "b")), end: start + prefixBytes, source: source)
    try literal.read(isRaw: prefix.contains(UInt8(ascii: "r")), from: start)
    return literal
  }

  private init(isBytes: Bool, end: Int, source: [UInt8]) {
    (self.isBytes, self.end, self.source) = (isBytes, end, source)
  }

  private mutating func read(isRaw: Bool, from start: Int) throws(SyntaxStop) {
    let quote = source[end]
    let isTriple = source[end...].prefix(3).elementsEqual([quote, quote, quote])
    let closing = Array(repeating: quote, count: isTriple ? 3 : 1)
    end += closing.count
    while end < source.count, !source[end...].starts(with: closing) {
      let byte = source[end]
      if !isTriple, byte == 0x0A || byte == 0x0D { break }
      if byte == UInt8(ascii: "\\"), !isRaw {
        try escape()
      } else {
        value.append(byte)
        end += 1
      }
    }
    guard source[end...].starts(with: closing), end < source.count else {
      throw SyntaxStop(
        "unclosed-text", start..<end, "this text has no end",
        hint: isTriple ? "close it with three quotation marks" : "close it with \(String(UnicodeScalar(quote)))")
    }
    end += closing.count
  }

  private mutating func escape() throws(SyntaxStop) {
    let start = end
    let letter = end + 1 < source.count ? source[end + 1] : 0
    end = min(source.count, end + 2)
    if let plain = Self.plain[letter] { return value.append(plain) }
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): try code(digits: 2, radix: 16, from: start)
    case UInt8(ascii: "u") where !isBytes: try code(digits: 4, radix: 16, from: start)
    case UInt8(ascii: "U") where !isBytes: try code(digits: 8, radix: 16, from: start)
    case UInt8(ascii: "0")...UInt8(ascii: "3"):
      end -= 1
      try code(digits: 3, radix: 8, from: start)
    default: throw bad(start)
    }
  }

  private mutating func code(digits: Int, radix: UInt32, from start: Int) throws(SyntaxStop) {
    var number: UInt32 = 0
    for _ in 0..<digits {
      guard end < source.count, let digit = Lexer.hexValue(source[end]), digit < radix else { throw bad(start) }
      number = number &* radix &+ digit
      end += 1
    }
    if isBytes { return value.append(UInt8(truncatingIfNeeded: number)) }
    guard let scalar = Unicode.Scalar(number) else { throw bad(start) }
    value += Array(String(scalar).utf8)
  }

  private func bad(_ start: Int) -> SyntaxStop {
    SyntaxStop(
      "bad-escape", start..<max(start + 1, end), "this is no escape sequence",
      hint: "write \\\\ for a backslash, or put r before the quotation mark to switch escapes off")
  }

  private static let plain: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10, UInt8(ascii: "r"): 13,
    UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11, UInt8(ascii: "\\"): UInt8(ascii: "\\"),
    UInt8(ascii: "?"): UInt8(ascii: "?"), UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
    UInt8(ascii: "`"): UInt8(ascii: "`"),
  ]
}
