internal import CProcesses
internal import Glibc

/// A file descriptor that is closed when it goes.
final class Descriptor {
  let number: Int32

  private init(_ number: Int32) throws(ProcessError) {
    guard number >= 0 else { throw .failed(reason: ProcessError.systemReason) }
    self.number = number
  }

  deinit { close(number) }

  /// Bytes in memory that whoever gets the descriptor can read and nobody can change.
  static func holding(_ bytes: [UInt8]) throws(ProcessError) -> Descriptor {
    let file = try Descriptor(bb_memory_file())
    var rest = bytes[...]
    while !rest.isEmpty {
      // SAFETY: the count given is the slice's own.
      let count = unsafe rest.withUnsafeBytes { unsafe write(file.number, $0.baseAddress, $0.count) }
      guard count > 0 else { throw .failed(reason: ProcessError.systemReason) }
      rest = rest.dropFirst(count)
    }
    guard bb_seal(file.number) == 0, lseek(file.number, 0, SEEK_SET) == 0 else {
      throw .failed(reason: ProcessError.systemReason)
    }
    return file
  }

  static func pipe() throws(ProcessError) -> (reading: Descriptor, writing: Descriptor) {
    var ends: [Int32] = [-1, -1]
    // SAFETY: the array has room for both ends.
    guard unsafe bb_pipe(&ends) == 0 else { throw .failed(reason: ProcessError.systemReason) }
    return (try Descriptor(ends[0]), try Descriptor(ends[1]))
  }

  /// Appends what comes within the time; false at the end of everything, nil where nothing came.
  func read(into bytes: inout [UInt8], milliseconds: Int) -> Bool? {
    var asked = pollfd(fd: number, events: Int16(POLLIN), revents: 0)
    // SAFETY: one entry, a local of its own type.
    guard unsafe poll(&asked, 1, Int32(clamping: milliseconds)) > 0 else { return nil }
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    // SAFETY: the count given is the array's own.
    let count = unsafe piece.withUnsafeMutableBytes { unsafe Glibc.read(number, $0.baseAddress, $0.count) }
    guard count >= 0 else { return errno == EINTR ? nil : false }
    bytes += piece[..<count]
    return count > 0
  }
}
