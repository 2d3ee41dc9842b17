/// Sends bytes to fixed places and takes what comes back, within limits. It follows nothing: no redirect, no cookie, no proxy
/// or password from the environment or a file of the user.
public struct HTTPPoster: Hashable, Sendable {
  public struct Limits: Hashable, Sendable {
    /// For connecting, sending and reading together.
    public let seconds: Int
    public let answerBytesMax: Int

    public init(seconds: Int, answerBytesMax: Int) {
      precondition((1...600).contains(seconds) && answerBytesMax >= 0)
      self.seconds = seconds
      self.answerBytesMax = answerBytesMax
    }
  }

  /// A server that answered, with whatever status.
  public struct Answer: Hashable, Sendable {
    public let status: Int
    /// The content type in lower case, without parameters; empty where none was given.
    public let type: String
    public let bytes: [UInt8]

    public init(status: Int, type: String, bytes: [UInt8]) {
      self.status = status
      self.type = type
      self.bytes = bytes
    }
  }

  /// Names no program and no version: who asks is nobody's business on the way.
  static let userAgent = "Mozilla/5.0"

  public let limits: Limits
  public let proxy: HTTPDestination?
  /// A file of certificates (PEM) to trust instead of the system's.
  public let authorityFile: String?

  public init(limits: Limits, proxy: HTTPDestination? = nil, authorityFile: String? = nil) {
    self.limits = limits
    self.proxy = proxy
    self.authorityFile = authorityFile
  }

  public func post(
    _ bytes: [UInt8], type: String, to destination: HTTPDestination
  ) throws(HTTPError) -> Answer {
    precondition(type.utf8.allSatisfy { (0x21...0x7E).contains($0) })
    let request = CurlRequest(destination, limits: limits)
    request.set(proxy: proxy?.url ?? "", authorityFile: authorityFile, userAgent: Self.userAgent)
    return try request.post(bytes, type: type)
  }
}
