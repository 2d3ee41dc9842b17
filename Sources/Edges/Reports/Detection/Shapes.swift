internal import HTML

/// The style of what is only there to be looked up.
let soft = ["fill": "var(--soft)"]

func caption(
  _ text: String, x: Int, y: Int, _ style: [String: String] = [:], anchor: String = "start"
) -> HTMLNode {
  let style = style.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }.joined(separator: ";")
  return html(
    "text", .init("x", "\(x)"), .init("y", "\(y)"), .init("text-anchor", anchor), .init("style", style)
  ) { text }
}

func line(
  from: (x: Int, y: Int), to: (x: Int, y: Int), _ tone: String, width: String, isDashed: Bool = false
) -> HTMLNode {
  html(
    "line", .init("x1", "\(from.x)"), .init("y1", "\(from.y)"), .init("x2", "\(to.x)"), .init("y2", "\(to.y)"),
    .init("stroke", tone), .init("stroke-width", width), .init("stroke-dasharray", isDashed ? "4 3" : "none"))
}

func circle(_ x: Int, _ y: Int, radius: Int, fill: String, _ tone: String) -> HTMLNode {
  html(
    "circle", .init("cx", "\(x)"), .init("cy", "\(y)"), .init("r", "\(radius)"), .init("fill", fill),
    .init("stroke", tone), .init("stroke-width", "1.5"))
}

func polygon(_ points: [(x: Int, y: Int)], fill: String, _ tone: String) -> HTMLNode {
  html(
    "polygon", .init("points", points.map { "\($0.x),\($0.y)" }.joined(separator: " ")), .init("fill", fill),
    .init("stroke", tone), .init("stroke-linejoin", "round"))
}
