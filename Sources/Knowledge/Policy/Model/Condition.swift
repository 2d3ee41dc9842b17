public import CEL
internal import CELRecords
public import SourceText

/// A CEL condition over the facts of a case, compiled once.
public struct Condition: Sendable {
  public let checked: CheckedExpression
  public let location: SourceLocation
  /// The facts that it reads, by their place in the table, in that order.
  public let uses: [Int]
  let program: RecordProgram

  init(_ checked: CheckedExpression, uses: [Int], _ language: RecordLanguage, at location: SourceLocation) {
    self.checked = checked
    self.location = location
    self.uses = uses
    program = RecordProgram(checked, language)
  }

  public var source: String { checked.source.text }
}
