internal import Glibc

/// Why a program could not be started.
public enum ProcessError: Error, Hashable, Sendable {
  case notFound(program: String)
  case failed(reason: String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .notFound(let program): "there is no program \(program)"
    case .failed(let reason): "a program could not be started: \(reason)"
    }
  }

  // SAFETY: strerror returns a NUL-terminated text that String copies at once.
  static var systemReason: String { unsafe String(cString: strerror(errno)) }
}
