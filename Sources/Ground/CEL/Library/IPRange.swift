/// A range of addresses with a common start: `192.168.0.0/24`. Keeps the address it was written with.
struct IPRange: OpaqueValue, Hashable {
  static let celType = CELType.opaque("net.CIDR", [])

  let address: IPAddress
  /// Bits that all addresses of the range share.
  let prefixLength: Int

  var type: CELType { Self.celType }
  var text: String { "\(address.text)/\(prefixLength)" }

  func isEqual(_ other: any OpaqueValue) -> Bool { (other as? IPRange) == self }

  init(address: IPAddress, prefixLength: Int) {
    self.address = address
    self.prefixLength = prefixLength
  }

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let address = IPAddress(String(parts[0])), parts[1].utf8.allSatisfy(Lexer.isDigit),
      let length = Int(parts[1]), length <= address.ownBytes.count * 8, parts[1] == "0" || !parts[1].hasPrefix("0")
    else { return nil }
    self.init(address: address, prefixLength: length)
  }

  /// The range with the bits behind its prefix cleared.
  var masked: IPRange {
    let bytes = address.ownBytes.enumerated().map { index, byte in
      let bits = max(0, min(8, prefixLength - 8 * index))
      return byte & ~UInt8(truncatingIfNeeded: 0xFF >> bits)
    }
    return IPRange(address: IPAddress(bytes: bytes), prefixLength: prefixLength)
  }

  func contains(_ other: IPAddress) -> Bool {
    other.isVersion4 == address.isVersion4
      && IPRange(address: other, prefixLength: prefixLength).masked.address == masked.address
  }

  func contains(_ other: IPRange) -> Bool { other.prefixLength >= prefixLength && contains(other.address) }
}
