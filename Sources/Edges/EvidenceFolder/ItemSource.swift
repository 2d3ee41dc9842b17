internal import Evidence
internal import Files
internal import OpenSSL

/// Where the bytes of a new item come from.
public enum ItemSource: Sendable {
  /// A regular file. It is read twice: to know its hash, and to seal it.
  case file(String)
  case bytes([UInt8])

  static let pieceBytes = 1 << 16

  /// Gives the bytes piece by piece.
  func read(_ body: ([UInt8]) throws(CaseError) -> Void) throws(CaseError) {
    switch self {
    case .bytes(let bytes): try body(bytes)
    case .file(let path):
      // Opening a pipe would wait for somebody who writes.
      if FileSystem.exists(path), !FileSystem.isRegularFile(path) { throw .file(.notAFile(path: path)) }
      let input = try onDisk { () throws(FileError) in try InputFile.open(path) }
      guard let count = input.byteCount else { throw .file(.notAFile(path: path)) }
      guard count <= Exhibit.byteCountMax else { throw .tooLarge(path: path) }
      var (buffer, total) = ([UInt8](repeating: 0, count: Self.pieceBytes), 0)
      while true {
        let got = try onDisk { () throws(FileError) in try input.read(into: &buffer, at: 0, atMost: buffer.count) }
        guard got > 0 else { return }
        total += got
        guard total <= Exhibit.byteCountMax else { throw .tooLarge(path: path) }
        try body(Array(buffer[..<got]))
      }
    }
  }

  func digest() throws(CaseError) -> (sha256: [UInt8], byteCount: Int) {
    let stream = SHA256Stream()
    var count = 0
    try read { piece in
      stream.add(piece.span.bytes)
      count += piece.count
    }
    return (stream.digest(), count)
  }
}
