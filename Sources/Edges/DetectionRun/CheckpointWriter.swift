internal import Files
internal import OpenSSL

/// Writes a checkpoint, small parts together and large ones as they are, with the digest of everything at its end.
final class CheckpointWriter {
  private static let pieceBytes = 1 << 12

  private let file: OutputFile
  private let digest = SHA256Stream()
  private var piece: [UInt8] = []

  init(_ file: OutputFile) {
    self.file = file
    piece.reserveCapacity(Self.pieceBytes)
  }

  func put(_ bytes: borrowing RawSpan) throws(FileError) {
    guard bytes.byteCount < Self.pieceBytes else {
      try flush()
      digest.add(bytes)
      return try file.append(bytes)
    }
    if piece.count + bytes.byteCount > Self.pieceBytes { try flush() }
    for place in 0..<bytes.byteCount { piece.append(bytes.unsafeLoad(fromByteOffset: place, as: UInt8.self)) }
  }

  func finish() throws(FileError) {
    try flush()
    try file.append(digest.digest())
    try file.sync()
  }

  private func flush() throws(FileError) {
    guard !piece.isEmpty else { return }
    digest.add(piece.span.bytes)
    try file.append(piece)
    piece.removeAll(keepingCapacity: true)
  }
}
