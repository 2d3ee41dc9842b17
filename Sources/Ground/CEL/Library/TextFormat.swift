/// `"%s".format([…])`.
struct TextFormat {
  private static let precisionMax = 1000

  private let values: [CELValue]
  private var used = 0
  private var result = ""

  static func format(_ pattern: String, _ values: [CELValue]) throws(EvaluationError) -> String {
    var format = TextFormat(values: values)
    var rest = pattern.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "%" {
        try format.clause(&rest)
      } else {
        format.result.unicodeScalars.append(scalar)
      }
      guard format.result.utf8.count <= CELLimits.sizeMax else { throw TextLibrary.tooLarge }
    }
    return format.result
  }

  private init(values: [CELValue]) { self.values = values }

  private mutating func clause(_ rest: inout Substring.UnicodeScalarView) throws(EvaluationError) {
    if rest.first == "%" {
      rest.removeFirst()
      result += "%"
      return
    }
    var precision: Int?
    if rest.first == "." {
      rest.removeFirst()
      let digits = rest.prefix { ("0"..."9").contains($0) }
      precision = Int(String(digits))
      rest = rest.dropFirst(digits.count)
      guard let precision, precision <= Self.precisionMax else {
        throw Self.unparsable("a precision is a number up to \(Self.precisionMax)")
      }
    }
    guard let verb = rest.popFirst() else { throw Self.unparsable("unexpected end of string") }
    guard "sdfeboxX".unicodeScalars.contains(verb) else {
      throw Self.unparsable("unrecognized formatting clause \"\(verb)\"")
    }
    guard used < values.count else {
      throw EvaluationError(
        .range, "index \(used) out of range", advice: "give a value for each %s, %d and so on of the text")
    }
    let value = values[used]
    used += 1
    result += try Self.text(value, verb, precision ?? 6)
  }

  private static func unparsable(_ why: String) -> EvaluationError {
    EvaluationError(.invalidArgument, "could not parse formatting clause: \(why)")
  }

  private static func refused(_ rule: String, _ value: CELValue) -> EvaluationError {
    EvaluationError(.invalidArgument, "error during formatting: \(rule), was given \(value.type.name)")
  }

  private static func text(_ value: CELValue, _ verb: Unicode.Scalar, _ precision: Int) throws(EvaluationError)
    -> String
  {
    switch verb {
    case "s": return try plain(value)
    case "d": return try decimal(value)
    case "f":
      guard let number = number(value) else { throw refused("fixed-point clause can only be used on doubles", value) }
      return number.isFinite ? DecimalExpansion(number).fixed(precision) : DoubleText.shortest(number)
    case "e":
      guard let number = number(value) else { throw refused("scientific clause can only be used on doubles", value) }
      return number.isFinite ? DecimalExpansion(number).scientific(precision) : DoubleText.shortest(number)
    case "b":
      if case .bool(let flag) = value { return flag ? "1" : "0" }
      return try integer(value, radix: 2, "only integers and bools can be formatted as binary")
    case "o": return try integer(value, radix: 8, "octal clause can only be used on integers")
    default: return try hexadecimal(value, uppercase: verb == "X")
    }
  }

  /// What `%s` and string conversion of anything show.
  private static func plain(_ value: CELValue) throws(EvaluationError) -> String {
    switch value {
    case .null: return "null"
    case .bool(let flag): return String(flag)
    case .int(let number): return String(number)
    case .uint(let number): return String(number)
    case .double(let number): return DoubleText.shortest(number)
    case .string(let text): return text
    case .bytes(let bytes): return String(decoding: bytes, as: UTF8.self)
    case .timestamp(let time): return time.text
    case .duration(let span): return span.text
    case .type(let type): return type.name
    case .list(let items):
      var texts: [String] = []
      for item in items { texts.append(try plain(item)) }
      return "[\(texts.joined(separator: ", "))]"
    case .map(let map):
      var texts: [(key: String, text: String)] = []
      for (key, value) in zip(map.keys, map.values) { texts.append((key.text, "\(key.text): \(try plain(value))")) }
      texts.sort { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      return "{\(texts.map(\.text).joined(separator: ", "))}"
    default:
      throw refused(
        "string clause can only be used on strings, bools, bytes, ints, doubles, maps, lists, types, durations, "
          + "and timestamps", value)
    }
  }

  private static func decimal(_ value: CELValue) throws(EvaluationError) -> String {
    switch value {
    case .int, .uint, .double: try plain(value)
    default: throw refused("decimal clause can only be used on integers", value)
    }
  }

  private static func number(_ value: CELValue) -> Double? {
    switch value {
    case .double(let number): number
    case .int(let number): Double(number)
    case .uint(let number): Double(number)
    default: nil
    }
  }

  private static func integer(_ value: CELValue, radix: Int, _ rule: String) throws(EvaluationError) -> String {
    switch value {
    case .int(let number): String(number, radix: radix)
    case .uint(let number): String(number, radix: radix)
    default: throw refused(rule, value)
    }
  }

  private static func hexadecimal(_ value: CELValue, uppercase: Bool) throws(EvaluationError) -> String {
    let text =
      switch value {
      case .string(let text): hex(Array(text.utf8))
      case .bytes(let bytes): hex(bytes)
      default:
        try integer(value, radix: 16, "only integers, byte buffers, and strings can be formatted as hex")
      }
    return uppercase ? text.uppercased() : text
  }

  private static func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
