import CEL
import Records
import SourceText
import Testing

@testable import CELRecords

@Suite struct RecordLanguageTests {
  @Test func `a field is a variable of its name and type`() {
    let types = Dictionary(
      Sample.language.environment.variables.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    #expect(types["n"] == .int && types["box.text"] == .string && types["tags"] == .list(.string))
    #expect(types["time"] == .timestamp && types["age"] == .duration && types["box.deep.n"] == .int)
  }

  @Test func `dots make objects`() {
    let objects = RecordObjects(Sample.language.schema)
    #expect(objects.all.map(\.type.name) == ["box.deep", "box"])
    #expect(objects.all[1].type.fields.map(\.name) == ["n", "text", "deep"])
    #expect(Sample.language.mask(of: "box.deep").nonzeroBitCount == 1)
    #expect(Sample.language.mask(of: "box").nonzeroBitCount == 3)
    #expect(Sample.language.mask(of: "bo") == 0)
  }

  @Test func `a misspelt field is told with what was meant`() {
    var log = Diagnostics()
    _ = Sample.language.environment.check(CELSource("box.txt == word"), into: &log)
    #expect(log.entries.map(\.message) == ["box has no field \"txt\""])
    #expect(log.entries.first?.hint == "did you mean \"text\"?")
  }

  @Test func `sixty-four fields are not too many`() throws {
    let fields = (0..<64).map { RecordSchema.Field("f\($0)", .int) }
    let schema = try #require(RecordSchema(fields))
    let language = RecordLanguage(schema)
    let record = SampleRecord(schema, ["f63": .int(5), "f0": .int(1)])
    #expect(record.holds(try language.program("f63 - f0 == 4")) == .yes)
    #expect(record.holds(try language.program("f62 == 4")) == .failed)
  }
}
