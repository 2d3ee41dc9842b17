import CEL
import Records
import Testing

@testable import CELRecords

/// Expressions and records made to be costly.
@Suite struct LimitTests {
  private func program(_ text: String) throws -> RecordProgram { try Sample.language.program(text) }

  @Test func `an expression with too many registers is left to the complete evaluator`() throws {
    let deep = String(repeating: "(m + ", count: 120) + "n" + String(repeating: ")", count: 120)
    #expect(try program(deep).slowReason == nil)
    #expect(Sample.record().value(try program(deep)) == .value(.int(7 - 3 * 120)))
    let binds = (0..<60).reversed().reduce("v59") { "cel.bind(v\($1), n + \($1), \($0))" }
    #expect(Sample.record().value(try program(binds)) == .value(.int(66)))
    let many = (0..<140).reversed().reduce("v139") { "cel.bind(v\($1), n + \($1), \($0))" }
    #expect(try program(many).slowReason == .tooLarge)
    #expect(Sample.record().value(try program(many)) == .value(.int(146)))
  }

  @Test func `a long chain costs no depth`() throws {
    let chain = (0..<5000).map { "n != \($0 + 100)" }.joined(separator: " && ")
    #expect(try program(chain).slowReason == nil)
    #expect(Sample.record().holds(try program(chain)) == .yes)
    #expect(Sample.record().holds(try program("\(chain) && n != 7")) == .no)
    let conditions = (0..<5000).map { "n>\($0)||m>0" }.joined(separator: "||")
    #expect(Sample.record().holds(try program(conditions)) == .yes)
  }

  @Test func `macros inside of macros end`() throws {
    let nested = try program("numbers.all(a, numbers.all(b, numbers.all(c, a + b + c > 0)))")
    #expect(nested.slowReason == nil)
    let record = SampleRecord(Sample.language.schema, ["numbers": .list((1...1000).map { .int($0) })])
    var scratch = RecordScratch()
    let answer = nested.holds(
      record.cells.span.extracting(1..<record.cells.count - 1), present: record.present, lists: record.lists.span,
      text: record.text.span.bytes, scratch: &scratch)
    #expect(answer == .failed)
    #expect(scratch.failure == .tooCostly)
  }

  @Test func `searching long texts inside of a macro counts too`() throws {
    let search = try program("tags.exists(t, text.contains(t))")
    let text = String(repeating: "a", count: 100_000)
    let record = SampleRecord(
      Sample.language.schema, ["text": .text(text), "tags": .list((0..<1000).map { .text("\($0)") })])
    #expect(record.holds(search) == .failed)
  }

  @Test func `a program takes sixteen bytes an instruction`() {
    #expect(MemoryLayout<Instruction>.size == 16 && MemoryLayout<Instruction>.stride == 16)
  }
}
