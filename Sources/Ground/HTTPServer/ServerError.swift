/// Why a server does not start.
public enum ServerError: Error, Hashable, Sendable {
  case address(String)
  case inUse(String)
  case failed(String)
  /// Without TLS, only this machine may come.
  case developmentIsLoopbackOnly(String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .address(let text): "\"\(text)\" is no address of this machine"
    case .inUse(let text): "another program listens at \"\(text)\""
    case .failed(let text): "the system gives no \(text)"
    case .developmentIsLoopbackOnly(let text): "\"\(text)\" can be reached from elsewhere, and there is no TLS"
    }
  }

  /// What to do next, without a full stop.
  public var hint: String {
    switch self {
    case .address: "give a numeric address, such as 127.0.0.1 or ::1"
    case .inUse: "stop the other one, or choose another port"
    case .failed: "raise the limits of this process"
    case .developmentIsLoopbackOnly: "listen at 127.0.0.1, or put a proxy with TLS in front"
    }
  }
}
