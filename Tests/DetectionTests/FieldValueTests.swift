import Detection
import Records
import Testing

@Suite struct FieldValueTests {
  private let values: [(FieldValue, FieldType)] = [
    (.bool(true), .bool), (.int(1), .int), (.double(1), .double), (.string("1"), .string), (.timestamp(1), .timestamp),
    (.duration(1), .duration), (.list([.int(1), .int(2)]), .list(.int)),
  ]

  @Test func `a value is of its own type only`() {
    for (value, _) in values {
      let types = values.map(\.1).filter { value.isOf($0) }
      #expect(types == values.filter { $0.0 == value }.map(\.1))
    }
    #expect(FieldValue.list([]).isOf(.list(.string)))
    #expect(!FieldValue.list([.int(1), .string("2")]).isOf(.list(.int)))
  }

  @Test func `an item has the type of a field`() {
    for item in FieldType.Item.allCases { #expect("\(item.type)" == item.rawValue) }
  }
}
