import RegularExpressions

extension CheckedExpression {
  /// How large the programs of all patterns are together that are written out in the expression, in RE2's instructions:
  /// so many may be looked at for each byte of a text.
  public var patternSize: Int {
    patternOperands.reduce(0) { size, operand in
      guard case .constant(.string(let text)) = operand.kind, let pattern = try? RegularExpression(text) else {
        return size
      }
      return size + pattern.programSize
    }
  }

  /// The parts that give a pattern: written out or not.
  public var patternOperands: [Expression] { operands(under: root) }

  private func operands(under part: Expression) -> [Expression] {
    let below = part.children.flatMap { operands(under: $0) }
    guard case .call(let call) = part.kind, Patterns.functions.contains(where: { $0.name == call.function }),
      call.operands.count > 1
    else { return below }
    return below + [call.operands[1]]
  }
}
