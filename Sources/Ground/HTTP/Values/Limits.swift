/// What one server lets its clients use. Every limit stands here; nothing else in the module has a number of its own.
public struct Limits: Hashable, Sendable {
  // The head of a request.
  public var headBytes = 16_384
  public var targetBytes = 4_096
  public var headerFields = 64

  // Forms. How large a body may be says its route.
  public var formFields = 256
  public var parts = 128
  public var partHeadBytes = 2_048
  /// All text fields of a multipart form together; files go to their sink.
  public var multipartTextBytes = 262_144

  // Time, in seconds. A message must keep up `bytesPerSecond` on average once `grace` is over, in both directions.
  public var idleSeconds = 20
  public var headSeconds = 10
  public var graceSeconds = 10
  public var bytesPerSecond = 256
  public var messageSeconds = 3_600
  /// How long a client whose request was refused may go on sending, so that it reads the page that says why.
  public var lingerSeconds = 30
  public var lingerBytes = 64 << 20
  /// How long requests that are being answered have when the server is told to stop.
  public var drainSeconds = 20

  // Connections. Peers are counted under a keyed hash, never under their address.
  public var connections = 2_048
  public var connectionsPerPeer = 64

  public init() {}
}
