import Records
import Testing

@testable import CELRecords

@Suite struct TextFunctionTests {
  private let family = TextFunctionFamily("mentions", ["b": HasLetter(letter: 0x62), "a": HasLetter(letter: 0x61)])

  @Test func `a family knows its members by name`() {
    #expect(family.memberNames == ["a", "b"])
    #expect(family["a"] != nil && family["c"] == nil)
  }

  @Test func `the function gets the text and nothing around it`() throws {
    let schema = try #require(RecordSchema([.init("text", .string)]))
    let language = RecordLanguage(schema, functions: [family])
    // The record's bytes have an "e" before the text and behind it.
    let record = SampleRecord(schema, ["text": .text("a")])
    #expect(record.holds(try language.program("text.mentions(\"a\")")) == .yes)
    #expect(record.holds(try language.program("text.mentions(\"b\")")) == .no)
  }

  @Test func `a name that does not exist is an error when it is used`() throws {
    let program = try Sample.language.program("text.mentions(\"c\")")
    #expect(program.slowReason == .notConstant("name"))
    #expect(Sample.record().holds(program) == .failed)
  }
}
