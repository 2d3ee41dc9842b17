internal import HTML

/// Two bars for each step of the ladder: cases before, and now.
struct RungBars {
  /// Narrow, so that a telephone shows the last and strongest step too.
  private static let width = 560
  private static let height = 190
  private static let base = 150
  private static let top = 18

  let title: String
  let row: RungTable.Row

  var svg: HTMLNode {
    let most = max(1, (row.before + row.now).compactMap { $0 }.max() ?? 1)
    let step = (Self.width - 60) / PolicyBacktestReport.rungs.count
    let bars = PolicyBacktestReport.rungs.enumerated().flatMap { index, rung in
      let x = 64 + index * step
      return [
        bar(x: x, row.before[index] ?? 0, of: most, "var(--soft)"),
        bar(x: x + 34, row.now[index] ?? 0, of: most, "var(--accent)"),
        caption(rung, x: x, y: Self.base + 22, soft),
      ]
    }
    return HTMLNode.element(
      "svg",
      [
        .init("viewBox", "0 0 \(Self.width) \(Self.height)"), .init("width", "\(Self.width)"),
        .init("height", "\(Self.height)"), .init("role", "img"), .aria("label", summary),
        .init("style", "max-width:100%;min-width:18rem;height:auto"),
      ],
      [
        caption("\(most)", x: 52, y: Self.top + 6, soft, anchor: "end"),
        caption("0", x: 52, y: Self.base + 4, soft, anchor: "end"),
        line(from: (58, Self.base), to: (Self.width, Self.base), "var(--line)", width: "1"),
      ] + bars)
  }

  private func bar(x: Int, _ count: Int, of most: Int, _ tone: String) -> HTMLNode {
    let height = count == 0 ? 0 : max(1, (Self.base - Self.top) * count / most)
    return html(
      "rect", .init("x", "\(x)"), .init("y", "\(Self.base - height)"), .init("width", "32"),
      .init("height", "\(height)"), .init("fill", tone))
  }

  private var summary: String {
    let told = PolicyBacktestReport.rungs.enumerated().map { index, rung in
      "\(rung): \(RungTable.shown(row.before[index])) before, \(RungTable.shown(row.now[index])) now"
    }
    return "\(title), strongest measure. \(told.joined(separator: "; "))"
  }
}
