/// What stands behind a dot or between brackets.
enum FieldAccess {
  /// The field; nil where a map has no such key.
  static func field(_ name: String, of value: CELValue) throws(EvaluationError) -> CELValue? {
    switch value {
    case .map(let map): return map[.string(name)]
    case .record(let record):
      guard let position = record.type.position(of: name) else {
        throw EvaluationError(.noSuchField, "no such field: \(record.type.name).\(name)")
      }
      return record.value(at: position)
    default: throw EvaluationError(.noSuchOverload, "no such overload: \(value.type.name) has no field \"\(name)\"")
    }
  }

  /// The field, as a question mark asks for it: nil also where a record was not given it.
  static func givenField(_ name: String, of value: CELValue) throws(EvaluationError) -> CELValue? {
    if case .record = value, !(try has(name, in: value)) { return nil }
    return try field(name, of: value)
  }

  static func has(_ name: String, in value: CELValue) throws(EvaluationError) -> Bool {
    switch value {
    case .record(let record):
      guard let position = record.type.position(of: name) else {
        throw EvaluationError(.noSuchField, "no such field: \(record.type.name).\(name)")
      }
      return record.has(position)
    case .optional(let inner):
      guard let inner else { return false }
      return try has(name, in: inner)
    default: return try field(name, of: value) != nil
    }
  }

  /// The element; nil where a map has no such key or a list no such place.
  static func element(_ index: CELValue, of value: CELValue) throws(EvaluationError) -> CELValue? {
    switch value {
    case .list(let items):
      guard let position = position(index) else {
        throw EvaluationError(
          .noSuchOverload, "no such overload: the index of a list is an int, not \(index.type.name)")
      }
      return items.indices.contains(position) ? items[position] : nil
    case .map(let map):
      if let key = CELMap.Key(index) { return map[key] }
      if case .double = index { return nil }
      throw EvaluationError(.noSuchOverload, "no such overload: \(index.type.name) cannot be the key of a map")
    default:
      throw EvaluationError(.noSuchOverload, "no such overload: \(value.type.name)[\(index.type.name)]")
    }
  }

  /// Whole numbers of each type are places in a list.
  private static func position(_ index: CELValue) -> Int? {
    switch index {
    case .int(let number): Int(number)
    case .uint(let number): Int(exactly: number) ?? .max
    case .double(let number): Int(exactly: number)
    default: nil
    }
  }

  static func missing(_ what: CELValue, in value: CELValue) -> EvaluationError {
    switch (what, value) {
    case (.string(let key), _): EvaluationError(.noSuchKey, "no such key: \(key.prefix(80))")
    case (_, .list(let items)):
      EvaluationError(
        .range, "index out of range: \(CELJSON.text(what)) in a list of \(items.count)",
        advice: "positions count from 0; test size(list) first, or read with list[?index].orValue(x)")
    default: EvaluationError(.noSuchKey, "no such key: \(CELJSON.text(what))")
    }
  }
}
