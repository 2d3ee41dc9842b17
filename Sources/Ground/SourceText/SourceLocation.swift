/// A place in a source file.
public struct SourceLocation: Sendable {
  public let file: SourceFile
  /// Counted from 1.
  public let line: Int
  /// Counted from 1, in Unicode scalars.
  public let column: Int
  /// How many scalars from `column` on are meant; at least 1.
  public let length: Int

  public init(file: SourceFile, line: Int, column: Int, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = max(1, length)
  }
}

extension SourceLocation: Hashable {
  public static func == (left: Self, right: Self) -> Bool {
    (left.file.name, left.line, left.column, left.length)
      == (right.file.name, right.line, right.column, right.length)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(file.name)
    hasher.combine(line)
    hasher.combine(column)
  }
}

extension SourceLocation: Comparable {
  public static func < (left: Self, right: Self) -> Bool {
    (left.file.name, left.line, left.column, left.length)
      < (right.file.name, right.line, right.column, right.length)
  }
}
