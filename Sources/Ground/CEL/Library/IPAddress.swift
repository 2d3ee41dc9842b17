/// An address of the Internet, version 4 or 6.
struct IPAddress: OpaqueValue, Hashable {
  static let celType = CELType.opaque("net.IP", [])

  /// Sixteen; version 4 as RFC 4291 maps it into version 6.
  let bytes: [UInt8]

  var type: CELType { Self.celType }

  init(bytes: [UInt8]) { self.bytes = bytes.count == 4 ? Self.mappedPrefix + bytes : bytes }

  private static let mappedPrefix: [UInt8] = Array(repeating: 0, count: 10) + [0xFF, 0xFF]

  var isVersion4: Bool { bytes.starts(with: Self.mappedPrefix) }

  /// Four or sixteen.
  var ownBytes: [UInt8] { isVersion4 ? Array(bytes.suffix(4)) : bytes }

  func isEqual(_ other: any OpaqueValue) -> Bool { (other as? IPAddress) == self }

  // MARK: Text

  /// Nil for what is no address. Zones, and version 4 inside of version 6 with dots, are not accepted.
  init?(_ text: String) {
    let parsed = text.utf8.contains(UInt8(ascii: ":")) ? Self.version6(text) : Self.version4(text)
    guard let parsed else { return nil }
    self.init(bytes: parsed)
  }

  private static func version4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { part -> UInt8? in
      guard part.utf8.allSatisfy(Lexer.isDigit), part == "0" || !part.hasPrefix("0") else { return nil }
      return UInt8(part)
    }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  private static func version6(_ text: String) -> [UInt8]? {
    let halves = text.split(separator: "::", omittingEmptySubsequences: false).map(groups)
    guard halves.count <= 2, let head = halves[0] else { return nil }
    guard halves.count == 2 else { return head.count == 16 ? head : nil }
    guard let tail = halves[1], head.count + tail.count <= 14 else { return nil }
    return head + Array(repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  private static func groups(_ text: Substring) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    var bytes: [UInt8] = []
    for group in text.split(separator: ":", omittingEmptySubsequences: false) {
      guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy({ Lexer.hexValue($0) != nil }),
        let number = UInt16(group, radix: 16)
      else { return nil }
      bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
    }
    return bytes
  }

  /// As RFC 5952 writes it.
  var text: String {
    guard !isVersion4 else { return ownBytes.map(String.init).joined(separator: ".") }
    let groups = stride(from: 0, to: 16, by: 2).map { UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]) }
    let words = groups.map { String($0, radix: 16) }
    let gap = Self.longestZeros(groups)
    guard gap.count > 1 else { return words.joined(separator: ":") }
    return words[..<gap.lowerBound].joined(separator: ":") + "::" + words[gap.upperBound...].joined(separator: ":")
  }

  private static func longestZeros(_ groups: [UInt16]) -> Range<Int> {
    var (best, start) = (0..<0, 0)
    for end in 1...groups.count {
      if groups[end - 1] != 0 { start = end }
      if end - start > best.count { best = start..<end }
    }
    return best
  }

  // MARK: Kinds of addresses

  var isUnspecified: Bool { ownBytes.allSatisfy { $0 == 0 } }
  var isLoopback: Bool { isVersion4 ? ownBytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1 }
  var isMulticast: Bool { isVersion4 ? ownBytes[0] & 0xF0 == 0xE0 : bytes[0] == 0xFF }
  var isLinkLocalMulticast: Bool {
    isVersion4 ? ownBytes.starts(with: [224, 0, 0]) : bytes[0] == 0xFF && bytes[1] & 0x0F == 2
  }
  var isLinkLocalUnicast: Bool {
    isVersion4 ? ownBytes.starts(with: [169, 254]) : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
  }
  var isGlobalUnicast: Bool {
    !isUnspecified && !isLoopback && !isMulticast && !isLinkLocalUnicast && ownBytes != [255, 255, 255, 255]
  }
}
