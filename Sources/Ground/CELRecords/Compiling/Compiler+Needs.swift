internal import CEL
internal import Records
internal import RegularExpressions

extension Compiler {
  /// What a text must have for a condition to hold, or for an optional to have a value.
  static func need(_ checked: CheckedExpression, _ language: RecordLanguage) -> TextNeed {
    Compiler(checked: checked, language: language).need(checked.root)
  }

  private func need(_ part: Expression) -> TextNeed {
    switch part.kind {
    case .and(let terms):
      // A term that is false decides, even against one that fails.
      let needs = terms.map { need($0) }.filter { $0 != .nothing }
      guard let first = needs.first else { return .nothing }
      return needs.dropFirst().filter { $0.field == first.field }.reduce(first) { $0.and($1) }
    case .call(let call):
      guard call.operands.count == 2, let path = path(call.operands[0]), let field = language.schema.index(of: path),
        language.schema.fields[field].type == .string, let literal = literal(of: call)
      else { return .nothing }
      return literal.isEmpty ? .nothing : TextNeed(field: field, of: literal)
    default: return .nothing
    }
  }

  /// A text that is part of every text of which the call is true, or from which it extracts something.
  private func literal(of call: Expression.Call) -> String? {
    switch call.function {
    case "contains", "startsWith", "endsWith": return constantText(call.operands[1])
    case "matches", "regex.extract":
      let expression = try? regularExpression(call.operands[1])
      // More groups than one may be an error.
      return expression.flatMap { $0.groupCount <= 1 || call.function == "matches" ? $0.requiredPrefix : nil }
    default: return nil
    }
  }
}
