internal import Detection

/// A straight line of time, cut at round hours and days of UTC.
struct TimeAxis {
  struct Tick {
    let x: Int
    let label: String
    /// Where the label above does not name the day, and it is another than that of the tick before.
    let day: String?
  }

  private static let steps: [Milliseconds] =
    [1, 5, 15, 30].map { $0 * 1_000 } + [1, 5, 15, 30].map { $0 * 60_000 }
    + [1, 3, 6, 12].map { $0 * 3_600_000 } + [1, 2, 7, 14, 28, 84].map { $0 * 86_400_000 }
  private static let ticksMax: Milliseconds = 7

  private let span: ClosedRange<Milliseconds>
  private let from: Int
  private let to: Int

  init(_ span: ClosedRange<Milliseconds>, from: Int, to: Int) {
    (self.span, self.from, self.to) = (span, from, to)
  }

  private var length: Milliseconds { span.upperBound - span.lowerBound }

  func x(_ time: Milliseconds) -> Int {
    guard length > 0 else { return (from + to) / 2 }
    return from + Int(Double(time - span.lowerBound) / Double(length) * Double(to - from))
  }

  var ticks: [Tick] {
    guard length >= 1_000 else { return [tick(span.lowerBound, step: 1_000, before: nil)] }
    let step = Self.steps.first { length / $0 <= Self.ticksMax } ?? Self.steps[Self.steps.count - 1]
    let first = (span.lowerBound + step - 1) / step * step
    let times = Array(stride(from: first, through: span.upperBound, by: Int64.Stride(step)))
    guard !times.isEmpty else { return [tick(span.lowerBound, step: 1_000, before: nil)] }
    return times.indices.map { tick(times[$0], step: step, before: $0 > 0 ? times[$0 - 1] : nil) }
  }

  private func tick(_ time: Milliseconds, step: Milliseconds, before: Milliseconds?) -> Tick {
    let day = LogMoment.day(time)
    guard step < 86_400_000 else { return Tick(x: x(time), label: day, day: nil) }
    let isNewDay = before.map { LogMoment.day($0) != day } ?? true
    return Tick(
      x: x(time), label: LogMoment.clock(time, seconds: step < 60_000), day: isNewDay ? day : nil)
  }
}
