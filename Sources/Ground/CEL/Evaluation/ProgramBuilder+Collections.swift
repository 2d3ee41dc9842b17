/// Lists, maps and records as they are written.
extension ProgramBuilder {
  /// Making a list or map costs more than looking at one.
  static let collectionCost: UInt64 = 10

  func buildList(_ part: Expression, _ items: [Expression.Item]) -> Evaluate {
    let items = items.map { (value: build($0.value), isOptional: $0.isOptional) }
    return step(part) { frame throws(EvaluationError) in
      try frame.charge(Self.collectionCost)
      var values: [CELValue] = []
      values.reserveCapacity(items.count)
      for item in items {
        let value = try item.value(&frame)
        if let kept = try Self.kept(value, item.isOptional) { values.append(kept) }
      }
      return .list(values)
    }
  }

  func buildMap(_ part: Expression, _ entries: [Expression.Entry]) -> Evaluate {
    let entries = entries.map { (key: build($0.key), value: build($0.value), isOptional: $0.isOptional) }
    return step(part) { frame throws(EvaluationError) in
      try frame.charge(Self.collectionCost)
      var map = CELMap()
      for entry in entries {
        let key = try entry.key(&frame)
        let value = try entry.value(&frame)
        if let kept = try Self.kept(value, entry.isOptional) { try map.add(key, kept) }
      }
      return .map(map)
    }
  }

  func buildRecord(_ part: Expression, _ name: String, _ fields: [Expression.Field]) -> Evaluate {
    guard let type = checked.environment.record(name) else {
      return step(part) { _ throws(EvaluationError) in
        throw EvaluationError(.undeclared, "undeclared reference to \"\(name)\"")
      }
    }
    let fields = fields.map { (position: type.position(of: $0.name), value: build($0.value), field: $0) }
    return step(part) { frame throws(EvaluationError) in
      try frame.charge(Self.collectionCost)
      var values = [CELValue?](repeating: nil, count: type.fields.count)
      for (position, value, field) in fields {
        let value = try value(&frame)
        guard let position else { throw EvaluationError(.noSuchField, "no such field: \(name).\(field.name)") }
        guard let kept = try Self.kept(value, field.isOptional) else { continue }
        guard kept.fits(type.fields[position].type) else {
          throw EvaluationError(.noSuchOverload, "no such overload: \(name).\(field.name) cannot be \(kept.type.name)")
        }
        values[position] = kept
      }
      return .record(CELRecord(type, values))
    }
  }

  /// What goes into the collection; nil for an empty optional behind a question mark.
  private static func kept(_ value: CELValue, _ isOptional: Bool) throws(EvaluationError) -> CELValue? {
    guard isOptional else { return value }
    guard case .optional(let inner) = value else {
      throw EvaluationError(.noSuchOverload, "no such overload: a value behind \"?\" must be an optional")
    }
    return inner
  }
}

extension CELMap {
  mutating func add(_ key: CELValue, _ value: CELValue) throws(EvaluationError) {
    if case .double = key {
    } else if let key = Key(key) {
      guard insert(key, value) else {
        throw EvaluationError(.invalidArgument, "repeated key: \(CELJSON.text(key.value))")
      }
      return
    }
    throw EvaluationError(.noSuchOverload, "no such overload: \(key.type.name) cannot be the key of a map")
  }
}
