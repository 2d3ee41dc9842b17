internal import Evidence

/// What the statement's page says of exhibits: marks, and digests of 64 hexadecimal digits.
struct StatementMarks {
  let hashes: Set<String>
  /// What stands between two tags, as it is written.
  private let texts: Set<String>
  private let page: [UInt8]

  init(_ bytes: [UInt8]) {
    page = bytes
    hashes = Set(bytes.split { !Self.isDigit($0) }.filter { $0.count == 64 }.map(Self.text).map { $0.lowercased() })
    texts = Set(
      bytes.split(separator: UInt8(ascii: "<")).compactMap { part in
        part.firstIndex(of: UInt8(ascii: ">")).map { Self.text(part[($0 + 1)...]) }
      })
  }

  /// Marks are letters, digits, and . _ - / and spaces, so a page has them as they are.
  func hasMark(_ mark: String) -> Bool { texts.contains(EvidenceStatement.heading(ofExhibit: mark)) }

  var hasScript: Bool {
    let small = Self.text(page[...]).lowercased()
    return ["<script", "javascript:", "<iframe", "<object", "<embed"].contains { small.contains($0) }
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
  }
}
