/// What is known about the type parameters of one expression, and whether a type fits another under it.
struct Substitution {
  private var bindings: [String: CELType] = [:]

  /// The type with its known parameters put in; unknown ones stay, or are dyn.
  func resolve(_ type: CELType, unknownAsDyn: Bool) -> CELType {
    if case .parameter(let name) = type {
      if let bound = bindings[name] { return resolve(bound, unknownAsDyn: unknownAsDyn) }
      return unknownAsDyn ? .dyn : type
    }
    return type.replacing { resolve($0, unknownAsDyn: unknownAsDyn) }
  }

  /// Whether values of one type can stand where the other is expected; learns parameters if so, nothing if not.
  mutating func accepts(_ given: CELType, as expected: CELType) -> Bool {
    accepts([given], as: [expected])
  }

  mutating func accepts(_ given: [CELType], as expected: [CELType]) -> Bool {
    guard given.count == expected.count else { return false }
    var draft = self
    for (one, other) in zip(given, expected) where !draft.unify(one, other) { return false }
    self = draft
    return true
  }

  // The rules are those of cel-go's checker/types.go, which the conformance tests follow.
  private mutating func unify(_ left: CELType, _ right: CELType) -> Bool {
    if case .parameter(let name) = right {
      let isKnown = bindings[name] != nil
      if bind(name, to: left) { return true }
      if isKnown { return false }
    }
    if case .parameter(let name) = left { return bind(name, to: right) }
    switch (left, right) {
    case (.dyn, _), (_, .dyn): return true
    case (.nullable(let inner), .nullable(let other)): return inner == other
    case (.null, .null): return true
    case (.nullable(let inner), let other), (let other, .nullable(let inner)): return other == inner || other == .null
    case (.null, let other), (let other, .null): return other.takesNull
    case (.type, .type): return true
    case (.list, .list), (.map, .map), (.optional, .optional): return unifyParameters(left, right)
    case (.opaque(let name, let parameters), .opaque(let other, let others)):
      return name == other && parameters.count == others.count && unifyParameters(left, right)
    default: return left == right
    }
  }

  private mutating func unifyParameters(_ left: CELType, _ right: CELType) -> Bool {
    for (one, other) in zip(left.parameters, right.parameters) where !unify(one, other) { return false }
    return true
  }

  private mutating func bind(_ name: String, to type: CELType) -> Bool {
    guard type != .parameter(name) else { return true }
    guard let known = bindings[name] else {
      guard !mentions(name, in: type) else { return false }
      bindings[name] = type
      return true
    }
    guard type != known else { return true }
    guard unify(type, known) else { return false }
    let general = Self.mostGeneral(type, known)
    if !mentions(name, in: general) { bindings[name] = general }
    return true
  }

  private func mentions(_ name: String, in type: CELType) -> Bool {
    if case .parameter(let other) = type {
      return other == name || bindings[other].map { mentions(name, in: $0) } ?? false
    }
    return type.parameters.contains { mentions(name, in: $0) }
  }

  static func mostGeneral(_ left: CELType, _ right: CELType) -> CELType {
    isAtLeastAsGeneral(left, as: right) ? left : right
  }

  private static func isAtLeastAsGeneral(_ left: CELType, as right: CELType) -> Bool {
    switch (left, right) {
    case (.dyn, _), (.parameter, _): return true
    case (_, .dyn), (_, .parameter): return false
    case (.null, _): return right == .null
    case (.nullable(let inner), _): return right == .null || right == inner || right == left
    case (.type, .type): return true
    case (_, .null): return left.takesNull
    case (.list, .list), (.map, .map), (.optional, .optional):
      return zip(left.parameters, right.parameters).allSatisfy { isAtLeastAsGeneral($0, as: $1) }
    case (.opaque(let name, let parameters), .opaque(let other, let others)):
      return name == other && zip(parameters, others).allSatisfy { isAtLeastAsGeneral($0, as: $1) }
    default: return left == right
    }
  }
}

extension CELType {
  /// Whether a value of the type may be null, as in earlier versions of the language.
  fileprivate var takesNull: Bool {
    switch self {
    case .null, .nullable, .timestamp, .duration, .record, .opaque, .optional: true
    default: false
    }
  }
}
