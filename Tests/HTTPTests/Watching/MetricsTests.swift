import HTTP
import Testing

@Suite struct MetricsTests {
  @Test func `counts are written as Prometheus reads them`() {
    let metrics = Metrics()
    metrics.opened()
    metrics.opened()
    metrics.closed(.idle)
    metrics.answered("start", .ok, microseconds: 900, refusal: nil)
    metrics.answered("start", .ok, microseconds: 30_000_000, refusal: nil)
    metrics.answered(.none, .badRequest, microseconds: 5_000, refusal: .chunk)
    let text = answer(metrics.service(hosts: HostList(["a.example"])), get("/metrics")).text
    #expect(
      text.split(separator: "\r\n\r\n").last.map(String.init) == """
        # TYPE http_connections_open gauge
        http_connections_open 1
        # TYPE http_connections_total counter
        http_connections_total 2
        # TYPE http_connections_ended_total counter
        http_connections_ended_total{reason="client"} 0
        http_connections_ended_total{reason="idle"} 1
        http_connections_ended_total{reason="finished"} 0
        http_connections_ended_total{reason="refused"} 0
        http_connections_ended_total{reason="too-slow"} 0
        http_connections_ended_total{reason="evicted"} 0
        http_connections_ended_total{reason="stopped"} 0
        # TYPE http_refusals_total counter
        http_refusals_total{reason="chunk"} 1
        # TYPE http_requests_total counter
        http_requests_total{route="none",status="400"} 1
        http_requests_total{route="start",status="200"} 2
        # TYPE http_request_seconds histogram
        http_request_seconds_bucket{route="none",le="0.001"} 0
        http_request_seconds_bucket{route="none",le="0.005"} 1
        http_request_seconds_bucket{route="none",le="0.02"} 1
        http_request_seconds_bucket{route="none",le="0.1"} 1
        http_request_seconds_bucket{route="none",le="0.5"} 1
        http_request_seconds_bucket{route="none",le="2.0"} 1
        http_request_seconds_bucket{route="none",le="+Inf"} 1
        http_request_seconds_sum{route="none"} 0.005
        http_request_seconds_count{route="none"} 1
        http_request_seconds_bucket{route="start",le="0.001"} 1
        http_request_seconds_bucket{route="start",le="0.005"} 1
        http_request_seconds_bucket{route="start",le="0.02"} 1
        http_request_seconds_bucket{route="start",le="0.1"} 1
        http_request_seconds_bucket{route="start",le="0.5"} 1
        http_request_seconds_bucket{route="start",le="2.0"} 1
        http_request_seconds_bucket{route="start",le="+Inf"} 2
        http_request_seconds_sum{route="start"} 30.0009
        http_request_seconds_count{route="start"} 2

        """)
  }

  @Test func `a line of the log holds names and numbers`() {
    #expect(LogEntry(route: "start", status: .ok, milliseconds: 3, refusal: nil).line == "route=start status=200 ms=3")
    #expect(
      LogEntry(route: .none, status: .badRequest, milliseconds: 0, refusal: .host).line
        == "route=none status=400 ms=0 refusal=host")
  }

  @Test func `a message that keeps moving has more time, up to a limit`() {
    var limits = Limits()
    (limits.graceSeconds, limits.bytesPerSecond, limits.messageSeconds) = (10, 100, 60)
    var pace = Pace(now: 1_000)
    #expect(pace.deadline(limits) == 11_000)
    pace.moved(500)
    #expect(pace.deadline(limits) == 16_000)
    pace.moved(1_000_000)
    #expect(pace.deadline(limits) == 61_000)
  }
}
