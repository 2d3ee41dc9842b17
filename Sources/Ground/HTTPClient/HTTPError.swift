/// Why there was no whole answer.
public enum HTTPError: Error, Hashable, Sendable {
  /// Nobody listens there, or the name is unknown.
  case notReached(url: String)
  case tooSlow(url: String, seconds: Int)
  case tooLarge(url: String, limitBytes: Int)
  /// The connection ended in the middle of the answer.
  case cutShort(url: String)
  /// The server could not show that it is who it should be.
  case notTrusted(url: String)
  case failed(url: String, reason: String)

  /// What happened, without a full stop.
  public var message: String {
    switch self {
    case .notReached(let url): "\(url) could not be reached"
    case .tooSlow(let url, let seconds): "\(url) gave no answer in \(seconds) seconds"
    case .tooLarge(let url, let limit): "\(url) answered with more than \(limit) bytes"
    case .cutShort(let url): "\(url) ended in the middle of its answer"
    case .notTrusted(let url): "\(url) could not show that it is who it should be"
    case .failed(let url, let reason): "\(url) could not be asked: \(reason)"
    }
  }
}
