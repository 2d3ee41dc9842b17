internal import SourceText
internal import YAML

/// Reading what others wrote: a part that cannot be read is told and left out, since a guess needs no more.
extension YAMLNode {
  var asText: String? { if case .scalar(let text, _) = value, !isNull { text } else { nil } }
  var asItems: [YAMLNode] { if case .sequence(let items) = value { items } else { [] } }
  var asEntries: [Entry] { if case .mapping(let entries) = value { entries } else { [] } }

  /// A field's text, if it has any.
  func text(of key: String) -> String? { self[key]?.asText }

  /// The fields of a block that matters.
  func entries(_ what: String, into log: inout Diagnostics) -> [Entry] {
    guard case .mapping(let entries) = value else {
      reportSkipped(what, shouldBe: "a block of fields", into: &log)
      return []
    }
    return entries
  }

  /// The items of a list that matters.
  func items(of what: String, into log: inout Diagnostics) -> [YAMLNode] {
    guard case .sequence(let items) = value else {
      reportSkipped(what, shouldBe: "a list", into: &log)
      return []
    }
    return items
  }

  private func reportSkipped(_ what: String, shouldBe: String, into log: inout Diagnostics) {
    guard !isNull else { return }
    log.warning(
      "import/skipped", at: location, "\(what) is \(kind), and should be \(shouldBe): it was left out",
      hint: "check the file with a validator for its own format")
  }
}
