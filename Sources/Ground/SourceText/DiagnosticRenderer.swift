/// Diagnostics as text for a terminal: message, place, the line with a caret, hint, related places.
public struct DiagnosticRenderer: Sendable {
  /// A longer line is cut around the place that is meant.
  private static let lineWidthMax = 90

  private let colour: Bool

  public init(colour: Bool = false) { self.colour = colour }

  public func render(_ diagnostics: Diagnostics) -> String {
    var text = diagnostics.entries.map(render).joined(separator: "\n")
    if diagnostics.omitted > 0 { text += "\n… and \(diagnostics.omitted) more\n" }
    return text
  }

  public func render(_ diagnostic: Diagnostic) -> String {
    let tone = diagnostic.severity == .error ? "31;1" : "33;1"
    var text = "\(paint("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", tone)): \(visible(diagnostic.message))\n"
    text += excerpt(diagnostic.location)
    for related in diagnostic.related {
      text += "  note: \(visible(related.message))\n"
      text += excerpt(related.location)
    }
    return text + "  \(paint("hint", "36;1")): \(visible(diagnostic.hint))\n"
  }

  private func excerpt(_ location: SourceLocation) -> String {
    let gutter = String(repeating: " ", count: "\(location.line)".count)
    var text = "\(gutter)--> \(visible(location.file.name)):\(location.line):\(location.column)\n"
    guard let line = location.file.line(location.line) else { return text }
    let scalars = Array(line.unicodeScalars)
    let first = min(max(0, location.column - 1), scalars.count)
    let start = first > Self.lineWidthMax - 20 ? first - 30 : 0
    let window = scalars[start..<min(scalars.count, start + Self.lineWidthMax)]
    let carets = max(1, min(location.length, window.endIndex - first))
    let cut = (start > 0 ? "…" : "", window.endIndex < scalars.count ? "…" : "")
    text += "\(gutter) |\n\(location.line) | \(cut.0)\(visible(window))\(cut.1)\n"
    let indent = String(repeating: " ", count: first - start + cut.0.count)
    text += "\(gutter) | \(indent)\(paint(String(repeating: "^", count: carets), "31;1"))\n"
    return text
  }

  /// Control characters would move a terminal's cursor or hide text: each is shown as one middle dot. Characters that
  /// reverse the direction of writing would let a file show another line than it holds.
  private func visible(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse: text.append("·")
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  private func visible(_ text: String) -> String { visible(text.unicodeScalars) }

  private func paint(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
