internal import Glibc

/// Waits for connections at a path. Only the owner and the group of the file can connect.
@safe
public final class SocketListener {
  package let descriptor: Int32
  private let path: String

  /// Takes the place of a socket that nobody listens at any more.
  public init(_ path: String) throws(SocketError) {
    self.path = path
    descriptor = socket(AF_UNIX, SocketAddress.stream | SocketAddress.nonBlocking, 0)
    guard descriptor >= 0 else { throw SocketAddress.failure(path) }
    var done = try bound()
    if done != 0, errno == EADDRINUSE {
      guard (try? SocketConnection.connect(to: path)) == nil else { throw .inUse(path: path) }
      unsafe unlink(path)
      done = try bound()
    }
    guard done == 0, listen(descriptor, 64) == 0 else { throw SocketAddress.failure(path) }
  }

  deinit { close(descriptor) }

  private func bound() throws(SocketError) -> Int32 {
    let descriptor = descriptor
    let old = umask(0o117)
    defer { umask(old) }
    return unsafe try SocketAddress.with(path) { unsafe bind(descriptor, $0, $1) }
  }

  /// The next connection that waits, which never blocks; nil where none does.
  public func accept() -> SocketConnection? {
    let accepted = Glibc.accept(descriptor, nil, nil)
    guard accepted >= 0 else { return nil }
    _ = fcntl(accepted, F_SETFD, FD_CLOEXEC)
    _ = fcntl(accepted, F_SETFL, O_NONBLOCK)
    return SocketConnection(descriptor: accepted)
  }

  /// Waits until somebody connects, one of the connections has something to read or can be written to, or the time is over.
  /// Gives the places of the connections that are ready.
  public func wait(
    reading: [SocketConnection], writing: [SocketConnection], milliseconds: Int32
  ) -> (connects: Bool, readable: [Int], writable: [Int]) {
    var entries = [pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)]
    entries += reading.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    entries += writing.map { pollfd(fd: $0.descriptor, events: Int16(POLLOUT), revents: 0) }
    // SAFETY: the count given is the array's own.
    guard unsafe poll(&entries, nfds_t(entries.count), milliseconds) > 0 else { return (false, [], []) }
    return (
      entries[0].revents != 0, reading.indices.filter { entries[1 + $0].revents != 0 },
      writing.indices.filter { entries[1 + reading.count + $0].revents != 0 }
    )
  }
}
