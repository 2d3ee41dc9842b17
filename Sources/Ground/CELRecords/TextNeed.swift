public import Records

/// Bytes that the text of a field must have for an expression to give anything. Where the field is there and lacks one
/// of them, a condition does not hold and an optional is empty, whatever else the expression asks.
///
/// To know a text's bytes takes a few nanoseconds, and then answers for all expressions on it that look for something
/// rare.
public struct TextNeed: BitwiseCopyable, Hashable, Sendable {
  /// The field's place in the schema.
  public let field: Int
  /// Bit i stands for the bytes i, 64 + i, 128 + i and 192 + i. None where nothing is needed.
  public let bytes: UInt64
  /// The one of them that people write least.
  public let rarest: UInt8

  public static let nothing = TextNeed(field: 0, of: "")

  /// What a text needs that contains another.
  init(field: Int, of literal: String) {
    self.field = field
    bytes = literal.utf8.reduce(0) { $0 | 1 &<< UInt64($1) }
    rarest = literal.utf8.min { Self.commonness($0) < Self.commonness($1) } ?? 0
  }

  /// Both, of one field.
  func and(_ other: TextNeed) -> TextNeed {
    let isRarer = Self.commonness(other.rarest) < Self.commonness(rarest)
    return TextNeed(field: field, bytes: bytes | other.bytes, rarest: isRarer ? other.rarest : rarest)
  }

  private init(field: Int, bytes: UInt64, rarest: UInt8) {
    (self.field, self.bytes, self.rarest) = (field, bytes, rarest)
  }

  private static func commonness(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "a")...UInt8(ascii: "z"): 2
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...: 1
    default: 0
    }
  }

  /// Of longer texts every byte is taken to be there.
  private static let bytesMax = 1024

  /// The bytes of a run of a text, as bits.
  public static func bytes(of run: Cell, in text: RawSpan) -> UInt64 {
    let (start, count) = (run.start, run.count)
    guard count <= bytesMax else { return .max }
    guard count >= 8 else {
      var bits: UInt64 = 0
      for place in start..<start + count {
        bits |= 1 &<< UInt64(text.unsafeLoad(fromByteOffset: place, as: UInt8.self))
      }
      return bits
    }
    var bits = word(start + count - 8, text)
    for place in stride(from: start, to: start + count - 8, by: 8) { bits |= word(place, text) }
    return bits
  }

  /// Of eight bytes. The load is checked, in spite of its name, and `&<<` looks at the lowest six bits only.
  @inline(__always)
  private static func word(_ place: Int, _ text: RawSpan) -> UInt64 {
    let word = text.unsafeLoadUnaligned(fromByteOffset: place, as: UInt64.self)
    let low = 1 &<< word | 1 &<< (word &>> 8) | 1 &<< (word &>> 16) | 1 &<< (word &>> 24) as UInt64
    return low | 1 &<< (word &>> 32) | 1 &<< (word &>> 40) | 1 &<< (word &>> 48) | 1 &<< (word &>> 56)
  }
}
