internal import CEL
internal import CELRecords
internal import Detection
internal import JSONLines
internal import Records
internal import SourceText

/// The fields of a log, with `time` and `kind` where rules look at them. A field that no rule looks at is taken all the
/// same, since a line in which it has a wrong type is no event.
struct LogFields {
  let schema: RecordSchema
  private let map: EventMap
  private let paths: [LineFormat.Source]

  init(_ ruleSet: RuleSet) {
    map = ruleSet.eventMap
    let names = ruleSet.expressions.reduce(into: Set<String>()) { $0.formUnion($1.variables) }
    var fields: [RecordSchema.Field] = []
    var paths: [LineFormat.Source] = []
    for field in map.fields {
      fields.append(.init(field.name, field.type))
      switch field.source {
      case .path(let path): paths.append(.path(path, unit: field.unit.line))
      case .constant(let value): paths.append(.constant(value.constant))
      }
    }
    if names.contains("time") {
      fields.append(.init("time", .timestamp))
      paths.append(.time)
    }
    if names.contains("kind") {
      fields.append(.init("kind", .string))
      paths.append(.kind)
    }
    guard let schema = RecordSchema(fields) else {
      preconditionFailure("a map has at most 60 fields of different names")
    }
    self.schema = schema
    self.paths = paths
  }

  /// `kinds` are those of the rules, in the order in which rows number them.
  func format(kinds: [String]) -> LineFormat {
    var known: [LineFormat.Kind] = []
    for (index, kind) in kinds.enumerated() {
      // Several kinds of the log may be one of the rules; a kind that was renamed has its old name no more.
      for (log, rules) in map.kinds where rules == kind { known.append(.init(log, Int32(index), means: kind)) }
      if !map.kinds.contains(where: { $0.log == kind }) { known.append(.init(kind, Int32(index), means: kind)) }
    }
    return LineFormat(
      time: map.time, timeUnit: map.timeUnit.line, kind: map.kind, id: map.id, schema: schema, sources: paths,
      kinds: known)
  }
}

extension RecordLanguage {
  /// The expression with its fields where this language has them.
  func check(_ expression: RuleExpression) -> CheckedExpression? {
    var log = Diagnostics()
    return environment.check(CELSource(expression.source), into: &log)
  }
}
