internal import CSockets
internal import Glibc
internal import HTTP
internal import UnixSocket

/// A socket that listens.
final class BoundSocket: Sendable {
  let descriptor: Int32
  let name: String
  let listener: Listener
  /// Keeps the file's socket open.
  private let file: File?

  private struct File: @unchecked Sendable {
    // SAFETY: only its descriptor is used after it was made.
    let listener: SocketListener
  }

  init(_ listener: Listener) throws(ServerError) {
    self.listener = listener
    switch listener.address {
    case .tcp(let host, let port):
      // SAFETY: the text is NUL-terminated and read during the call.
      let isLoopback = unsafe bb_is_loopback(host) == 1
      guard listener.transport == .tls || isLoopback else { throw .developmentIsLoopbackOnly(host) }
      descriptor = unsafe bb_listen(host, Int32(port))
      guard descriptor >= 0 else { throw descriptor == -EADDRINUSE ? .inUse("\(host):\(port)") : .address(host) }
      name = "\(host.contains(":") ? "[\(host)]" : host):\(bb_port_of(descriptor))"
      file = nil
    case .unix(let path):
      do {
        let made = try SocketListener(path)
        (file, descriptor, name) = (File(listener: made), made.descriptor, path)
      } catch .inUse { throw .inUse(path) } catch { throw .address(path) }
    }
  }

  deinit { if file == nil { close(descriptor) } }
}
