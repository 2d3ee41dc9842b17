/// Who does what to whom with which feature: two sentences with places for the product's own names.
public struct Story: Sendable {
  public enum Placeholder: String, CaseIterable, Sendable { case viewer, subject, feature }

  enum Part: Sendable {
    case text(String)
    case placeholder(Placeholder)
  }

  /// As written in the catalogue.
  public let template: String
  let parts: [Part]

  /// Nil where a brace is never closed or holds an unknown word.
  init?(_ template: String) {
    var parts: [Part] = []
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}"),
        let placeholder = Placeholder(rawValue: String(rest[rest.index(after: open)..<close]))
      else { return nil }
      parts.append(.text(String(rest[..<open])))
      parts.append(.placeholder(placeholder))
      rest = rest[rest.index(after: close)...]
    }
    parts.append(.text(String(rest)))
    self.template = template
    self.parts = parts
  }

  /// The story with names in place; a name that starts a sentence gets a capital letter.
  public func told(viewer: String, subject: String, feature: String) -> String {
    var text = ""
    for part in parts {
      switch part {
      case .text(let words): text += words
      case .placeholder(let placeholder):
        let name =
          switch placeholder {
          case .viewer: viewer
          case .subject: subject
          case .feature: feature
          }
        text += startsSentence(text) ? name.prefix(1).uppercased() + name.dropFirst() : name
      }
    }
    return text
  }

  private func startsSentence(_ before: String) -> Bool {
    guard let last = before.last(where: { $0 != " " && $0 != "\n" }) else { return true }
    return ".!?".contains(last)
  }

  /// How many sentences the template has, and which places it leaves out: what `catalogue check` asks for.
  var sentenceCount: Int {
    var count = 0
    var previous: Character = " "
    for character in template + " " {
      if character == " ", ".!?".contains(previous) { count += 1 }
      previous = character
    }
    return count
  }

  var missingPlaceholders: [Placeholder] {
    Placeholder.allCases.filter { !template.contains("{\($0.rawValue)}") }
  }
}
