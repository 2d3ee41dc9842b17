/// Reads characters from bytes and passes over those that are not UTF-8 (RFC 3629).
struct UTF8Reader {
  private var place = 0

  /// The next character and the offset at which it starts; nil at the end.
  mutating func next(in bytes: UnsafeBufferPointer<UInt8>) -> (character: UInt32, start: Int)? {
    while place < bytes.count {
      let start = place
      let lead = unsafe bytes[start]
      place += 1
      if lead < 0x80 { return (UInt32(lead), start) }
      guard let form = Self.form(of: lead) else { continue }
      var character = UInt32(lead & form.mask)
      var end = start + 1
      while end < bytes.count, end < start + form.length, unsafe bytes[end] & 0xC0 == 0x80 {
        character = unsafe character << 6 | UInt32(bytes[end] & 0x3F)
        end += 1
      }
      guard end == start + form.length, character >= form.least, Unicode.Scalar(character) != nil else { continue }
      place = end
      return (character, start)
    }
    return nil
  }

  private static func form(of lead: UInt8) -> (length: Int, mask: UInt8, least: UInt32)? {
    switch lead {
    case 0xC2...0xDF: (2, 0x1F, 0x80)
    case 0xE0...0xEF: (3, 0x0F, 0x800)
    case 0xF0...0xF4: (4, 0x07, 0x10000)
    default: nil
    }
  }
}
