import JSON
import Testing

@Suite struct JSONValueTests {
  private let value: JSONValue = ["a": 1, "b": ["x", true], "a": 2]

  @Test func `the first member of a name is found`() {
    #expect(value["a"] == .integer(1))
    #expect(value["c"] == nil)
    #expect(value["b"]?["x"] == nil)
    #expect(JSONValue.null["a"] == nil)
  }

  @Test func `a value is of one kind only`() {
    #expect(value.members?.map(\.name) == ["a", "b", "a"])
    #expect(value.array == nil)
    #expect(value.string == nil)
    #expect(value["b"]?.array == [.string("x"), .bool(true)])
    #expect(value["b"]?.members == nil)
    #expect(value["b"]?.array?.first?.string == "x")
    #expect(JSONValue.integer(1).string == nil)
  }

  @Test func `values are made from Swift's`() {
    #expect(JSONValue(3) == .integer(3))
    #expect(JSONValue("x") == .string("x"))
    #expect(JSONValue(["x", "y"]) == .array([.string("x"), .string("y")]))
    #expect(JSONValue.integer(1) != .decimal(1))
  }

  @Test func `members that are nil are left out`() {
    #expect(JSONValue.object(["a": 1, "b": nil, "c": .null]) == .object([.init("a", 1), .init("c", .null)]))
  }
}
