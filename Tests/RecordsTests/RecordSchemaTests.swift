import Records
import Testing

@Suite struct RecordSchemaTests {
  @Test func `a field has one place`() throws {
    let schema = try #require(RecordSchema([.init("actor", .string), .init("counts.messages", .int)]))
    #expect(schema.index(of: "counts.messages") == 1)
    #expect(schema.index(of: "nobody") == nil)
  }

  @Test func `two fields of one name, or more than fit the presence bits, make no schema`() {
    #expect(RecordSchema([.init("a", .int), .init("a", .string)]) == nil)
    #expect(RecordSchema((0..<64).map { .init("f\($0)", .int) }) != nil)
    #expect(RecordSchema((0..<65).map { .init("f\($0)", .int) }) == nil)
  }
}
