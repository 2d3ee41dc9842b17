/// Diagnostics as text for a terminal: message, place, the line with a caret, hint, related places.
public struct DiagnosticRenderer: Sendable {
  /// A longer line is cut around the place that is meant.
  private static let lineWidthMax = 90
  /// Further right than this nobody looks for a column, and finding it in each of a thousand diagnostics takes time.
  private static let columnMax = 100_000
  /// A message may quote what somebody wrote, which has any length.
  private static let messageLengthMax = 1000

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
    // A scalar has up to four bytes.
    let bytesMax = 4 * (Self.columnMax + Self.lineWidthMax + 1)
    guard location.column <= Self.columnMax, let line = location.file.line(location.line, bytesMax: bytesMax) else {
      return text
    }
    let scalars = line.unicodeScalars
    let first = min(max(0, location.column - 1), scalars.count)
    let start = first > Self.lineWidthMax - 20 ? first - 30 : 0
    let window = visible(scalars.dropFirst(start).prefix(Self.lineWidthMax)).unicodeScalars
    let cut = (start > 0 ? "…" : "", scalars.count > start + Self.lineWidthMax ? "…" : "")
    text += "\(gutter) |\n\(location.line) | \(cut.0)\(window)\(cut.1)\n"
    let before = window.prefix(first - start)
    let indent = String(repeating: " ", count: columns(before) + cut.0.count)
    let carets = String(repeating: "^", count: max(1, columns(window.dropFirst(before.count).prefix(location.length))))
    text += "\(gutter) | \(indent)\(paint(carets, "31;1"))\n"
    return text
  }

  private func columns(_ scalars: some Sequence<Unicode.Scalar>) -> Int { scalars.reduce(0) { $0 + $1.columns } }

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

  private func visible(_ text: String) -> String {
    let start = visible(text.unicodeScalars.prefix(Self.messageLengthMax))
    return text.unicodeScalars.count > Self.messageLengthMax ? start + "…" : start
  }

  private func paint(_ text: String, _ code: String) -> String {
    colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
