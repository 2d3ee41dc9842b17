public import SourceText

extension CELEnvironment {
  /// Reads an expression and finds its names and types, or tells what is wrong with it.
  public func check(_ source: CELSource, into log: inout Diagnostics) -> CheckedExpression? {
    guard let tree = SyntaxTree.parse(source, limits: limits, into: &log) else { return nil }
    return check(tree, into: &log)
  }

  public func check(_ tree: SyntaxTree, into log: inout Diagnostics) -> CheckedExpression? {
    var checker = Checker(self, tree, isStrict: true)
    let checked = checker.run()
    log.add(contentsOf: checker.log)
    return checker.log.hasErrors ? nil : checked
  }

  /// Finds names and lets types be: what does not fit becomes an error when the expression runs.
  public func resolve(_ source: CELSource, into log: inout Diagnostics) -> CheckedExpression? {
    guard let tree = SyntaxTree.parse(source, limits: limits, into: &log) else { return nil }
    var checker = Checker(self, tree, isStrict: false)
    return checker.run()
  }
}
