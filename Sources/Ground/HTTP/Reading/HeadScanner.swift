/// Finds the end of a head, and refuses at the first byte that can stand in none.
struct HeadScanner: Sendable {
  /// How many bytes were looked at.
  private(set) var scanned = 0
  private var lineStart = 0

  private static let (cr, lf, tab) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "\t"))

  /// The length of the head with its empty line, counted from `start`; nil while more has to come.
  mutating func end(in bytes: [UInt8], from start: Int, limits: Limits) throws(Refusal) -> Int? {
    let atMost = min(bytes.count - start, limits.headBytes)
    while scanned < atMost {
      let byte = bytes[start + scanned]
      let isAfterReturn = scanned > lineStart && bytes[start + scanned - 1] == Self.cr
      guard !isAfterReturn || byte == Self.lf else { throw .bareCarriageReturn }
      scanned += 1
      if byte == Self.lf {
        guard isAfterReturn else { throw .bareLineFeed }
        let isEmpty = scanned - lineStart == 2
        guard !isEmpty || lineStart > 0 else { throw .requestLine }
        if isEmpty { return scanned }
        lineStart = scanned
      } else if byte < 0x20 && byte != Self.cr && byte != Self.tab || byte == 0x7F {
        throw .controlCharacter
      }
    }
    if lineStart == 0, scanned > limits.targetBytes + 32 { throw .targetTooLong }
    guard bytes.count - start <= limits.headBytes else { throw .headTooLarge }
    return nil
  }
}
