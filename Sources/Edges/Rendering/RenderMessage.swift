/// What the programs tell each other and the one who started them: a letter, a length in four bytes, highest first, and the rest.
///
/// The first program sends pixels, the second copies. So nothing that a broken decoder writes is a file.
public enum RenderMessage: Hashable, Sendable {
  /// The layers that hold, before a byte of the original was read.
  case sandbox([UInt8])
  /// A media type, as libmagic calls it.
  case type(String)
  case facts([UInt8])
  case pixels(PictureHead, [UInt8])
  case copy(PictureHead, [UInt8])
  case refused(NoPreview)
  /// Everything was sent. Of so many pages.
  case end(pageCount: Int)

  public static let headCount = 5
  static let bodyBytesMax = PictureHead.byteCount + 256 << 20

  /// Written one after the other; in two, so that pixels are not copied.
  public var pieces: [[UInt8]] {
    let (letter, head, rest): (Character, [UInt8], [UInt8]) =
      switch self {
      case .sandbox(let layers): ("s", layers, [])
      case .type(let name): ("t", Array(name.utf8), [])
      case .facts(let facts): ("f", facts, [])
      case .pixels(let head, let bytes): ("p", head.bytes, bytes)
      case .copy(let head, let bytes): ("c", head.bytes, bytes)
      case .refused(let reason): ("n", [reason.rawValue], [])
      case .end(let count): ("e", Self.number(count), [])
      }
    return [[letter.asciiValue ?? 0] + Self.number(head.count + rest.count) + head, rest]
  }

  /// Nil where it is no message.
  public init?(letter: UInt8, body: ArraySlice<UInt8>) {
    switch Character(UnicodeScalar(letter)) {
    case "s" where body.count <= 16: self = .sandbox(Array(body))
    case "t" where body.count <= 127 && body.allSatisfy { (0x20..<0x7F).contains($0) }:
      self = .type(String(decoding: body, as: UTF8.self))
    case "f" where body.count <= 64: self = .facts(Array(body))
    case "p":
      guard let head = PictureHead(body), head.pixelByteCount == body.count - PictureHead.byteCount else { return nil }
      self = .pixels(head, Array(body.dropFirst(PictureHead.byteCount)))
    case "c":
      guard let head = PictureHead(body) else { return nil }
      self = .copy(head, Array(body.dropFirst(PictureHead.byteCount)))
    case "n" where body.count == 1:
      guard let reason = body.first.flatMap(NoPreview.init(rawValue:)) else { return nil }
      self = .refused(reason)
    case "e" where body.count == 4: self = .end(pageCount: Self.number(body))
    default: return nil
    }
  }

  /// Letter and length of what follows; nil where that cannot be.
  public static func head(_ bytes: some Collection<UInt8>) -> (letter: UInt8, count: Int)? {
    guard bytes.count == headCount, let letter = bytes.first else { return nil }
    let count = number(bytes.dropFirst())
    return count <= bodyBytesMax ? (letter, count) : nil
  }

  static func number(_ number: Int) -> [UInt8] {
    (0..<4).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }
  static func number(_ bytes: some Sequence<UInt8>) -> Int { bytes.reduce(0) { $0 << 8 | Int($1) } }
}
