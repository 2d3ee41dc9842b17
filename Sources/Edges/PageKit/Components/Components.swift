public import HTML

/// A short word on a tinted ground; the class names the tone (`critical`, `high`, …).
public func badge(_ word: String, tone: String = "") -> HTMLNode {
  html("span", .class(tone.isEmpty ? "badge" : "badge \(tone)")) { word }
}

/// A number with what it counts.
public func tile(_ number: String, _ label: String, tone: String = "") -> HTMLNode {
  html("li", .class(tone.isEmpty ? "tile" : "tile \(tone)")) {
    html("b") { number }
    label
  }
}

/// Names and values, one below the other.
public func facts(_ pairs: [(name: String, value: [HTMLNode])]) -> HTMLNode {
  html("dl", .class("facts")) {
    for pair in pairs {
      html("dt") { pair.name }
      html("dd", children: pair.value)
    }
  }
}

/// Something to read before the rest.
public func callout(_ content: [HTMLNode], isCaution: Bool = false) -> HTMLNode {
  html("div", .class(isCaution ? "callout caution" : "callout"), children: content)
}

/// A table in its own scrolling frame, so that a narrow page does not scroll as a whole.
public func table(caption: String, head: [HTMLNode], rows: [HTMLNode]) -> HTMLNode {
  html("div", .class("scroll"), .init("tabindex", "0"), .init("role", "region"), .aria("label", caption)) {
    html("table") {
      html("caption") { caption }
      html("thead") { html("tr", children: head) }
      html("tbody", children: rows)
    }
  }
}

/// One of several: radio buttons that style rules of the page listen to.
public func choices(_ name: String, legend: String, _ options: [(id: String, label: String)]) -> HTMLNode {
  html("fieldset", .class("choices no-print")) {
    html("legend") { legend }
    for (index, option) in options.enumerated() {
      html("label") {
        HTMLNode.element(
          "input",
          [.init("type", "radio"), .init("name", name), .id(option.id)] + (index == 0 ? [.init("checked")] : []), [])
        option.label
      }
    }
  }
}
