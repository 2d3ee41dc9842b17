internal import Detection
internal import HTML
internal import Primitives

/// Two bars for each day: alerts before, and now.
struct DayBars {
  private static let width = 920
  private static let height = 130
  /// More days than this are joined, several to a bar.
  private static let groupsMax = 60

  let title: String
  let days: [Int: Backtest.Counts]
  let range: ClosedRange<Int>

  private var perGroup: Int { (range.count + Self.groupsMax - 1) / Self.groupsMax }

  private var groups: [(first: Int, before: Int, now: Int)] {
    var groups = stride(from: range.lowerBound, through: range.upperBound, by: perGroup).map { ($0, 0, 0) }
    for (day, counts) in days where range.contains(day) {
      let place = (day - range.lowerBound) / perGroup
      groups[place].1 += counts.before
      groups[place].2 += counts.now
    }
    return groups
  }

  var svg: HTMLNode {
    let groups = groups
    let most = max(1, groups.map { max($0.before, $0.now) }.max() ?? 1)
    let step = Double(Self.width - 60) / Double(max(1, groups.count))
    let base = Self.height - 26
    return HTMLNode.element(
      "svg",
      [
        .init("viewBox", "0 0 \(Self.width) \(Self.height)"), .init("width", "\(Self.width)"),
        .init("height", "\(Self.height)"), .init("role", "img"), .aria("label", summary),
        .init("style", "max-width:100%;min-width:44rem;height:auto"),
      ],
      [
        caption("\(most)", x: 44, y: 22, soft, anchor: "end"), caption("0", x: 44, y: base + 4, soft, anchor: "end"),
        line(from: (50, base), to: (Self.width, base), "var(--line)", width: "1"),
      ]
        + groups.enumerated().flatMap { index, group in
          let x = 54 + Int(Double(index) * step)
          let width = max(1, min(24, Int(step) / 2 - 2))
          return [
            bar(x: x, width: width, group.before, of: most, base, "var(--soft)"),
            bar(x: x + width + 1, width: width, group.now, of: most, base, "var(--accent)"),
          ]
            + (index % max(1, groups.count / 7) == 0
              ? [caption(BacktestReport.day(group.first), x: x, y: base + 20, soft)] : [])
        })
  }

  private func bar(x: Int, width: Int, _ count: Int, of most: Int, _ base: Int, _ tone: String) -> HTMLNode {
    let height = count == 0 ? 0 : max(1, (base - 14) * count / most)
    return html(
      "rect", .init("x", "\(x)"), .init("y", "\(base - height)"), .init("width", "\(width)"),
      .init("height", "\(height)"), .init("fill", tone))
  }

  private var summary: String {
    let told = groups.filter { $0.before + $0.now > 0 }.prefix(31).map {
      "\(BacktestReport.day($0.first)): \($0.before) before, \($0.now) now"
    }
    let span = perGroup > 1 ? ", \(perGroup) days together" : ""
    return "\(title), alerts a day\(span). \(told.joined(separator: "; "))"
  }
}
