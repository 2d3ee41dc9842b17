internal import HTML
internal import Policy

/// The share harmed again, day by day after a measure: a line for each measure.
struct HarmPlot {
  private static let width = 920
  private static let height = 260
  private static let leftEdge = 56
  private static let base = 220
  private static let top = 16
  /// Tones and dashes by which lines are told apart, also without colour.
  static let tones = ["var(--accent)", "var(--high)", "var(--low)", "var(--pass)", "var(--critical)", "var(--medium)"]
  static let dashes = ["none", "8 4", "2 3", "10 3 2 3", "1 5", "14 6"]

  let title: String
  let curves: [(id: String, curve: HarmCurve)]

  private var most: Double {
    let highest = curves.flatMap { $0.curve.shares().compactMap { $0?.value } }.max() ?? 0
    return [0.01, 0.02, 0.05, 0.1, 0.2, 0.5].first { $0 >= highest } ?? 1
  }

  var svg: HTMLNode {
    let most = most
    return HTMLNode.element(
      "svg",
      [
        .init("viewBox", "0 0 \(Self.width) \(Self.height)"), .init("width", "\(Self.width)"),
        .init("height", "\(Self.height)"), .init("role", "img"), .aria("label", summary),
        .init("style", "max-width:100%;min-width:44rem;height:auto"),
      ],
      axes(most) + curves.enumerated().map { index, entry in path(entry.curve, of: most, style: index) })
  }

  private func axes(_ most: Double) -> [HTMLNode] {
    [
      caption(PolicyBacktestReport.percent(most), x: Self.leftEdge - 8, y: Self.top + 5, soft, anchor: "end"),
      caption("0%", x: Self.leftEdge - 8, y: Self.base + 5, soft, anchor: "end"),
      line(from: (Self.leftEdge, Self.base), to: (Self.width - 20, Self.base), "var(--line)", width: "1"),
      line(from: (Self.leftEdge, Self.top), to: (Self.width - 20, Self.top), "var(--line)", width: "1"),
    ]
      + [0, 30, 90, 180].map { day in
        caption("\(day) days", x: x(day), y: Self.base + 24, soft, anchor: day == 180 ? "end" : "start")
      }
  }

  private func x(_ day: Int) -> Int {
    Self.leftEdge + (Self.width - 20 - Self.leftEdge) * day / HarmCurve.daysMax
  }

  /// Steps: the share stays until the next harm, and ends with the last day that somebody was watched.
  private func path(_ curve: HarmCurve, of most: Double, style: Int) -> HTMLNode {
    var last = Self.base
    var lastDay = 0
    var steps = "M\(Self.leftEdge) \(Self.base)"
    for (day, share) in curve.shares().enumerated() {
      guard let share else { continue }
      let y = Self.base - Int((share.value / most * Double(Self.base - Self.top)).rounded())
      if y != last { steps += "H\(x(day))V\(y)" }
      last = y
      lastDay = day
    }
    return html(
      "path", .init("d", steps + "H\(x(lastDay))"), .init("fill", "none"),
      .init("stroke", Self.tones[style % Self.tones.count]), .init("stroke-width", "2"),
      .init("stroke-dasharray", Self.dashes[style / Self.tones.count % Self.dashes.count]))
  }

  private var summary: String {
    let told = curves.map { entry in
      let shares = PolicyBacktestReport.horizons.map { "\(PolicyBacktestReport.share(entry.curve, $0)) in \($0) days" }
      return "\(entry.id): \(shares.joined(separator: ", "))"
    }
    return "\(title). \(told.joined(separator: "; "))"
  }
}
