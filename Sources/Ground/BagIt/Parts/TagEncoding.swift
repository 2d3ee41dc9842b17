/// How the texts of a bag are written down.
enum TagEncoding: String {
  case utf8 = "UTF-8"
  case utf16 = "UTF-16"
  case utf16Low = "UTF-16LE"
  case utf16High = "UTF-16BE"
  case latin1 = "ISO-8859-1"
  case ascii = "US-ASCII"

  init?(name: String) { self.init(rawValue: name.uppercased()) }

  /// Nil where the bytes are not in this encoding. A byte order mark is left in front.
  func text(_ bytes: [UInt8]) -> String? {
    switch self {
    case .utf8: return String(validating: bytes, as: UTF8.self)
    case .ascii: return bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
    case .latin1: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .utf16: return utf16(bytes, lowFirst: bytes.starts(with: [0xFF, 0xFE]))
    case .utf16Low: return utf16(bytes, lowFirst: true)
    case .utf16High: return utf16(bytes, lowFirst: false)
    }
  }

  private func utf16(_ bytes: [UInt8], lowFirst: Bool) -> String? {
    guard bytes.count % 2 == 0 else { return nil }
    let units = stride(from: 0, to: bytes.count, by: 2).map { place in
      let (one, other) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return lowFirst ? other << 8 | one : one << 8 | other
    }
    return String(validating: units, as: UTF16.self)
  }
}

/// The lines of a tag file: LF, CR or both end one, and the last may be without.
enum TagLines {
  static func split(_ text: String) -> [String] {
    var lines: [String] = []
    var line: [UInt8] = []
    var isAfterReturn = false
    for byte in text.utf8 {
      if byte == 0x0A, isAfterReturn {
        isAfterReturn = false
        continue
      }
      isAfterReturn = byte == 0x0D
      if byte == 0x0A || byte == 0x0D {
        lines.append(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
      } else {
        line.append(byte)
      }
    }
    if !line.isEmpty { lines.append(String(decoding: line, as: UTF8.self)) }
    return lines
  }
}
