/// A file's place inside a bag, relative to its folder: `data/originals/0001.bin`. Two are the same where their bytes are.
public struct BagPath: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Why a text is no such place.
  public enum Fault: Error, Hashable, Sendable {
    case empty, absolute, home, upward, dotted, control, tooLong, tooDeep

    /// What is wrong, without a full stop.
    public var message: String {
      switch self {
      case .empty: "an empty path names nothing"
      case .absolute: "an absolute path leads out of the bag"
      case .home: "a path that begins with ~ leads out of the bag"
      case .upward: "“..” leads out of the bag"
      case .dotted: "a part of the path is empty or “.”"
      case .control: "the path holds a NUL character"
      case .tooLong:
        "the path is longer than \(BagLimits.pathBytesMax) bytes, or a part of it than \(BagLimits.nameBytesMax)"
      case .tooDeep: "the path has more than \(BagLimits.depthMax) parts"
      }
    }
  }

  public let text: String

  public init(_ text: String) throws(Fault) {
    guard !text.isEmpty else { throw .empty }
    guard text.utf8.first != UInt8(ascii: "/") else { throw .absolute }
    guard text.utf8.first != UInt8(ascii: "~") else { throw .home }
    guard !text.utf8.contains(0) else { throw .control }
    guard text.utf8.count <= BagLimits.pathBytesMax else { throw .tooLong }
    let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.count <= BagLimits.depthMax else { throw .tooDeep }
    for part in parts {
      guard part.count <= BagLimits.nameBytesMax else { throw .tooLong }
      guard !part.elementsEqual("..".utf8) else { throw .upward }
      guard !part.isEmpty, !part.elementsEqual(".".utf8) else { throw .dotted }
    }
    self.text = text
  }

  public var description: String { text }
  public var isPayload: Bool { text.utf8.starts(with: "data/".utf8) }
  /// A tag file that lies beside `bagit.txt`.
  var isAtTop: Bool { !text.utf8.contains(UInt8(ascii: "/")) }

  // Strings are equal where they look alike: "é" in one and in two scalars. Files are not.
  public static func == (one: BagPath, other: BagPath) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }
  public static func < (one: BagPath, other: BagPath) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
  // Texts with the same bytes are equal, so their hashes are too.
  public func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// What a system that looks at neither case nor normal form would take it for.
  var folded: String { text.lowercased() }
}
