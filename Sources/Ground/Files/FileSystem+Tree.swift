import Glibc

/// What a folder holds under a name, links not followed.
public struct FolderEntry: Hashable, Sendable {
  public enum Kind: Sendable {
    case file, folder, symbolicLink
    /// A pipe, a socket or a device.
    case other
  }

  /// With U+FFFD where it is not UTF-8.
  public let name: String
  public let isNameText: Bool
  public let kind: Kind
  public let byteCount: Int
  /// Under how many names the file is known.
  public let linkCount: Int
}

extension FileSystem {
  /// Everything in a folder, hidden things too, ordered by the bytes of their names.
  public static func entries(in folder: String) throws(FileError) -> [FolderEntry] {
    guard isWhole(folder) else { throw .missing(path: folder) }
    // SAFETY: the stream is closed below and each entry is copied before the next is read.
    guard let stream = unsafe opendir(folder) else { throw error(folder, or: .notReadable(path: folder)) }
    defer { unsafe closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = unsafe readdir(stream) {
      // SAFETY: d_name is NUL-terminated and lives until the next readdir.
      let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
      if bytes == [0x2E] || bytes == [0x2E, 0x2E] { continue }
      entries.append(try unsafe self.entry(named: bytes, in: folder, descriptor: dirfd(stream)))
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func entry(
    named bytes: [UInt8], in folder: String, descriptor: Int32
  ) throws(FileError) -> FolderEntry {
    var status = stat()
    let name = String(decoding: bytes, as: UTF8.self)
    // A name that is no text cannot be asked for; what it is matters little.
    guard Array(name.utf8) == bytes else {
      return FolderEntry(name: name, isNameText: false, kind: .other, byteCount: 0, linkCount: 1)
    }
    // SAFETY: fstatat writes into a local of its own type.
    guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      throw error("\(folder)/\(name)", or: .notReadable(path: "\(folder)/\(name)"))
    }
    let kind: FolderEntry.Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .symbolicLink
      default: .other
      }
    return FolderEntry(
      name: name, isNameText: true, kind: kind, byteCount: Int(status.st_size),
      linkCount: Int(status.st_nlink))
  }

  /// Reads a file piece by piece, at most so many bytes; a link in its place is not followed. Gives its length.
  @discardableResult
  public static func readPieces(
    _ path: String, limitBytes: Int = .max, _ body: (borrowing RawSpan) -> Void
  ) throws(FileError) -> Int {
    guard isWhole(path) else { throw .missing(path: path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else {
      throw errno == ELOOP ? .notAFile(path: path) : error(path, or: .notReadable(path: path))
    }
    defer { close(descriptor) }
    var status = stat()
    // SAFETY: fstat writes into a local of its own type.
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .notAFile(path: path)
    }
    var buffer = [UInt8](repeating: 0, count: min(1 << 18, max(1, Int(status.st_size) + 1)))
    var total = 0
    while true {
      // SAFETY: the count given is the buffer's own.
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw error(path, or: .notReadable(path: path)) }
      guard count > 0 else { return total }
      total += count
      guard total <= limitBytes else { throw .tooLarge(path: path, limitBytes: limitBytes) }
      // SAFETY: the span is used while the buffer is not changed.
      unsafe body(buffer.span.bytes.extracting(0..<count))
    }
  }

  /// Removes a file, or a folder with everything in it. Links are removed, not followed.
  public static func removeTree(_ path: String) throws(FileError) {
    guard isWhole(path) else { throw .missing(path: path) }
    if unsafe unlink(path) == 0 || errno == ENOENT { return }
    guard errno == EISDIR || errno == EPERM else { throw error(path, or: .notWritable(path: path)) }
    for entry in try entries(in: path) { try removeTree("\(path)/\(entry.name)") }
    guard unsafe rmdir(path) == 0 else { throw error(path, or: .notWritable(path: path)) }
  }
}
