/// A text that someone wrote, kept so that a diagnostic can show the line it is about.
public final class SourceFile: Sendable {
  /// How the person named it on the command line or in an `include:`; never resolved to a machine's own path.
  public let name: String
  /// The bytes as read, without the byte order mark that some editors put first; not necessarily valid UTF-8.
  public let bytes: [UInt8]
  /// How many line feeds stand before each block of the text, so that a line far down in a large file is found at once.
  private let lineFeedsBefore: [Int]

  private static let blockBytes = 1 << 14
  private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
  private static let lineFeed = UInt8(ascii: "\n")

  public init(name: String, bytes: [UInt8]) {
    self.name = name
    let text = bytes.starts(with: Self.byteOrderMark) ? Array(bytes.dropFirst(Self.byteOrderMark.count)) : bytes
    self.bytes = text
    var count = 0
    lineFeedsBefore = stride(from: 0, to: text.count, by: Self.blockBytes).map { start in
      defer { count += text[start...].prefix(Self.blockBytes).count { $0 == Self.lineFeed } }
      return count
    }
  }

  public convenience init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The text of a line, counted from 1, with invalid bytes shown as U+FFFD and without the carriage return that
  /// Windows puts at its end; nil past the end. Of a longer line than `bytesMax` the start.
  public func line(_ number: Int, bytesMax: Int = .max) -> String? {
    guard let start = start(ofLine: number), start < bytes.endIndex else { return nil }
    let line = bytes[start...].prefix(bytesMax).prefix { $0 != Self.lineFeed }
    return String(decoding: line.last == UInt8(ascii: "\r") ? line.dropLast() : line, as: UTF8.self)
  }

  private func start(ofLine number: Int) -> Int? {
    guard number > 1 else { return number == 1 ? 0 : nil }
    guard let block = lineFeedsBefore.lastIndex(where: { $0 < number - 1 }) else { return nil }
    var position = block * Self.blockBytes
    for _ in lineFeedsBefore[block]..<number - 1 {
      guard let lineFeed = bytes[position...].firstIndex(of: Self.lineFeed) else { return nil }
      position = lineFeed + 1
    }
    return position
  }
}
