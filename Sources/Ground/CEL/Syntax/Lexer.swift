/// Text to tokens.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0
  private var tokens: [Token] = []

  private init(_ text: String) { bytes = Array(text.utf8) }

  static func tokens(of text: String) throws(SyntaxStop) -> [Token] {
    var lexer = Lexer(text)
    while try lexer.next() {}
    return lexer.tokens
  }

  /// Reads one token; false at the end.
  private mutating func next() throws(SyntaxStop) -> Bool {
    skipBlanks()
    let start = position
    guard position < bytes.count else {
      add(.end, from: start)
      return false
    }
    switch bytes[position] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case UInt8(ascii: ".") where isDigit(at: position + 1): try number()
    case UInt8(ascii: "`"): try quotedIdentifier()
    case UInt8(ascii: "\""), UInt8(ascii: "'"): try text(prefixBytes: 0)
    case let byte where Self.isWord(byte):
      if let count = textPrefixBytes() { try text(prefixBytes: count) } else { word() }
    default: try symbol()
    }
    return true
  }

  private mutating func add(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, span: start..<position))
  }

  private mutating func skipBlanks() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0C, 0x0D: position += 1
      case UInt8(ascii: "/") where position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "/"):
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      default: return
      }
    }
  }

  private mutating func word() {
    let start = position
    while position < bytes.count, Self.isWord(bytes[position]) || isDigit(at: position) { position += 1 }
    add(.identifier(String(decoding: bytes[start..<position], as: UTF8.self)), from: start)
  }

  private mutating func quotedIdentifier() throws(SyntaxStop) {
    let start = position
    let name = bytes[(start + 1)...].prefix { $0 != UInt8(ascii: "`") && $0 != 0x0A }
    position = min(bytes.count, name.endIndex + 1)
    let allowed = name.allSatisfy { Self.isWord($0) || Self.isDigit($0) || "-./ ".utf8.contains($0) }
    guard name.endIndex < bytes.count, bytes[name.endIndex] == UInt8(ascii: "`"), !name.isEmpty, allowed else {
      throw SyntaxStop(
        "bad-name", start..<position, "this is no name in backticks",
        hint: "use letters, digits, \"_\", \"-\", \".\", \"/\" and blanks between two backticks")
    }
    add(.quotedIdentifier(String(decoding: name, as: UTF8.self)), from: start)
  }

  private mutating func symbol() throws(SyntaxStop) {
    for symbol in Token.Symbol.allCases where bytes[position...].starts(with: symbol.rawValue.utf8) {
      let start = position
      position += symbol.rawValue.utf8.count
      add(.symbol(symbol), from: start)
      return
    }
    let width = String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.first.map {
      String($0).utf8.count
    }
    throw SyntaxStop(
      "unexpected-character", position..<position + (width ?? 1), "this character has no meaning here",
      hint: Self.hints[bytes[position]] ?? "remove it, or put text between quotation marks")
  }

  private static let hints: [UInt8: String] = [
    UInt8(ascii: "="): "compare with \"==\"", UInt8(ascii: "&"): "write \"&&\" for and",
    UInt8(ascii: "|"): "write \"||\" for or",
  ]

  // MARK: Numbers

  private mutating func number() throws(SyntaxStop) {
    let start = position
    if bytes[position] == UInt8(ascii: "0"), position + 1 < bytes.count,
      bytes[position + 1] | 0x20 == UInt8(ascii: "x"),
      position + 2 < bytes.count, Self.hexValue(bytes[position + 2]) != nil
    {
      position += 2
      let digits = bytes[position...].prefix { Self.hexValue($0) != nil }
      position = digits.endIndex
      return try integer(String(decoding: digits, as: UTF8.self), radix: 16, from: start)
    }
    skipDigits()
    let isDouble = fraction() || exponent()
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    guard isDouble else { return try integer(digits, radix: 10, from: start) }
    guard let value = Double(digits.hasPrefix(".") ? "0\(digits)" : digits), value.isFinite else {
      throw SyntaxStop("number-range", start..<position, "no double is that large", hint: "the largest is 1.797e308")
    }
    add(.double(value), from: start)
  }

  private mutating func fraction() -> Bool {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "."), isDigit(at: position + 1) else { return false }
    position += 1
    skipDigits()
    _ = exponent()
    return true
  }

  private mutating func exponent() -> Bool {
    guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else { return false }
    let signed = position + 1 < bytes.count && "+-".utf8.contains(bytes[position + 1])
    guard isDigit(at: position + (signed ? 2 : 1)) else { return false }
    position += signed ? 2 : 1
    skipDigits()
    return true
  }

  private mutating func integer(_ digits: String, radix: Int, from start: Int) throws(SyntaxStop) {
    let isUnsigned = position < bytes.count && bytes[position] | 0x20 == UInt8(ascii: "u")
    if isUnsigned { position += 1 }
    guard let value = UInt64(digits, radix: radix) else {
      throw SyntaxStop(
        "number-range", start..<position, "no \(isUnsigned ? "uint" : "int") is that large",
        hint: "write a double, with a point, for larger numbers")
    }
    add(isUnsigned ? .uint(value) : .int(value), from: start)
  }

  private mutating func skipDigits() { while isDigit(at: position) { position += 1 } }

  // MARK: Texts and bytes

  /// How many letters of `r`, `b`, `rb`, `br` stand before a quotation mark here; nil where this is a word.
  private func textPrefixBytes() -> Int? {
    let letters = bytes[position...].prefix(3).prefix { "rRbB".utf8.contains($0) }
    guard letters.endIndex < bytes.count, "\"'".utf8.contains(bytes[letters.endIndex]) else { return nil }
    let folded = Set(letters.map { $0 | 0x20 })
    return folded.count == letters.count ? letters.count : nil
  }

  private mutating func text(prefixBytes: Int) throws(SyntaxStop) {
    let start = position
    let literal = try TextLiteral.read(bytes, at: position, prefixBytes: prefixBytes)
    position = literal.end
    add(literal.isBytes ? .bytes(literal.value) : .string(String(decoding: literal.value, as: UTF8.self)), from: start)
  }

  private func isDigit(at index: Int) -> Bool { index < bytes.count && Self.isDigit(bytes[index]) }

  static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  static func hexValue(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
