internal import Glibc

/// One side of a connection. Closed when it goes.
@safe
public final class SocketConnection {
  let descriptor: Int32

  init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Connects, and waits for answers from then on.
  public static func connect(to path: String) throws(SocketError) -> SocketConnection {
    let descriptor = socket(AF_UNIX, SocketAddress.stream, 0)
    guard descriptor >= 0 else { throw SocketAddress.failure(path) }
    let connection = SocketConnection(descriptor: descriptor)
    let done = unsafe try SocketAddress.with(path) { unsafe Glibc.connect(descriptor, $0, $1) }
    guard done == 0 else { throw SocketAddress.failure(path) }
    return connection
  }

  /// What reading or writing gave.
  public enum Outcome: Hashable, Sendable {
    case bytes(Int)
    /// Nothing now; later perhaps.
    case later
    /// The other side is gone.
    case ended
  }

  /// Appends what is there, at most `atMost` bytes.
  public func read(into buffer: inout [UInt8], atMost: Int = 65_536) -> Outcome {
    var piece = [UInt8](repeating: 0, count: atMost)
    // SAFETY: the count given is the buffer's own.
    let count = unsafe piece.withUnsafeMutableBytes { unsafe recv(descriptor, $0.baseAddress, $0.count, 0) }
    guard count > 0 else { return count == 0 ? .ended : outcomeOfError }
    buffer += piece[..<count]
    return .bytes(count)
  }

  /// Writes as much as goes, and says how much.
  public func write(_ bytes: [UInt8]) -> Outcome {
    // SAFETY: the count given is the array's own. A reader who went away is an answer, not a signal.
    let count = unsafe bytes.withUnsafeBytes {
      unsafe send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    return count >= 0 ? .bytes(count) : outcomeOfError
  }

  private var outcomeOfError: Outcome { [EAGAIN, EWOULDBLOCK, EINTR].contains(errno) ? .later : .ended }
}
