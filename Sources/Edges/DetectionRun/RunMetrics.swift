internal import DetectionEngine

/// What a run has done and holds, in the text format of Prometheus.
struct RunMetrics {
  let counts: EngineCounts
  let position: RunPosition
  /// In the order of the position's counts.
  let rules: [String]
  let stateBytes: [(name: String, bytes: Int)]
  let checkpoints: Int

  var text: String {
    var text = ""
    func family(_ name: String, _ type: String, _ help: String, _ samples: [(labels: String, value: Int)]) {
      text += "# HELP bellbird_detect_\(name) \(help)\n# TYPE bellbird_detect_\(name) \(type)\n"
      for sample in samples { text += "bellbird_detect_\(name)\(sample.labels) \(sample.value)\n" }
    }
    family("input_bytes_total", "counter", "Bytes of the log that were read.", [("", position.inputBytes)])
    family("input_lines_total", "counter", "Lines of the log that were read.", [("", Int(position.inputLines))])
    family("events_total", "counter", "Lines that are events.", [("", counts.events)])
    family("late_events_total", "counter", "Events that came too late and took no part.", [("", counts.late)])
    family("malformed_lines_total", "counter", "Lines that are no events.", [("", counts.refused)])
    family("condition_errors_total", "counter", "Conditions that gave an error.", [("", counts.failed)])
    family(
      "crowded_out_total", "counter", "Episodes that ended because one identity had too many.",
      [("", counts.crowdedOut)])
    family(
      "alerts_total", "counter", "Alerts by rule.",
      zip(rules, position.alertsOfRules).map { ("{rule=\"\(Self.escaped($0))\"}", $1) })
    family(
      "state_bytes", "gauge", "Memory that the state takes, by part.",
      stateBytes.map { ("{part=\"\(Self.escaped($0.name))\"}", $0.bytes) })
    family("checkpoints_total", "counter", "Checkpoints written by this process.", [("", checkpoints)])
    return text
  }

  static func escaped(_ label: String) -> String {
    label.reduce(into: "") { text, character in
      switch character {
      case "\\": text += "\\\\"
      case "\"": text += "\\\""
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
  }
}
