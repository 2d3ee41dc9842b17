internal import Detection
internal import HTML

extension StoryPicture {
  /// Events beside lie below those behind the alert.
  var arrows: [HTMLNode] {
    let beside = story.moments.filter(\.isBeside)
    let listed = story.moments.filter { !$0.isBeside }
    let half = Self.arrowsMax / 2
    let drawn = listed.count <= Self.arrowsMax ? listed : Array(listed.prefix(half) + listed.suffix(half))
    return beside.map(arrow) + drawn.map(arrow) + labels(drawn)
  }

  private func arrow(_ moment: AlertStory.Moment) -> HTMLNode {
    let x = axis.x(moment.event.time)
    let mark = mark(of: moment)
    let ys = moment.people.map(y(of:))
    return html("g") {
      html("title") {
        "\(LogMoment.text(moment.event.time)) UTC, \(words.deed(moment) { names[$0] }), \(words.event(moment))"
          + (moment.isBeside ? ", beside" : ", \(words.step(moment))")
      }
      if let from = ys.first {
        for to in ys.dropFirst() where to != from {
          line(
            from: (x, from), to: (x, to), mark.tone, width: moment.isBeside ? "1" : "1.75", isDashed: moment.isBeside)
          head(x: x, from: from, to: to, mark.tone, isOpen: moment.isBeside)
        }
        draw(mark, x: x, y: from)
      }
    }
  }

  /// Shapes tell events apart where colours do not.
  private enum Mark {
    case opening, step, alert, beside

    var tone: String {
      switch self {
      case .opening: "var(--accent)"
      case .step: "var(--high)"
      case .alert: "var(--critical)"
      case .beside: "var(--soft)"
      }
    }
  }

  private func mark(of moment: AlertStory.Moment) -> Mark {
    if moment.isBeside { return .beside }
    if moment.raises { return .alert }
    return moment.parts.contains(.opening) ? .opening : .step
  }

  private func draw(_ mark: Mark, x: Int, y: Int) -> HTMLNode {
    switch mark {
    case .opening:
      polygon([(x - 6, y - 6), (x + 6, y - 6), (x + 6, y + 6), (x - 6, y + 6)], fill: mark.tone, mark.tone)
    case .step: circle(x, y, radius: 5, fill: mark.tone, mark.tone)
    case .alert: polygon([(x, y - 8), (x + 8, y), (x, y + 8), (x - 8, y)], fill: mark.tone, mark.tone)
    case .beside: circle(x, y, radius: 3, fill: "var(--paper)", mark.tone)
    }
  }

  private func head(x: Int, from: Int, to: Int, _ tone: String, isOpen: Bool) -> HTMLNode {
    let back = to > from ? -9 : 9
    return polygon(
      [(x, to), (x - 5, to + back), (x + 5, to + back)], fill: isOpen ? "var(--paper)" : tone, tone)
  }

  /// What was done, wherever there is room beside the arrow.
  private func labels(_ drawn: [AlertStory.Moment]) -> [HTMLNode] {
    var free = 0
    var nodes: [HTMLNode] = []
    for (index, moment) in drawn.enumerated() {
      let kind = ShownName.short(moment.event.kind, width: 22)
      let (x, room) = (axis.x(moment.event.time), 8 * ShownName.columns(kind) + 10)
      let next = index + 1 < drawn.count ? axis.x(drawn[index + 1].event.time) : Self.plot.upperBound + 20
      let from = moment.people.first.map(y(of:)) ?? Self.top
      // Beside the arrow, which goes up or down from there.
      let y = (moment.people.dropFirst().first.map(y(of:)) ?? from) < from ? from - 10 : from + 20
      if next - x >= room {
        nodes.append(caption(kind, x: x + 8, y: y, ["font-size": "12px"]))
      } else if x - free >= room, index + 1 == drawn.count {
        nodes.append(caption(kind, x: x - 8, y: y, ["font-size": "12px"], anchor: "end"))
      }
      free = x
    }
    return nodes
  }

  var legend: [HTMLNode] {
    let y = bottom + 66
    let isEpisode = if case .episode = story.rule.form { true } else { false }
    var entries: [(shape: Mark, label: String)] =
      isEpisode ? [(.opening, "opening"), (.step, "need")] : [(.step, "counted")]
    entries += [(.alert, "the alert's event"), (.beside, "beside, between the same people")]
    var x = 28
    var nodes: [HTMLNode] = []
    for entry in entries {
      nodes += [draw(entry.shape, x: x, y: y), caption(entry.label, x: x + 14, y: y + 5)]
      x += 46 + 7 * entry.label.count
    }
    return [html("g", children: nodes)]
  }
}
