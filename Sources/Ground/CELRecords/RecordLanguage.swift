public import CEL
public import Records

/// What expressions over records of one schema may use: the whole language, the fields, the caller's functions.
///
/// A field is a variable of its name. Dots make objects: of `event.device` and `event.counts.day`, `event` and
/// `event.counts` are records, so that `has(event.device)` and `event.?device` can be written. An absent field is an
/// error where it is used.
public struct RecordLanguage: Sendable {
  public let schema: RecordSchema
  public let environment: CELEnvironment
  private let families: [String: TextFunctionFamily]

  public init(_ schema: RecordSchema, functions: [TextFunctionFamily] = [], limits: CELLimits = CELLimits()) {
    self.schema = schema
    families = Dictionary(functions.map { ($0.name, $0) }, uniquingKeysWith: { _, last in last })
    var environment = CELEnvironment(limits: limits)
    let objects = RecordObjects(schema)
    for object in objects.all {
      environment.declare(object.type)
      environment.declare(object.type.name, .record(object.type.name))
    }
    for field in schema.fields { environment.declare(field.name, CELType(field.type)) }
    for family in functions { environment.declare(family.declaration) }
    self.environment = environment
  }

  func family(_ function: String) -> TextFunctionFamily? { families[function] }

  /// The bits of the field of that name, or of all fields inside of the object of that name.
  func mask(of path: String) -> UInt64 {
    var mask: UInt64 = 0
    for (index, field) in schema.fields.enumerated() where field.name == path || field.name.hasPrefix("\(path).") {
      mask |= 1 << UInt64(index)
    }
    return mask
  }
}

extension TextFunctionFamily {
  /// For the complete evaluator.
  fileprivate var declaration: Function {
    let family = self
    let overload = Overload(
      "\(name)_string", isMember: true, [.string, .string], .bool, cost: .linear,
      .binary { text, member throws(EvaluationError) in
        guard case .string(let text) = text, case .string(let member) = member, let function = family[member] else {
          throw EvaluationError(.invalidArgument, "there is no such name for \(family.name)()")
        }
        return .bool(function(text.utf8.span.bytes))
      })
    return Function(name, [overload])
  }
}

extension CELType {
  /// The type under which expressions know a field.
  public init(_ type: FieldType) {
    self =
      switch type {
      case .bool: .bool
      case .int: .int
      case .double: .double
      case .string: .string
      case .timestamp: .timestamp
      case .duration: .duration
      case .list(let item): .list(CELType(item.type))
      }
  }
}
