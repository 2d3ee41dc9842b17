internal import CEL
internal import Records

/// The complete evaluator over a record: every field becomes a value first.
struct CompleteProgram: Sendable {
  private let program: CELProgram
  private let schema: RecordSchema
  private let objects: RecordObjects
  /// Where each variable of the environment has its value from.
  private let sources: [RecordObjects.Member]

  init(_ checked: CheckedExpression, _ language: RecordLanguage) {
    program = CELProgram(checked)
    schema = language.schema
    let objects = RecordObjects(language.schema)
    self.objects = objects
    sources = language.environment.variables.map { variable in
      let field = language.schema.index(of: variable.name)
      return .init(field: field, object: objects.all.firstIndex { field == nil && $0.type.name == variable.name })
    }
  }

  func value(
    _ cells: Span<Cell>, _ present: UInt64, _ lists: Span<Cell>, _ text: RawSpan, _ scratch: inout RecordScratch
  ) -> RecordValue {
    var fields: [CELValue?] = []
    for (index, field) in schema.fields.enumerated() {
      let isPresent = present >> UInt64(index) & 1 == 1
      fields.append(isPresent ? CELValue(cells[index], field.type, lists, text) : nil)
    }
    var made: [CELRecord?] = []
    for object in objects.all {
      let values = object.members.map { Self.value($0, fields, made) }
      made.append(values.contains { $0 != nil } ? CELRecord(object.type, values) : nil)
    }
    // An object without fields is there all the same, for has() and the optional dot to look into.
    let variables = sources.map { source in
      Self.value(source, fields, made)
        ?? source.object.map { place in
          .record(CELRecord(objects.all[place].type, objects.all[place].members.map { _ in nil }))
        }
    }
    return RecordValue(program.run(variables).result, &scratch)
  }

  private static func value(_ member: RecordObjects.Member, _ fields: [CELValue?], _ objects: [CELRecord?])
    -> CELValue?
  {
    if let field = member.field { return fields[field] }
    return member.object.flatMap { objects[$0] }.map { .record($0) }
  }
}

extension CELValue {
  /// What a cell of that type means.
  init(_ cell: Cell, _ type: FieldType, _ lists: Span<Cell>, _ text: RawSpan) {
    switch type {
    case .bool: self = .bool(cell.bool)
    case .int: self = .int(cell.int)
    case .double: self = .double(cell.double)
    case .timestamp: self = Timestamp(nanosecondsSince1970: cell.int).map { .timestamp($0) } ?? .null
    case .duration: self = .duration(TimeSpan(nanoseconds: cell.int))
    case .string: self = .string(String(decoding: [UInt8](text.extracting(cell.range)), as: UTF8.self))
    case .list(let item):
      var items: [CELValue] = []
      for index in cell.range { items.append(CELValue(lists[index], item.type, lists, text)) }
      self = .list(items)
    }
  }
}

extension [UInt8] {
  fileprivate init(_ bytes: RawSpan) {
    self.init()
    reserveCapacity(bytes.byteCount)
    for offset in 0..<bytes.byteCount { append(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)) }
  }
}

extension RecordValue {
  /// A text goes into the scratch.
  fileprivate init(_ result: Result<CELValue, EvaluationError>, _ scratch: inout RecordScratch) {
    switch result {
    case .failure(let error): self = .failed(RecordFailure(error.kind))
    case .success(.optional(let value)): self = value.map { RecordValue($0, &scratch) } ?? .absent
    case .success(let value): self = RecordValue(value, &scratch)
    }
  }

  private init(_ value: CELValue, _ scratch: inout RecordScratch) {
    switch value {
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .int(number)
    case .double(let number): self = .double(number)
    case .timestamp(let time): self = time.nanosecondsSince1970.map { .timestamp($0) } ?? .other
    case .duration(let span): self = .duration(span.nanoseconds)
    case .string(let text):
      scratch.text = Array(text.utf8)
      self = .text(.init(place: .scratch, range: scratch.text.indices))
    default: self = .other
    }
  }
}

extension RecordFailure {
  init(_ kind: EvaluationError.Kind) {
    self =
      switch kind {
      case .undeclared: .missing
      case .overflow: .overflow
      case .divideByZero: .divisionByZero
      case .range: .outOfRange
      default: .other
      }
  }
}
