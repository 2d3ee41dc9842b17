import Primitives
import SourceText

/// Variables, constants, fields and elements.
extension Checker {
  mutating func checkName(_ part: Expression, _ name: String) -> Expression {
    if let resolved = resolve(part, name) { return resolved }
    let variables = locals.map(\.name).filter { !$0.hasPrefix("@") } + environment.variables.map(\.name)
    // A variable is meant more often than a type.
    let nearest =
      Suggestion.nearest(to: name, in: variables)
      ?? Suggestion.nearest(to: name, in: environment.constants.keys.sorted())
    let others = variables.isEmpty ? "no variables are declared" : "declared are \(English.short(variables))"
    error(
      "undeclared", part.span, "there is no variable \"\(name)\"",
      hint: nearest.map { "did you mean \"\($0)\"?" } ?? others)
    return done(part, part.kind, .dyn)
  }

  /// The variable, macro variable or constant of that name, simple or dotted.
  private mutating func resolve(_ part: Expression, _ name: String) -> Expression? {
    if let local = locals.lastIndex(where: { $0.name == name }) {
      refer(part, to: .local(local))
      return done(part, .name(name), locals[local].type)
    }
    for candidate in environment.candidates(name) {
      if let position = environment.position(ofVariable: candidate) {
        refer(part, to: .variable(position))
        return done(part, .name(candidate), environment.variables[position].type)
      }
      if let value = environment.constants[candidate] {
        if case .type(let type) = value { return done(part, .constant(value), .type(type)) }
        return done(part, .constant(value), value.type)
      }
    }
    return nil
  }

  /// `a.b.c` where nothing but names is written, and the first is no macro variable: perhaps one dotted name.
  func dottedName(_ part: Expression) -> String? {
    switch part.kind {
    case .name(let name): locals.contains { $0.name == name } ? nil : name
    case .select(let operand, let field, .value): dottedName(operand).map { "\($0).\(field)" }
    default: nil
    }
  }

  mutating func checkSelect(_ part: Expression, _ operand: Expression, _ field: String, _ access: Expression.Access)
    -> Expression
  {
    if access == .value, let name = dottedName(part), let resolved = resolve(part, name) { return resolved }
    let operand = check(operand)
    let found = fieldType(type(of: operand), field, part: part, operand: operand)
    let kind = Expression.Kind.select(operand, field: field, access)
    return switch access {
    case .presence: done(part, kind, .bool)
    case .optional: done(part, kind, found.optionalOnce)
    case .value: done(part, kind, found)
    }
  }

  private mutating func fieldType(_ type: CELType, _ field: String, part: Expression, operand: Expression) -> CELType {
    switch type {
    case .dyn, .parameter: return .dyn
    case .map(_, let value): return value
    case .optional(let inner): return fieldType(inner, field, part: part, operand: operand).optionalOnce
    case .record(let name):
      guard let record = environment.record(name) else { return .dyn }
      if let position = record.position(of: field) { return record.fields[position].type }
      let known = record.fields.map(\.name)
      error(
        "no-such-field", fieldSpan(part, field), "\(name) has no field \"\(field)\"",
        hint: Suggestion.hint(for: field, in: known, otherwise: "its fields are \(English.short(known))"))
      return .dyn
    default:
      error(
        "no-fields", part.span, "\(shown(operand)) has no fields, so \".\(field)\" means nothing here",
        hint: ["length", "size", "count"].contains(field)
          ? "write size(\(written(operand)))" : "fields belong to records and maps")
      return .dyn
    }
  }

  /// The field's name is the last thing of its part, but for the closing bracket of has().
  private func fieldSpan(_ part: Expression, _ field: String) -> Range<Int> {
    let text = source.text.utf8
    let start = text.index(text.startIndex, offsetBy: part.span.lowerBound)
    let written = Array(text[start...].prefix(part.span.count))
    let name = Array(field.utf8)
    guard written.count >= name.count else { return part.span }
    for offset in stride(from: written.count - name.count, through: 0, by: -1)
    where written[offset...].starts(with: name) {
      return part.span.lowerBound + offset..<part.span.lowerBound + offset + name.count
    }
    return part.span
  }

  mutating func checkIndex(_ part: Expression, _ operand: Expression, _ index: Expression, _ isOptional: Bool)
    -> Expression
  {
    let (operand, index) = (check(operand), check(index))
    let found = elementType(type(of: operand), operand, index)
    return done(
      part, .index(operand, index, isOptional: isOptional), isOptional ? found.optionalOnce : found)
  }

  private mutating func elementType(_ type: CELType, _ operand: Expression, _ index: Expression) -> CELType {
    switch type {
    case .dyn, .parameter: return .dyn
    case .optional(let inner): return elementType(inner, operand, index).optionalOnce
    case .list(let element):
      expect(index, .int, "the index of a list")
      return element
    case .map(let key, let value):
      expect(index, key, "the key of this map")
      return value
    default:
      error(
        "no-elements", operand.span, "\(shown(operand)) has no elements to take by an index",
        hint: "lists and maps have; for a text use charAt() or substring()")
      return .dyn
    }
  }

  private mutating func expect(_ index: Expression, _ expected: CELType, _ what: String) {
    guard !substitution.accepts(type(of: index), as: expected) else { return }
    let wanted = substitution.resolve(expected, unknownAsDyn: true)
    error(
      "index-type", index.span, "\(what) is \(wanted), and this is \(shown(index))",
      hint: conversion(of: index, to: wanted)
        ?? (wanted == .int
          ? "positions count from 0; to look for an element write x in list" : "its keys are \(wanted)"))
  }
}

extension CELType {
  /// An optional of the type, or the type itself where it is one.
  var optionalOnce: CELType { if case .optional = self { self } else { .optional(self) } }
}
