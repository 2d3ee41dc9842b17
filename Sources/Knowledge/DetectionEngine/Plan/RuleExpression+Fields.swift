internal import CEL
internal import Detection
internal import JSONLines
internal import Records

extension RuleExpression {
  /// The names of the fields that the expression looks at, with `time` and `kind`.
  var variables: Set<String> {
    var names: Set<String> = []
    func look(_ part: Expression) {
      if case .variable(let index) = checked.reference(of: part) {
        names.insert(checked.environment.variables[index].name)
      }
      for child in part.children { look(child) }
    }
    look(checked.root)
    return names
  }
}

extension EventMap.TimeUnit {
  var line: LineFormat.TimeUnit {
    switch self {
    case .milliseconds: .milliseconds
    case .seconds: .seconds
    case .microseconds: .microseconds
    case .rfc3339: .rfc3339
    }
  }
}

extension FieldValue {
  /// The same value as a constant of a line; nil for a list.
  var constant: LineFormat.Constant {
    switch self {
    case .bool(let value): .cell(Cell(value))
    case .int(let value), .timestamp(let value), .duration(let value): .cell(Cell(value))
    case .double(let value): .cell(Cell(value))
    case .string(let text): .text(text)
    case .list: .cell(Cell(start: 0, count: 0))
    }
  }
}
