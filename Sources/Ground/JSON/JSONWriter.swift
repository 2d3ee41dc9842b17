/// JSON text from values: UTF-8, one final newline; indented by two spaces, or all on one line.
public struct JSONWriter {
  private var bytes: [UInt8] = []
  private var isIndented = true

  public static func write(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.write(value, indent: 0)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  /// The value without any space between its parts, as in a log that has one value a line.
  public static func line(_ value: JSONValue) -> [UInt8] {
    var writer = JSONWriter()
    writer.isIndented = false
    writer.write(value, indent: 0)
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  private mutating func write(_ value: JSONValue, indent: Int) {
    switch value {
    case .null: put("null")
    case .bool(let flag): put(flag ? "true" : "false")
    case .integer(let number): put(String(number))
    // JSON has no infinities; null says that there is no number.
    case .decimal(let number): put(number.isFinite ? String(number) : "null")
    case .string(let text): write(text)
    case .array(let items):
      writeBlock("[", "]", items, indent: indent) { $0.write($1, indent: indent + 1) }
    case .object(let members):
      writeBlock("{", "}", members, indent: indent) {
        $0.write($1.name)
        $0.put($0.isIndented ? ": " : ":")
        $0.write($1.value, indent: indent + 1)
      }
    }
  }

  private mutating func writeBlock<Item>(
    _ opening: String, _ closing: String, _ items: [Item], indent: Int, write: (inout JSONWriter, Item) -> Void
  ) {
    put(opening)
    for (index, item) in items.enumerated() {
      if index > 0 { put(",") }
      if isIndented { put("\n" + String(repeating: "  ", count: indent + 1)) }
      write(&self, item)
    }
    if isIndented, !items.isEmpty { put("\n" + String(repeating: "  ", count: indent)) }
    put(closing)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): put("\\\"")
      case UInt8(ascii: "\\"): put("\\\\")
      case UInt8(ascii: "\n"): put("\\n")
      case 0..<0x20, 0x7F: put("\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func put(_ text: String) { bytes.append(contentsOf: text.utf8) }
}
