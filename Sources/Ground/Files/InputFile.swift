import Glibc

/// A file, pipe or terminal that is read piece by piece, as it comes.
@safe
public struct InputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String
  private let isOwned: Bool
  private let start = Start()

  /// What was read or skipped first.
  private final class Start {
    var bytes: [UInt8] = []
  }

  /// How much of its start an input remembers.
  public static let headBytesMax = 4096

  /// The first bytes that were read or skipped, by which a log is known again.
  public var head: [UInt8] { start.bytes }

  private init(descriptor: Int32, path: String, isOwned: Bool) {
    self.descriptor = descriptor
    self.path = path
    self.isOwned = isOwned
  }

  /// Any kind of file but a folder.
  public static func open(_ path: String) throws(FileError) -> InputFile {
    guard FileSystem.isWhole(path) else { throw .missing(path: path) }
    let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileSystem.error(path, or: .notReadable(path: path)) }
    var status = stat()
    // SAFETY: fstat writes into a local of its own type.
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw .notAFile(path: path)
    }
    return InputFile(descriptor: descriptor, path: path, isOwned: true)
  }

  public static func standardInput() -> InputFile {
    InputFile(descriptor: STDIN_FILENO, path: "standard input", isOwned: false)
  }

  deinit {
    if isOwned { close(descriptor) }
  }

  /// The whole length in bytes; nil for a pipe or terminal.
  public var byteCount: Int? {
    var status = stat()
    // SAFETY: fstat writes into a local of its own type.
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return status.st_size
  }

  /// Goes forward to a place from the start: a pipe is read up to there.
  public func skip(to offset: Int) throws(FileError) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let canSeek = lseek(descriptor, 0, SEEK_SET) == 0
    // Of a file the head is read, and the rest passed over.
    var left = canSeek ? min(offset, Self.headBytesMax) : offset
    while left > 0 {
      let count = try read(into: &buffer, at: 0, atMost: min(left, buffer.count))
      guard count > 0 else { throw .failed(path: path, reason: "it ends before the place to go on from") }
      left -= count
    }
    guard canSeek else { return }
    guard (byteCount ?? offset) >= offset, lseek(descriptor, offset, SEEK_SET) == offset else {
      throw .failed(path: path, reason: "it ends before the place to go on from")
    }
  }

  /// What is there now, at most `atMost` bytes, put at `place`; waits for the first byte. 0 at the end.
  public func read(into buffer: inout [UInt8], at place: Int, atMost: Int) throws(FileError) -> Int {
    precondition(place >= 0 && atMost >= 0 && place + atMost <= buffer.count)
    while true {
      // SAFETY: the range was just checked to lie inside the buffer.
      let count = unsafe buffer.withUnsafeMutableBytes {
        guard let base = $0.baseAddress else { return 0 }
        return unsafe Glibc.read(descriptor, base + place, atMost)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileSystem.error(path, or: .notReadable(path: path)) }
      if start.bytes.count < Self.headBytesMax {
        start.bytes += buffer[place..<place + min(count, Self.headBytesMax - start.bytes.count)]
      }
      return count
    }
  }
}
