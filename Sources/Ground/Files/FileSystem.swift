import Glibc

/// Reading and writing whole small files.
public enum FileSystem {
  /// The whole file. Refuses folders, pipes and devices, and stops at the limit even where the file grows meanwhile.
  public static func read(_ path: String, limitBytes: Int) throws(FileError) -> [UInt8] {
    guard isWhole(path) else { throw .missing(path: path) }
    // O_NONBLOCK: opening a named pipe that nobody writes to would wait for ever.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw error(path, or: .notReadable(path: path)) }
    defer { close(descriptor) }
    var status = stat()
    // SAFETY: fstat writes into a local of its own type.
    guard unsafe fstat(descriptor, &status) == 0 else { throw error(path, or: .notReadable(path: path)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard status.st_size <= limitBytes else { throw .tooLarge(path: path, limitBytes: limitBytes) }
    return try readAll(descriptor, path: path, expectedBytes: Int(status.st_size), limitBytes: limitBytes)
  }

  /// A file whose length is known, in one read: for many small files in a hurry.
  public static func readBlock(_ path: String, byteCount: Int) throws(FileError) -> [UInt8] {
    guard isWhole(path) else { throw .missing(path: path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw error(path, or: .notReadable(path: path)) }
    defer { close(descriptor) }
    var count = 0
    // One byte more, to see a file that is too long.
    // SAFETY: read writes at most the capacity, and as much as it says.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: byteCount + 1) { buffer, written in
      repeat {
        count = unsafe Glibc.read(descriptor, buffer.baseAddress, byteCount + 1)
      } while count < 0 && errno == EINTR
      written = max(0, count)
    }
    guard count >= 0 else { throw error(path, or: .notReadable(path: path)) }
    guard count == byteCount else { throw .failed(path: path, reason: "it does not have \(byteCount) bytes") }
    return bytes
  }

  /// Standard input up to its end.
  public static func readStandardInput(limitBytes: Int) throws(FileError) -> [UInt8] {
    try readAll(STDIN_FILENO, path: "standard input", expectedBytes: 0, limitBytes: limitBytes)
  }

  private static func readAll(
    _ descriptor: Int32, path: String, expectedBytes: Int, limitBytes: Int
  ) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(expectedBytes + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // SAFETY: the count given is the buffer's own.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw error(path, or: .notReadable(path: path)) }
      guard count > 0 else { return bytes }
      guard bytes.count + count <= limitBytes else { throw .tooLarge(path: path, limitBytes: limitBytes) }
      bytes += buffer[..<count]
    }
  }

  /// Writes the file beside its place and renames it there, so that a reader sees the old file or the new one. A link
  /// and the permissions of an old file stay; a folder, pipe or device is not replaced.
  public static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    guard isWhole(path) else { throw .failed(path: path, reason: "the name holds a NUL character") }
    let target = resolved(path) ?? path
    var mode: mode_t = 0o644
    var status = stat()
    // SAFETY: stat writes into a local of its own type.
    if unsafe stat(target, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
      mode = status.st_mode & 0o777
    }
    // A draft that a crash left behind is in nobody's way.
    let draft = "\(target).\(String(UInt32.random(in: 0 ... .max), radix: 36)).draft"
    let descriptor = unsafe open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw error(path, or: .notWritable(path: path)) }
    do throws(FileError) {
      defer { close(descriptor) }
      try writeAll(bytes, to: descriptor, path: path)
    } catch {
      unsafe unlink(draft)
      throw error
    }
    guard unsafe rename(draft, target) == 0 else {
      let failure = error(path, or: .notWritable(path: path))
      unsafe unlink(draft)
      throw failure
    }
  }

  /// Writes to standard output. A reader who went away (`| head`) is no error: false.
  @discardableResult
  public static func writeStandardOutput(_ bytes: [UInt8]) throws(FileError) -> Bool {
    do throws(FileError) {
      try writeAll(bytes, to: STDOUT_FILENO, path: "standard output")
    } catch {
      guard errno == EPIPE else { throw error }
      return false
    }
    return true
  }

  /// Writes to standard error; a failure to do so cannot be told anywhere.
  public static func writeStandardError(_ bytes: [UInt8]) {
    try? writeAll(bytes, to: STDERR_FILENO, path: "standard error")
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      // SAFETY: the count given is the slice's own.
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw error(path, or: .notWritable(path: path)) }
      rest = rest.dropFirst(count)
    }
  }

  /// C reads a name up to its first NUL, and would open another file than the one that was asked for.
  static func isWhole(_ path: String) -> Bool { !path.utf8.contains(0) }

  static func error(_ path: String, or permission: FileError) -> FileError {
    switch errno {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EACCES, EPERM, EROFS: permission
    // ENXIO: opening a socket.
    case EISDIR, ENXIO: .notAFile(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    // SAFETY: strerror returns a NUL-terminated text that String copies at once.
    default: .failed(path: path, reason: unsafe String(cString: strerror(errno)))
    }
  }
}
