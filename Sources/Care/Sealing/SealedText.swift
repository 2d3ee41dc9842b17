public import Sodium

/// A text as it is stored: sealed under its item's key, padded so that its length tells little.
public enum SealedText {
  public static let byteCountMax = 1 << 20
  /// Texts shorter than this look alike.
  static let minimumBytes = 1_024
  private static let lengthBytes = 4

  public static func seal(_ text: borrowing RawSpan, under item: borrowing ItemKey) throws(SealingError) -> [UInt8] {
    guard text.byteCount <= byteCountMax else { throw .tooLong }
    let count = text.byteCount
    let padded = Padding.paddedCount(count + lengthBytes, minimum: minimumBytes)
    let plain: Secret
    do throws(SodiumError) {
      let head = try Secret(byteCount: lengthBytes) { UInt8(truncatingIfNeeded: count >> (8 * $0)) }
      let tail = try Secret(byteCount: padded - count - lengthBytes) { _ in 0 }
      plain = try head.followed(by: Secret(copying: text)).followed(by: tail)
    } catch {
      throw .sodium(error)
    }
    return plain.withBytes { CommittedBox.seal($0, key: item.key, context: item.place.bytes) }
  }

  public static func open(_ sealed: [UInt8], under item: borrowing ItemKey) throws(SealingError) -> Secret {
    do throws(SodiumError) {
      let plain = try CommittedBox.open(sealed, key: item.key, context: item.place.bytes)
      guard plain.byteCount >= minimumBytes else { throw SodiumError.malformed }
      let count = (0..<lengthBytes).reduce(0) { $0 | Int(plain[$1]) << (8 * $1) }
      guard plain.byteCount == Padding.paddedCount(count + lengthBytes, minimum: minimumBytes) else {
        throw SodiumError.malformed
      }
      return try plain.part(lengthBytes..<lengthBytes + count)
    } catch {
      throw .sodium(error)
    }
  }
}
