public import SourceText

/// An expression as read, before its names and types are known.
public struct SyntaxTree: Sendable {
  public let source: CELSource
  public let root: Expression
  /// Parts have the ids from 0 to here, exclusive.
  public let partCount: Int

  /// Reads an expression, or tells what is wrong with it.
  public static func parse(_ source: CELSource, limits: CELLimits = CELLimits(), into log: inout Diagnostics)
    -> SyntaxTree?
  {
    do throws(SyntaxStop) {
      let size = source.text.utf8.count
      guard size <= limits.bytesMax else {
        throw SyntaxStop(
          "too-long", 0..<1, "the expression has \(size) bytes, and may have \(limits.bytesMax)",
          hint: "split it into several, or move its lists into variables")
      }
      var parser = Parser(tokens: try Lexer.tokens(of: source.text), limits: limits)
      let root = try parser.parse()
      return SyntaxTree(source: source, root: root, partCount: parser.partCount)
    } catch {
      log.error(error.code, at: source.location(error.span), error.message, hint: error.hint)
      return nil
    }
  }
}
