internal import CEL
internal import Records

/// Turns a checked expression over fields of a record into instructions.
///
/// Every part is compiled into a given register; where it fails, the program goes on at a given label.
struct Compiler {
  typealias Label = Assembler.Label

  /// What a macro or `cel.bind` gave a name to.
  struct Local {
    let register: UInt8
    /// Where a register says why there is no value, if there is none.
    let failure: UInt8?
  }

  let checked: CheckedExpression
  let language: RecordLanguage
  var assembler = Assembler()
  var locals: [Int: Local] = [:]

  static func compile(_ checked: CheckedExpression, _ language: RecordLanguage) throws(SlowReason) -> Code {
    var compiler = Compiler(checked: checked, language: language)
    try compiler.compile()
    return try compiler.assembler.finish()
  }

  private mutating func compile() throws(SlowReason) {
    let (failed, result) = (assembler.label(), try assembler.register())
    if case .optional(let inner) = checked.type {
      _ = try fieldType(inner)
      let absent = assembler.label()
      try optional(checked.root, into: result, none: absent, failure: failed)
      try assembler.add(.answer, a: result)
      assembler.place(absent)
      try assembler.add(.answerAbsent)
    } else {
      _ = try fieldType(checked.root)
      try value(checked.root, into: result, failure: failed)
      try assembler.add(.answer, a: result)
    }
    assembler.place(failed)
    try assembler.add(.fail)
  }

  // MARK: Types

  func fieldType(_ part: Expression) throws(SlowReason) -> FieldType { try fieldType(checked.type(of: part)) }

  func fieldType(_ type: CELType) throws(SlowReason) -> FieldType {
    if let plain = FieldType(type) { return plain }
    throw .type(type.description)
  }

  // MARK: Parts

  mutating func value(_ part: Expression, into r: UInt8, failure: Label) throws(SlowReason) {
    if let constant = constant(part) { return try load(constant, of: part, into: r) }
    switch part.kind {
    case .name, .select(_, _, .value): try name(part, into: r, failure: failure)
    case .select(let operand, let field, .presence):
      let mask = try mask(operand, field)
      try assembler.add(.present, r: r, i: mask)
    case .index(let list, let index, isOptional: false): try element(list, index, into: r, failure: failure)
    case .call(let call): try self.call(part, call, into: r, failure: failure)
    case .and(let terms): try logic(terms, decisive: false, into: r, failure: failure)
    case .or(let terms): try logic(terms, decisive: true, into: r, failure: failure)
    case .conditional(let condition, let then, let otherwise):
      try conditional(
        condition, into: r, failure: failure,
        { compiler throws(SlowReason) in
          try compiler.value(then, into: r, failure: failure)
        },
        { compiler throws(SlowReason) in
          try compiler.value(otherwise, into: r, failure: failure)
        })
    case .comprehension(let loop): try comprehension(part, loop, into: r, failure: failure)
    case .bind(_, let bound, let body):
      try bind(part, bound) { compiler throws(SlowReason) in try compiler.value(body, into: r, failure: failure) }
    default: throw .construct(Self.word(part))
    }
  }

  /// The part's value in a register of its own.
  mutating func operand(_ part: Expression, failure: Label) throws(SlowReason) -> UInt8 {
    let r = try assembler.register()
    try value(part, into: r, failure: failure)
    return r
  }

  /// What the part is called in a reason.
  private static func word(_ part: Expression) -> String {
    switch part.kind {
    case .list: "list"
    case .map: "map"
    case .record: "record"
    case .select, .index, .optionalMap: "optional"
    default: "expression"
    }
  }

  // MARK: Fields and names

  private mutating func name(_ part: Expression, into r: UInt8, failure: Label) throws(SlowReason) {
    if case .local(let number) = checked.reference(of: part) {
      guard let local = locals[number] else { throw .construct("record") }
      if let reason = local.failure { try assembler.add(.raise, a: reason, failure: failure) }
      if r != local.register { try assembler.add(.move, r: r, a: local.register) }
      return
    }
    guard let path = path(part), let field = language.schema.index(of: path) else {
      throw .type(checked.type(of: part).description)
    }
    try assembler.add(.field, r: r, b: UInt8(field), failure: failure, i: 1 << UInt64(field))
  }

  /// The dotted name of a field or of an object of fields; nil for everything else.
  func path(_ part: Expression) -> String? {
    switch part.kind {
    case .name(let name):
      if case .variable = checked.reference(of: part) { return name }
      return nil
    case .select(let operand, let field, .value), .select(let operand, let field, .optional):
      return path(operand).map { "\($0).\(field)" }
    default: return nil
    }
  }

  /// The bits of the fields that make the object or field be there.
  func mask(_ operand: Expression, _ field: String) throws(SlowReason) -> UInt64 {
    guard let path = path(operand) else { throw .construct("has()") }
    let mask = language.mask(of: "\(path).\(field)")
    guard mask != 0 else { throw .construct("has()") }
    return mask
  }
}

extension FieldType {
  /// Nil for types that fit no cell.
  init?(_ type: CELType) {
    if case .list(let element) = type, let item = FieldType(element)?.item {
      self = .list(item)
      return
    }
    switch type {
    case .bool: self = .bool
    case .int: self = .int
    case .double: self = .double
    case .string: self = .string
    case .timestamp: self = .timestamp
    case .duration: self = .duration
    default: return nil
    }
  }

  /// As an element of a list; nil for a list.
  var item: Item? {
    switch self {
    case .bool: .bool
    case .int: .int
    case .double: .double
    case .string: .string
    case .timestamp: .timestamp
    case .duration: .duration
    case .list: nil
    }
  }
}
