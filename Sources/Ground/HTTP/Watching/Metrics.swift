internal import Synchronization

/// Counts for whoever looks after the server, as Prometheus reads them. No path, no address and no text of anybody.
public final class Metrics: Sendable {
  /// Why a connection ended.
  public enum Ending: String, CaseIterable, Sendable {
    case client, idle, finished, refused
    case tooSlow = "too-slow"
    case evicted
    case stopped
  }

  private struct Series {
    var statuses: [Status: Int] = [:]
    /// Answers that took at most as long, by place in `bounds`; the last place has the rest.
    var buckets = [Int](repeating: 0, count: Metrics.bounds.count + 1)
    var microseconds = 0
  }

  private struct State {
    var routes: [RouteName: Series] = [:]
    var refusals: [Refusal: Int] = [:]
    var endings: [Ending: Int] = [:]
    var accepted = 0
    var open = 0
  }

  static let bounds = [1_000, 5_000, 20_000, 100_000, 500_000, 2_000_000]
  private let state = Mutex(State())

  public init() {}

  public func answered(_ route: RouteName, _ status: Status, microseconds: Int, refusal: Refusal?) {
    state.withLock { state in
      state.routes[route, default: Series()].statuses[status, default: 0] += 1
      let bucket = Self.bounds.firstIndex { microseconds <= $0 } ?? Self.bounds.count
      state.routes[route, default: Series()].buckets[bucket] += 1
      state.routes[route, default: Series()].microseconds += microseconds
      if let refusal { state.refusals[refusal, default: 0] += 1 }
    }
  }

  public func opened() {
    state.withLock {
      $0.accepted += 1
      $0.open += 1
    }
  }

  public func closed(_ ending: Ending) {
    state.withLock {
      $0.open -= 1
      $0.endings[ending, default: 0] += 1
    }
  }

  /// A site of its own for a socket of its own.
  public func service(hosts: HostList) -> Service {
    Service(
      Router([
        .get("metrics", "/metrics") { _ in
          Response(type: "text/plain; version=0.0.4; charset=utf-8", Array(self.text.utf8))
        }
      ]), hosts: hosts)
  }

  /// The text format of Prometheus, in a fixed order.
  public var text: String {
    state.withLock { state in
      var lines = ["# TYPE http_connections_open gauge", "http_connections_open \(state.open)"]
      lines += ["# TYPE http_connections_total counter", "http_connections_total \(state.accepted)"]
      lines.append("# TYPE http_connections_ended_total counter")
      lines += Ending.allCases.map {
        "http_connections_ended_total{reason=\"\($0.rawValue)\"} \(state.endings[$0] ?? 0)"
      }
      lines.append("# TYPE http_refusals_total counter")
      lines += Refusal.allCases.compactMap { refusal in
        state.refusals[refusal].map { "http_refusals_total{reason=\"\(refusal.rawValue)\"} \($0)" }
      }
      let routes = state.routes.sorted { $0.key.description < $1.key.description }
      lines.append("# TYPE http_requests_total counter")
      for (route, series) in routes {
        lines += Status.allCases.compactMap { status in
          series.statuses[status].map { "http_requests_total{route=\"\(route)\",status=\"\(status.rawValue)\"} \($0)" }
        }
      }
      lines.append("# TYPE http_request_seconds histogram")
      for (route, series) in routes { lines += Self.histogram(route, series) }
      return lines.map { "\($0)\n" }.joined()
    }
  }

  private static func histogram(_ route: RouteName, _ series: Series) -> [String] {
    var sum = 0
    var lines: [String] = []
    for (bound, count) in zip(bounds.map { "\(Double($0) / 1_000_000)" } + ["+Inf"], series.buckets) {
      sum += count
      lines.append("http_request_seconds_bucket{route=\"\(route)\",le=\"\(bound)\"} \(sum)")
    }
    lines.append("http_request_seconds_sum{route=\"\(route)\"} \(Double(series.microseconds) / 1_000_000)")
    lines.append("http_request_seconds_count{route=\"\(route)\"} \(sum)")
    return lines
  }
}
