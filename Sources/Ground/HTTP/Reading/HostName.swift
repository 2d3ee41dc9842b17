/// The host a request is for: a name or an address, with a port perhaps.
enum HostName {
  static func read(_ fields: HeaderFields) throws(Refusal) -> String {
    guard let bytes = try fields.single("host"), (1...255).contains(bytes.count), bytes.allSatisfy(isHostByte) else {
      throw .host
    }
    return String(decoding: bytes.map { $0.isLetter ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static let marks = Array("-._:[]".utf8)
  private static func isHostByte(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || marks.contains(byte) }
}
