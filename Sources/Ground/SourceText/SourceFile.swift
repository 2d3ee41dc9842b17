/// A text that someone wrote, kept so that a diagnostic can show the line it is about.
public final class SourceFile: Sendable {
  /// How the person named it on the command line or in an `include:`; never resolved to a machine's own path.
  public let name: String
  /// The bytes as read; not necessarily valid UTF-8.
  public let bytes: [UInt8]

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }

  public convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of a line, counted from 1, with invalid bytes shown as U+FFFD; nil past the end.
  public func line(_ number: Int) -> String? {
    guard number >= 1 else { return nil }
    var current = 1
    var start = bytes.startIndex
    while current < number {
      guard let newline = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
      start = newline + 1
      current += 1
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }
}
