public import HTTP

/// Serves sites at sockets, until it is told to stop.
public final class Server: Sendable {
  private let engine: any Engine

  /// - Parameters:
  ///   - handlesSignals: SIGTERM and SIGINT stop the server. For programs that are a server and nothing else.
  ///   - log: Gets a line for each answer, on the server's own thread.
  public init(
    _ listeners: [Listener], metrics: Metrics = Metrics(), handlesSignals: Bool = false, workers: Int = 4,
    log: @escaping @Sendable (LogEntry) -> Void = { _ in }
  ) throws(ServerError) {
    engine = try EpollEngine(
      listeners, metrics: metrics, handlesSignals: handlesSignals, workers: workers, log: log)
  }

  public var addresses: [String] { engine.addresses }

  /// Serves on this thread. Returns when everything that was begun when it was stopped has ended.
  public func run() { engine.run() }

  /// Takes no new connection, lets requests that are being answered end, and closes what rests. From any thread.
  public func stop() { engine.stop() }
}
