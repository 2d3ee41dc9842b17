public import Detection
public import Primitives

/// A small log as text: one event a line, `TIME KIND ACTOR TARGET name=value…`. The time is a span from 2026-01-01, with
/// milliseconds after a `+`: `1h30m`, `5s+250`. A dash stands for an absent actor or target.
public enum EventText {
  public static let start: Milliseconds = 1_767_225_600_000
  public static let firstDay = CalendarDate(daysSinceEpoch: 20_454)

  public static func events(_ text: String) -> [DetectionEvent] {
    text.split(separator: "\n").enumerated().map { index, line in
      let words = line.split(separator: " ").map(String.init)
      precondition(words.count >= 2, "an event has a time and a kind: \(line)")
      var fields: [String: FieldValue] = [:]
      for (name, word) in zip(["actor", "target"], words.dropFirst(2)) where word != "-" {
        fields[name] = .string(word)
      }
      for word in words.dropFirst(4) {
        let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
        fields[parts[0]] = parts[0] == "amount" ? .double(Double(parts[1]) ?? 0) : .string(parts[1])
      }
      return DetectionEvent(number: Int64(index + 1), time: time(words[0]), kind: words[1], fields: fields)
    }
  }

  /// The moment that the text means in these logs.
  public static func time(_ text: String) -> Milliseconds {
    let parts = text.split(separator: "+").map(String.init)
    guard let span = SpanText.parse(parts[0]) else { preconditionFailure("no span: \(text)") }
    return start + span + (parts.count > 1 ? Milliseconds(parts[1]) ?? 0 : 0)
  }
}

extension Alert {
  /// The alert in short: `rule [key] @time events`.
  public var short: String {
    let key = key.map { value in
      switch value {
      case .text(let text): text
      case .number(let number): "\(number)"
      }
    }
    let events = events.map { id in
      switch id {
      case .text(let text): text
      case .number(let number): "\(number)"
      }
    }
    let span = time - EventText.start
    let milliseconds = span % 1_000 == 0 ? "" : "+\(span % 1_000)"
    return
      "\(rule) [\(key.joined(separator: ","))] @\(SpanText.text(span))\(milliseconds) \(events.joined(separator: " "))"
  }
}
