internal import CEL
internal import CELRecords
internal import SourceText
internal import YAML

/// Reads conditions of one policy: CEL over its facts.
struct ConditionReader: Sendable {
  let facts: FactTable

  /// Nil, with a diagnostic, where it cannot be used.
  func condition(_ node: YAMLNode, _ what: String, into log: inout Diagnostics) -> Condition? {
    guard let text = node.text(what, into: &log) else { return nil }
    let source = CELSource(text, at: node.location)
    guard let checked = facts.language.environment.check(source, into: &log) else { return nil }
    guard checked.type == .bool else {
      log.error(
        "policy/not-a-condition", at: node.location,
        "\(what) gives \(checked.type), and should say yes or no",
        hint: "compare it with something, as in incidents >= 3")
      return nil
    }
    let uses = Set(checked.root.parts.compactMap { place(of: $0, in: checked) }).sorted()
    guard !uses.isEmpty else {
      log.error(
        "policy/same-for-all", at: node.location, "\(what) asks for no fact, so that it is the same in every case",
        hint: "name a fact, or leave the condition out")
      return nil
    }
    let before = log.errorCount
    checkWords(checked, into: &log)
    guard log.errorCount == before else { return nil }
    return Condition(checked, uses: uses, facts.language, at: node.location)
  }

  func place(of part: Expression, in checked: CheckedExpression) -> Int? {
    guard case .name(let name) = part.kind, case .variable = checked.reference(of: part) else { return nil }
    return facts.place(of: name)
  }

  /// A word that its fact cannot have would make a comparison that never holds.
  private func checkWords(_ checked: CheckedExpression, into log: inout Diagnostics) {
    for part in checked.root.parts {
      guard case .call(let call) = part.kind, call.operands.count == 2 else { continue }
      switch call.function {
      case "_==_", "_!=_":
        check(call.operands[1], against: call.operands[0], checked, into: &log)
        check(call.operands[0], against: call.operands[1], checked, into: &log)
      case "@in":
        check(call.operands[0], against: call.operands[1], checked, into: &log)
        if case .list(let items) = call.operands[1].kind {
          for item in items { check(item.value, against: call.operands[0], checked, into: &log) }
        }
      default: continue
      }
    }
  }

  private func check(
    _ constant: Expression, against other: Expression, _ checked: CheckedExpression, into log: inout Diagnostics
  ) {
    guard case .constant(.string(let word)) = constant.kind, let place = place(of: other, in: checked) else { return }
    let fact = facts.facts[place]
    guard !fact.words.isEmpty || fact.kind == .set([]), !fact.words.contains(word) else { return }
    log.error(
      "policy/unknown-word", at: checked.source.location(constant.span),
      "\(fact.name) is never \"\(word.prefix(80))\"",
      hint: Suggestion.hint(
        for: word, in: fact.words,
        otherwise: fact.words.isEmpty
          ? "the policy has no words for it yet" : "one of \(fact.words.prefix(12).joined(separator: ", "))"))
  }
}

extension Expression {
  /// This part and all below it.
  var parts: [Expression] { [self] + children.flatMap(\.parts) }
}
