@testable import CEL

extension CheckedExpression {
  /// The tree as text: `_+_(1~int, x~int^x)~int^add_int64`, each part with its type, names and calls with what they
  /// refer to.
  var notation: String { notation(root) }

  private func notation(_ part: Expression) -> String {
    "\(body(part))~\(type(of: part))\(suffix(part))"
  }

  private func body(_ part: Expression) -> String {
    switch part.kind {
    case .constant(let value): constant(value)
    case .name(let name): name
    case .select(let operand, let field, let access):
      switch access {
      case .value: "\(notation(operand)).\(field)"
      case .optional: "\(notation(operand)).?\(field)"
      case .presence: "has(\(notation(operand)).\(field))"
      }
    case .index(let operand, let index, let isOptional):
      "\(notation(operand))[\(isOptional ? "?" : "")\(notation(index))]"
    case .call(let call):
      "\(call.target.map { "\(notation($0))." } ?? "")\(call.function)(\(list(call.arguments)))"
    case .and(let terms): "and(\(list(terms)))"
    case .or(let terms): "or(\(list(terms)))"
    case .conditional(let condition, let then, let otherwise): "if(\(list([condition, then, otherwise])))"
    case .list(let items): "[\(items.map { ($0.isOptional ? "?" : "") + notation($0.value) }.joined(separator: ", "))]"
    case .map(let entries):
      "{\(entries.map { "\($0.isOptional ? "?" : "")\(notation($0.key)): \(notation($0.value))" }.joined(separator: ", "))}"
    case .record(let type, let fields):
      "\(type){\(fields.map { "\($0.isOptional ? "?" : "")\($0.name): \(notation($0.value))" }.joined(separator: ", "))}"
    case .comprehension(let loop):
      "\(notation(loop.range)).\(loop.kind)(\((loop.variables + [loop.condition, loop.result].map { $0.map(notation) ?? "-" }).joined(separator: ", ")))"
    case .bind(let name, let value, let body): "bind(\(name), \(notation(value)), \(notation(body)))"
    case .optionalMap(let target, let name, let body, let isFlat):
      "\(notation(target)).\(isFlat ? "optFlatMap" : "optMap")(\(name), \(notation(body)))"
    }
  }

  private func list(_ parts: [Expression]) -> String { parts.map(notation).joined(separator: ", ") }

  private func suffix(_ part: Expression) -> String {
    switch reference(of: part) {
    case .variable(let position): "^\(environment.variables[position].name)"
    case .local(let position): if case .name = part.kind { "^#\(position)" } else { "" }
    case .overloads(let overloads): "^\(overloads.map(\.id).joined(separator: "|"))"
    case nil: ""
    }
  }

  private func constant(_ value: CELValue) -> String {
    switch value {
    case .null: "null"
    case .bool(let flag): "\(flag)"
    case .int(let number): "\(number)"
    case .uint(let number): "\(number)u"
    case .double(let number): "\(number)"
    case .string(let text): "\"\(text)\""
    case .bytes(let bytes): "b\(bytes)"
    case .type(let type): type.name
    default: "\(value)"
    }
  }
}
