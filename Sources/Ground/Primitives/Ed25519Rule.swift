/// Which Ed25519 keys and signatures are taken at all, so that every verifier gives the same answer.
///
/// RFC 8032 leaves open what libraries do with points in a long form and points of small order; they differ. Here each
/// value has one form, and no point hides in a small group. Equation and curve are the library's to check.
public enum Ed25519Rule {
  public static let keyByteCount = 32
  public static let signatureByteCount = 64

  /// Whether 32 bytes are a point in its one short form that is not of small order.
  public static func allowsPoint(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count == keyByteCount else { return false }
    var y = Array(bytes)
    // The highest bit is the sign of x; what is left is y.
    y[31] &= 0x7F
    return isBelow(y, fieldPrime) && !smallOrderYs.contains(y)
  }

  /// Whether 64 bytes are R and S in their one form. S below the group order: otherwise anybody could make a second
  /// signature out of a first.
  public static func allowsSignature(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count == signatureByteCount else { return false }
    let bytes = Array(bytes)
    return allowsPoint(bytes[..<32]) && isBelow(Array(bytes[32...]), groupOrder)
  }

  /// 2^255 - 19, lowest byte first.
  private static let fieldPrime = [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]

  /// 2^252 + 27742317777372353535851937790883648493, lowest byte first.
  private static let groupOrder: [UInt8] =
    [0xED, 0xD3, 0xF5, 0x5C, 0x1A, 0x63, 0x12, 0x58, 0xD6, 0x9C, 0xF7, 0xA2, 0xDE, 0xF9, 0xDE, 0x14]
    + [UInt8](repeating: 0, count: 15) + [0x10]

  /// The y of the eight points whose order divides 8: 1, -1, 0 and the two of order 8.
  private static let smallOrderYs: [[UInt8]] = [
    [1] + [UInt8](repeating: 0, count: 31),
    [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
    [UInt8](repeating: 0, count: 32),
    order8,
    zip(fieldPrime, order8).reduce(into: (bytes: [UInt8](), borrow: 0)) { result, pair in
      let difference = Int(pair.0) - Int(pair.1) - result.borrow
      result.bytes.append(UInt8(truncatingIfNeeded: difference))
      result.borrow = difference < 0 ? 1 : 0
    }.bytes,
  ]

  private static let order8: [UInt8] = [
    0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0, 0xD5, 0xDF, 0xAC,
    0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
  ]

  /// Numbers of the same length, lowest byte first. Public values: time may tell.
  private static func isBelow(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    left.reversed().lexicographicallyPrecedes(right.reversed())
  }
}
