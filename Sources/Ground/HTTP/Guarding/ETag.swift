internal import OpenSSL
internal import Primitives

/// Names a content, so that it is not sent twice.
enum ETag {
  static func of(_ bytes: [UInt8]) -> String { "\"\(hash(bytes))\"" }

  /// 128 bits of SHA-256, in hexadecimal.
  static func hash(_ bytes: [UInt8]) -> String {
    Hex.encode(SHA256.digest(of: bytes).prefix(16))
  }

  /// If-None-Match: a list of tags, weak or not, or a star (RFC 9110, section 13.1.2).
  static func matches(_ list: ArraySlice<UInt8>, _ tag: String) -> Bool {
    list.split(separator: UInt8(ascii: ",")).contains { item in
      let item = item.trimmed
      let strong = item.starts(with: "W/".utf8) ? item.dropFirst(2) : item
      return strong.elementsEqual(tag.utf8) || strong.elementsEqual("*".utf8)
    }
  }
}
