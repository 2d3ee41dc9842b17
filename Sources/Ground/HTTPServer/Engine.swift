internal import HTTP

/// Moves bytes between sockets and services. The rest of the server knows no socket, so another engine can take this
/// one's place.
protocol Engine: Sendable {
  /// Where it listens, in the order of the listeners: `127.0.0.1:8080`, or a path.
  var addresses: [String] { get }
  /// Serves until it was stopped and what was begun has ended.
  func run()
  /// From any thread.
  func stop()
}
