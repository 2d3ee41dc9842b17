/// Values as JSON on one line, the same text for the same value.
///
/// Ints and uints have all their digits. Doubles have the fewest digits that read back as the same number and always a
/// point or an exponent; the ones JSON has no number for are the texts `NaN`, `Infinity` and `-Infinity`. Bytes are
/// base64, times RFC 3339 in UTC, durations seconds with an `s`, types their names. Maps keep the order of their entries,
/// and keys that are no text are written as one. An empty optional is null, another one its value.
public enum CELJSON {
  public static func text(_ value: CELValue) -> String { text(value, bytesMax: .max) ?? "" }

  /// Nil where the text would be longer: a small value that holds another many times has a text that no memory holds.
  public static func text(_ value: CELValue, bytesMax: Int) -> String? {
    guard value.deepWeight(upTo: bytesMax) < bytesMax else { return nil }
    var text = ""
    write(value, to: &text)
    return text
  }

  private static func write(_ value: CELValue, to text: inout String) {
    switch value {
    case .null, .optional(nil): text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .uint(let number): text += String(number)
    case .double(let number): text += double(number)
    case .string(let string): quote(string, to: &text)
    case .bytes(let bytes): text += "\"\(Base64.encode(bytes))\""
    case .timestamp(let time): text += "\"\(time.text)\""
    case .duration(let span): text += "\"\(span.text)\""
    case .list(let items): block("[", "]", items, to: &text) { write($0, to: &$1) }
    case .map(let map):
      block("{", "}", Array(zip(map.keys, map.values)), to: &text) { member($0.0.text, $0.1, to: &$1) }
    case .record(let record):
      let given = record.values.indices.filter { record.has($0) }
      block("{", "}", given, to: &text) { member(record.type.fields[$0].name, record.value(at: $0), to: &$1) }
    case .optional(let inner?): write(inner, to: &text)
    case .type(let type): quote(type.name, to: &text)
    case .opaque(let value): quote(value.text, to: &text)
    }
  }

  private static func member(_ name: String, _ value: CELValue, to text: inout String) {
    quote(name, to: &text)
    text += ":"
    write(value, to: &text)
  }

  private static func block<Item>(
    _ opening: String, _ closing: String, _ items: [Item], to text: inout String, _ write: (Item, inout String) -> Void
  ) {
    text += opening
    for (index, item) in items.enumerated() {
      if index > 0 { text += "," }
      write(item, &text)
    }
    text += closing
  }

  private static func double(_ number: Double) -> String {
    if number.isNaN { return "\"NaN\"" }
    if number.isInfinite { return number < 0 ? "\"-Infinity\"" : "\"Infinity\"" }
    return "\(number)"
  }

  private static let escapes: [UInt8: String] = [
    0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r", 0x22: "\\\"", 0x5C: "\\\\",
  ]

  private static func quote(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      if scalar.value < 0x80, let escape = escapes[UInt8(scalar.value)] {
        text += escape
      } else if scalar.value < 0x20 || scalar.value == 0x7F {
        text += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}

extension CELMap.Key {
  /// The key as a JSON member's name.
  var text: String {
    switch self {
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): String(number)
    case .uint(let number): String(number)
    case .string(let text): text
    }
  }
}
