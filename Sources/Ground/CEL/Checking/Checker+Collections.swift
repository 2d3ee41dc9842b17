import Primitives
import SourceText

/// Lists, maps, records and the macros over them.
extension Checker {
  mutating func checkList(_ part: Expression, _ items: [Expression.Item]) -> Expression {
    var element: CELType?
    let checked = items.map { item in
      let value = check(item.value)
      let type = item.isOptional ? optionalContent(value, "a value behind \"?\"") : type(of: value)
      element = joined(element, type)
      return Expression.Item(value: value, isOptional: item.isOptional)
    }
    return done(part, .list(checked), .list(element ?? fresh()))
  }

  mutating func checkMap(_ part: Expression, _ entries: [Expression.Entry]) -> Expression {
    var (keyType, valueType): (CELType?, CELType?) = (nil, nil)
    let checked = entries.map { entry in
      let (key, value) = (check(entry.key), check(entry.value))
      keyType = joined(keyType, type(of: key))
      let type = entry.isOptional ? optionalContent(value, "a value behind \"?\"") : type(of: value)
      valueType = joined(valueType, type)
      return Expression.Entry(key: key, value: value, isOptional: entry.isOptional)
    }
    return done(part, .map(checked), .map(keyType ?? fresh(), valueType ?? fresh()))
  }

  /// The type of elements that have either type: dyn where no common one is.
  private mutating func joined(_ known: CELType?, _ added: CELType) -> CELType {
    guard let known else { return added }
    guard substitution.accepts(known, as: added) else { return .dyn }
    return Substitution.mostGeneral(
      substitution.resolve(known, unknownAsDyn: false), substitution.resolve(added, unknownAsDyn: false))
  }

  mutating func checkRecord(_ part: Expression, _ name: String, _ fields: [Expression.Field]) -> Expression {
    let record = environment.record(standingFor: name)
    if record == nil {
      error(
        "unknown-record", part.span.lowerBound..<part.span.lowerBound + name.utf8.count,
        "there is no record \"\(name)\"",
        hint: Suggestion.hint(
          for: name, in: environment.records.keys.sorted(), otherwise: "for a map put its keys between quotation marks")
      )
    }
    var seen: Set<String> = []
    let checked = fields.map { field in
      let value = check(field.value)
      if let record { checkField(field, value, of: record) }
      if !seen.insert(field.name).inserted {
        error("repeated-field", field.nameSpan, "\"\(field.name)\" stands twice", hint: "keep one of the two")
      }
      return Expression.Field(
        name: field.name, nameSpan: field.nameSpan, value: value, isOptional: field.isOptional)
    }
    return done(part, .record(type: record?.name ?? name, checked), record.map { .record($0.name) } ?? .dyn)
  }

  private mutating func checkField(_ field: Expression.Field, _ value: Expression, of record: RecordType) {
    guard let position = record.position(of: field.name) else {
      let known = record.fields.map(\.name)
      error(
        "no-such-field", field.nameSpan, "\(record.name) has no field \"\(field.name)\"",
        hint: Suggestion.hint(for: field.name, in: known, otherwise: "its fields are \(English.short(known))"))
      return
    }
    let expected = record.fields[position].type
    let given = field.isOptional ? optionalContent(value, "a value behind \"?\"") : type(of: value)
    guard !substitution.accepts(given, as: expected) else { return }
    error(
      "field-type", value.span, "\(record.name).\(field.name) is \(expected), and this is \(shown(value))",
      hint: conversion(of: value, to: expected) ?? "give it a value of type \(expected)")
  }

  // MARK: Macros

  mutating func checkComprehension(_ part: Expression, _ loop: Expression.Comprehension) -> Expression {
    let range = check(loop.range)
    let (key, value) = elementTypes(range)
    let isList = if case .list = type(of: range) { true } else { false }
    let variables =
      loop.variables.count == 2
      ? [(loop.variables[0], key), (loop.variables[1], value)] : [(loop.variables[0], isList ? value : key)]
    let (condition, result) = withLocals(variables, of: part) { checker in
      (loop.condition.map { checker.checkBool($0, "a macro's condition") }, loop.result.map { checker.check($0) })
    }
    let checked = Expression.Comprehension(
      kind: loop.kind, range: range, variables: loop.variables, condition: condition, result: result)
    let type: CELType =
      switch loop.kind {
      case .all, .exists, .existsOne: .bool
      case .list: .list(result.map { self.type(of: $0) } ?? variables[0].1)
      case .map: .map(key, result.map { self.type(of: $0) } ?? value)
      case .entries: entriesType(result)
      }
    return done(part, .comprehension(checked), type)
  }

  /// Index and element of a list, key and value of a map.
  private mutating func elementTypes(_ range: Expression) -> (CELType, CELType) {
    switch type(of: range) {
    case .list(let element): return (.int, element)
    case .map(let key, let value): return (key, value)
    case .dyn, .parameter: return (.dyn, .dyn)
    default:
      error(
        "not-iterable", range.span, "a macro goes through a list or a map, and this is \(shown(range))",
        hint: type(of: range) == .int
          ? "to count up to it write lists.range(\(written(range)))"
          : "for the letters of a text use: text.split(\"\")")
      return (.dyn, .dyn)
    }
  }

  private mutating func entriesType(_ result: Expression?) -> CELType {
    guard let result else { return .dyn }
    let type = CELType.map(fresh(), fresh())
    if substitution.accepts(self.type(of: result), as: type) { return type }
    error(
      "entry-type", result.span, "transformMapEntry needs a map for each entry, and this is \(shown(result))",
      hint: "write for instance: {key: value}")
    return .dyn
  }
}
