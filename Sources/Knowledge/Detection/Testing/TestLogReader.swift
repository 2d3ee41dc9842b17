internal import Records
internal import SourceText
internal import YAML

/// Reads the log of a test, in the words of rules: `{ at: 2h, kind: message.sent, actor: ana, target: ben }`.
struct TestLogReader {
  /// 2026-03-02T00:00:00Z, a Monday.
  static let start: Milliseconds = 1_772_409_600_000
  static let eventsMax = 20_000

  private let map: EventMap
  private let start: Milliseconds
  private var events: [(time: Milliseconds, kind: String, fields: [String: FieldValue])] = []

  init(map: EventMap, start: Milliseconds) {
    self.map = map
    self.start = start
  }

  /// The events in order of time, with the numbers of that order. Nil after errors.
  mutating func events(_ nodes: [YAMLNode], into log: inout Diagnostics) -> [DetectionEvent]? {
    let before = log.errorCount
    for node in nodes {
      add(node, into: &log)
      if events.count > Self.eventsMax {
        log.error(
          "rule-test/long-log", at: node.location, "the log has more than \(Self.eventsMax) events",
          hint: "a test shows a case; measure a long log with detect")
        return nil
      }
    }
    guard log.errorCount == before else { return nil }
    let sorted = events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
    return sorted.enumerated().map { index, entry in
      DetectionEvent(
        number: Int64(index + 1), time: entry.element.time, kind: entry.element.kind, fields: entry.element.fields)
    }
  }

  private mutating func add(_ node: YAMLNode, into log: inout Diagnostics) {
    guard var fields = YAMLFields(node, "event", into: &log) else { return }
    let at = fields.required("at", into: &log)?.span("\"at\"", allowsZero: true, into: &log)
    let kind = fields.text("kind", into: &log)
    let times =
      fields.optional("times").map { $0.wholeNumber("\"times\"", in: 1...Self.eventsMax, into: &log) } ?? 1
    let every = fields.optional("every").map { $0.span("\"every\"", allowsZero: true, into: &log) } ?? 0
    let constants = map.fields.compactMap { field in
      if case .constant(let value) = field.source { (field.name, value) } else { nil }
    }
    let nodes = map.fields.compactMap { field in fields.optional(field.name).map { (field, $0) } }
    fields.finish(into: &log)
    guard let at, let kind, let times, let every else { return }
    for turn in 1...times {
      var values = Dictionary(constants) { first, _ in first }
      for (field, node) in nodes {
        guard let value = value(node, field, turn: turn, into: &log) else { return }
        values[field.name] = value
      }
      events.append((start + at + Milliseconds(turn - 1) * every, kind, values))
    }
  }

  private func value(
    _ node: YAMLNode, _ field: EventMap.Field, turn: Int, into log: inout Diagnostics
  ) -> FieldValue? {
    if case .list(let item) = field.type {
      guard let items = node.items("\"\(field.name)\"", into: &log) else { return nil }
      let values = items.map { single($0, field.name, item.type, turn: turn, into: &log) }
      return values.contains(nil) ? nil : .list(values.compactMap { $0 })
    }
    return single(node, field.name, field.type, turn: turn, into: &log)
  }

  private func single(
    _ node: YAMLNode, _ name: String, _ type: FieldType, turn: Int, into log: inout Diagnostics
  ) -> FieldValue? {
    guard let text = node.text("\"\(name)\"", into: &log) else { return nil }
    let value: FieldValue? =
      switch type {
      case .bool: ["true": true, "false": false][text].map(FieldValue.bool)
      case .int: Int64(text).map(FieldValue.int)
      case .double: Double(text).map(FieldValue.double)
      case .string: .string(text.replacing("{n}", with: "\(turn)"))
      case .timestamp: LogTime.nanoseconds(rfc3339: text.utf8).map(FieldValue.timestamp)
      case .duration: SpanText.parse(text).map { .duration($0 * 1_000_000) }
      case .list: nil
      }
    if let value { return value }
    log.error(
      "rule-test/other-type", at: node.location, "\"\(name)\" cannot be \"\(text.prefix(80))\"",
      hint: "the event map says that it is of type \(type)")
    return nil
  }
}
