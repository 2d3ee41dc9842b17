internal import Assessment

/// Emphasis for a terminal, or none where output goes to a file.
struct TerminalInk {
  let isOn: Bool

  func bold(_ text: String) -> String { paint(text, "1") }
  func dim(_ text: String) -> String { paint(text, "2") }

  func level(_ level: Level, _ text: String) -> String {
    switch level {
    case .critical: paint(text, "1;37;41")
    case .high: paint(text, "1;31")
    case .medium: paint(text, "1;33")
    case .low, .note: paint(text, "1;36")
    }
  }

  private func paint(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
}
