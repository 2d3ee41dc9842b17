internal import DetectionEngine
internal import Files
internal import OpenSSL

/// Reads a checkpoint twice: first to see that no byte has changed, then to use it.
final class CheckpointReader {
  private let file: InputFile
  private var left: Int

  /// Nil where the file is not whole.
  init?(_ path: String) throws(FileError) {
    guard let count = try Self.verifiedCount(path) else { return nil }
    file = try InputFile.open(path)
    left = count
  }

  /// Exactly so many bytes; nil where there are fewer.
  func read(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= left else { return nil }
    left -= count
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      guard let got = try? file.read(into: &bytes, at: done, atMost: count - done), got > 0 else { return nil }
      done += got
    }
    return bytes
  }

  /// Gives the engine the rest of the file, all of it.
  func restore(_ engine: Engine) -> Bool {
    do {
      try engine.restore { self.read($0) }
      return left == 0
    } catch {
      return false
    }
  }

  /// How many bytes stand before the digest, where the digest is theirs.
  private static func verifiedCount(_ path: String) throws(FileError) -> Int? {
    let file = try InputFile.open(path)
    guard let length = file.byteCount, length > SHA256.byteCount else { return nil }
    let digest = SHA256Stream()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var left = length - SHA256.byteCount
    while left > 0 {
      let count = try file.read(into: &buffer, at: 0, atMost: min(left, buffer.count))
      guard count > 0 else { return nil }
      digest.add(buffer.span.bytes.extracting(first: count))
      left -= count
    }
    var expected: [UInt8] = []
    while expected.count < SHA256.byteCount {
      let count = try file.read(into: &buffer, at: 0, atMost: SHA256.byteCount - expected.count)
      guard count > 0 else { return nil }
      expected += buffer[..<count]
    }
    return digest.digest() == expected ? length - SHA256.byteCount : nil
  }
}
