/// What the statement's page says of exhibits: marks, and digests of 64 hexadecimal digits.
struct StatementMarks {
  let hashes: Set<String>
  private let text: String

  init(_ bytes: [UInt8]) {
    text = String(decoding: bytes, as: UTF8.self)
    var (hashes, run) = (Set<String>(), [UInt8]())
    for byte in bytes + [0] {
      let isDigit = (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte) || (0x41...0x46).contains(byte)
      if isDigit {
        run.append(byte)
        continue
      }
      if run.count == 64 { hashes.insert(String(decoding: run, as: UTF8.self).lowercased()) }
      run.removeAll(keepingCapacity: true)
    }
    self.hashes = hashes
  }

  /// Marks are letters, digits, and . _ - / and spaces, so a page has them as they are.
  func hasMark(_ mark: String) -> Bool { text.contains(mark) }

  var hasScript: Bool {
    let small = text.lowercased()
    return ["<script", "javascript:", "<iframe", "<object", "<embed"].contains { small.contains($0) }
  }
}
