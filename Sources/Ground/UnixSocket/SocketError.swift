/// Why a socket could not be used.
public enum SocketError: Error, Hashable, Sendable {
  /// A path has at most 107 bytes.
  case pathTooLong(path: String)
  case inUse(path: String)
  case failed(path: String, reason: String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .pathTooLong(let path): "\"\(path)\" is longer than a socket's path can be"
    case .inUse(let path): "another program listens at \"\(path)\""
    case .failed(let path, let reason): "\"\(path)\" could not be used: \(reason)"
    }
  }
}
