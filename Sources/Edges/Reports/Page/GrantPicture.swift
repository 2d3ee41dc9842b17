internal import Assessment
internal import HTML
internal import Product

/// The product as people and grants: who gains (left), by which feature (middle), over whom (right).
struct GrantPicture {
  /// More features than this are shown as counts between people, since nobody can follow so many lines.
  private static let featuresMax = 24
  private static let rowHeight = 34
  private static let width = 900

  private let report: AssessmentReport

  init(_ report: AssessmentReport) { self.report = report }

  /// One line of the picture: what somebody gains over somebody.
  private struct Line {
    let viewer: String
    let subject: String
    let label: String
    let level: Level?
  }

  var figure: HTMLNode {
    let lines = lines
    let viewers = unique(lines.map(\.viewer))
    let subjects = unique(lines.map(\.subject))
    let rows = max(lines.count, viewers.count, subjects.count)
    let height = rows * Self.rowHeight + 40
    return html("figure") {
      html(
        "div", .class("scroll"), .init("tabindex", "0"), .init("role", "region"),
        .aria("label", "Picture of people and grants")
      ) {
        html(
          "svg", .init("viewBox", "0 0 \(Self.width) \(height)"), .init("width", "\(Self.width)"),
          .init("height", "\(height)"), .init("role", "img"), .aria("label", summary(lines)),
          .init("style", "max-width:100%;min-width:44rem;height:auto")
        ) {
          heading("who gains", x: 90)
          heading("by which feature", x: 450)
          heading("over whom", x: 810)
          for (index, line) in lines.enumerated() {
            draw(line, y: center(index, of: lines.count, in: rows), viewers, subjects, rows)
          }
          for (index, name) in viewers.enumerated() { box(name, x: 10, y: center(index, of: viewers.count, in: rows)) }
          for (index, name) in subjects.enumerated() {
            box(name, x: Self.width - 170, y: center(index, of: subjects.count, in: rows))
          }
        }
      }
      html("figcaption") {
        "Each line is one grant. The dot shows the most serious open finding on the feature; a hollow dot has none."
      }
    }
  }

  private var lines: [Line] {
    let worst = Dictionary(
      report.result.open.map { ($0.feature.id, $0.rating.level) }, uniquingKeysWith: { max($0, $1) })
    let grants = report.product.features.flatMap { feature in
      feature.grants.map { grant in
        Line(
          viewer: title(grant.viewer), subject: title(grant.subject), label: feature.title, level: worst[feature.id])
      }
    }
    guard grants.count > Self.featuresMax else { return grants }
    var order: [[String]] = []
    var groups: [[String]: [Line]] = [:]
    for line in grants {
      let key = [line.viewer, line.subject]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(line)
    }
    return order.prefix(Self.featuresMax).map { key in
      let group = groups[key] ?? []
      return Line(
        viewer: key[0], subject: key[1], label: "\(group.count) grants", level: group.compactMap(\.level).max())
    }
  }

  private func title(_ id: Role.ID?) -> String { id.flatMap { report.product.role($0)?.title } ?? "anyone" }

  private func summary(_ lines: [Line]) -> String {
    "Picture: \(lines.count) grants. "
      + lines.prefix(12).map { "\($0.viewer) over \($0.subject): \($0.label)" }.joined(separator: "; ")
  }

  private func unique(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  private func center(_ index: Int, of count: Int, in rows: Int) -> Int {
    30 + (2 * index + 1) * rows * Self.rowHeight / (2 * max(1, count))
  }

  private func draw(_ line: Line, y: Int, _ viewers: [String], _ subjects: [String], _ rows: Int) -> HTMLNode {
    let from = center(viewers.firstIndex(of: line.viewer) ?? 0, of: viewers.count, in: rows)
    let to = center(subjects.firstIndex(of: line.subject) ?? 0, of: subjects.count, in: rows)
    let tone = line.level.map { "var(--\($0 == .note ? "low" : $0.name))" } ?? "var(--soft)"
    return html("g") {
      curve(from: (170, from), to: (292, y), tone)
      curve(from: (612, y), to: (Self.width - 170, to), tone)
      html(
        "circle", .init("cx", "300"), .init("cy", "\(y)"), .init("r", "6"),
        .init("fill", line.level == nil ? "none" : tone), .init("stroke", tone), .init("stroke-width", "2"))
      html("text", .init("x", "314"), .init("y", "\(y + 5)")) { shortened(line.label, to: 40) }
    }
  }

  private func curve(from: (x: Int, y: Int), to: (x: Int, y: Int), _ tone: String) -> HTMLNode {
    let middle = (from.x + to.x) / 2
    return html(
      "path", .init("d", "M\(from.x) \(from.y) C\(middle) \(from.y) \(middle) \(to.y) \(to.x) \(to.y)"),
      .init("fill", "none"), .init("stroke", tone), .init("stroke-width", "1.5"), .init("opacity", "0.55"))
  }

  private func box(_ name: String, x: Int, y: Int) -> HTMLNode {
    html("g") {
      html(
        "rect", .init("x", "\(x)"), .init("y", "\(y - 15)"), .init("width", "160"), .init("height", "30"),
        .init("rx", "15"), .init("fill", "var(--accent-wash)"), .init("stroke", "var(--accent)"))
      html("text", .init("x", "\(x + 80)"), .init("y", "\(y + 5)"), .init("text-anchor", "middle")) {
        shortened(name, to: 20)
      }
    }
  }

  private func heading(_ words: String, x: Int) -> HTMLNode {
    html(
      "text", .init("x", "\(x)"), .init("y", "16"), .init("text-anchor", "middle"), .init("style", "fill:var(--soft)")
    ) {
      words
    }
  }

  private func shortened(_ text: String, to length: Int) -> String {
    text.count <= length ? text : text.prefix(length - 1) + "…"
  }
}
