internal import Glibc

/// The address of a socket in the file system, as the system wants it.
enum SocketAddress {
  static func with<Result>(
    _ path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Result
  ) throws(SocketError) -> Result {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let bytes = Array(path.utf8)
    guard bytes.count < MemoryLayout.size(ofValue: address.sun_path), !bytes.contains(0), !bytes.isEmpty else {
      throw .pathTooLong(path: path)
    }
    // SAFETY: the path is shorter than the field, which stays zero behind it.
    unsafe withUnsafeMutableBytes(of: &address.sun_path) { unsafe $0.copyBytes(from: bytes) }
    return unsafe withUnsafePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        unsafe body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
  }

  static func failure(_ path: String) -> SocketError {
    // SAFETY: strerror returns a NUL-terminated text that String copies at once.
    .failed(path: path, reason: unsafe String(cString: strerror(errno)))
  }

  /// SOCK_STREAM is an enum in Glibc.
  static let stream = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
  static let nonBlocking = Int32(SOCK_NONBLOCK.rawValue)
}
