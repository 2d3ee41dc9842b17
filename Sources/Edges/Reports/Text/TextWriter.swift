/// Something that is written line by line for a terminal.
protocol TextWriter {
  /// In columns.
  static var width: Int { get }
  var text: String { get set }

  mutating func put(_ line: String)
}

extension TextWriter {
  static var width: Int { 100 }

  mutating func put(_ line: String) { text += line + "\n" }

  /// A paragraph of our own words, in lines that fit.
  mutating func wrap(_ paragraph: String, indent: Int = 0) {
    for line in TextWrap.lines(paragraph, width: Self.width - indent) {
      put(String(repeating: " ", count: indent) + line)
    }
  }

  /// A paragraph with words that others wrote, made safe to show.
  mutating func wrapShown(_ paragraph: String, indent: Int = 0) {
    wrap(ShownName.visible(paragraph), indent: indent)
  }

  func left(_ cell: String, _ width: Int) -> String {
    cell + String(repeating: " ", count: max(0, width - ShownName.columns(cell)))
  }

  func right(_ cell: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - ShownName.columns(cell))) + cell
  }
}
