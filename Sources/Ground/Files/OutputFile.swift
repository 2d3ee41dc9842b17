import Glibc

/// A file that only grows, for what must survive a crash. Only its owner can read it, and only one process at a time
/// can have it open.
@safe
public final class OutputFile {
  private let descriptor: Int32
  private let path: String
  private let faults: FaultPlan
  /// How long it is.
  public private(set) var byteCount: Int
  /// How long it is on the disk: zeros that were reserved may stand behind the bytes.
  private var length = 0

  /// Opens the file, or makes it. What stands in it stays.
  public init(_ path: String, faults: FaultPlan = .none) throws(FileError) {
    guard FileSystem.isWhole(path) else { throw .failed(path: path, reason: "the name holds a NUL character") }
    try faults.check(path)
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw FileSystem.error(path, or: .notWritable(path: path)) }
    self.descriptor = descriptor
    self.path = path
    self.faults = faults
    var status = stat()
    // SAFETY: fstat writes into a local of its own type.
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      byteCount = 0
      throw .notAFile(path: path)
    }
    byteCount = status.st_size
    length = byteCount
    guard Self.lock(descriptor) else { throw .failed(path: path, reason: "another run is using it") }
  }

  /// Waits up to half a second: a process that is just being started holds its parent's locks for a moment.
  private static func lock(_ descriptor: Int32) -> Bool {
    for _ in 0..<50 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
      usleep(10_000)
    }
    return false
  }

  deinit { close(descriptor) }

  /// Cuts off what stands behind.
  public func truncate(to count: Int) throws(FileError) {
    precondition(count >= 0 && count <= byteCount)
    try faults.check(path)
    guard ftruncate(descriptor, count) == 0 else { throw FileSystem.error(path, or: .notWritable(path: path)) }
    faults.free(length - count)
    byteCount = count
    length = count
  }

  public func append(_ bytes: borrowing RawSpan) throws(FileError) {
    let fails = faults.fails()
    let growth = max(0, byteCount + bytes.byteCount - length)
    let missing = growth - faults.take(growth)
    var left = 0..<(fails ? bytes.byteCount / 2 : bytes.byteCount - missing)
    while !left.isEmpty {
      let place = byteCount
      // SAFETY: the range lies inside the span, which lives through the call.
      let count = unsafe bytes.extracting(left).withUnsafeBytes {
        unsafe pwrite(descriptor, $0.baseAddress, $0.count, place)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileSystem.error(path, or: .notWritable(path: path)) }
      byteCount += count
      length = max(length, byteCount)
      left = left.lowerBound + count..<left.upperBound
    }
    if fails { throw faults.failure(path) }
    if missing > 0 { throw .diskFull(path: path) }
  }

  public func append(_ bytes: [UInt8]) throws(FileError) {
    // SAFETY: the span is used during the call only.
    unsafe try append(bytes.span.bytes)
  }

  /// Writes zeros behind the end, which later bytes will take the place of: a file whose length stays is synced several
  /// times as fast. After opening again they count as bytes.
  public func reserve(_ count: Int) throws(FileError) {
    let end = byteCount
    defer { byteCount = end }
    try append([UInt8](repeating: 0, count: count))
    try sync()
  }

  /// How many of the zeros are left.
  public var reservedCount: Int { length - byteCount }

  /// Takes space for so many bytes, which count as its own. Nothing is written into it.
  func allocate(_ count: Int) throws(FileError) {
    precondition(byteCount == 0 && length == 0)
    try faults.check(path)
    guard faults.take(count) == count else { throw .diskFull(path: path) }
    // It gives the error back, and does not set errno.
    errno = posix_fallocate(descriptor, 0, count)
    guard errno == 0 else { throw FileSystem.error(path, or: .notWritable(path: path)) }
    byteCount = count
    length = count
    try sync()
  }

  func letOthersRead() { fchmod(descriptor, 0o644) }

  /// Writes from the start again; what stood behind stays.
  public func rewind() { byteCount = 0 }

  /// Returns when everything is on the disk: the bytes, and the length if it changed.
  public func sync() throws(FileError) {
    try faults.check(path)
    guard fdatasync(descriptor) == 0 else { throw FileSystem.error(path, or: .notWritable(path: path)) }
  }

  /// The bytes in front of a place: `count` of them, or all there are.
  public func bytes(before place: Int, count: Int) throws(FileError) -> [UInt8] {
    let start = max(0, place - count)
    var bytes = [UInt8](repeating: 0, count: max(0, place - start))
    var done = 0
    while done < bytes.count {
      // SAFETY: the count given is that of the bytes behind `done`.
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe pread(descriptor, base + done, buffer.count - done, start + done)
      }
      if got < 0, errno == EINTR { continue }
      guard got > 0 else { throw .failed(path: path, reason: "it ends too early") }
      done += got
    }
    return bytes
  }
}
