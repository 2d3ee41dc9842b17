import Testing
import YAML

@Suite struct YAMLNodeTests {
  @Test(arguments: [
    ("a: ", "nothing"), ("a: ''", "a single value"), ("a: x", "a single value"), ("a: ~", "a single value"),
    ("a: []", "a list"), ("a: {}", "a block of fields"),
  ])
  func `kinds have names that a person would use`(_ text: String, _ kind: String) {
    #expect(Reading(text).node?["a"]?.kind == kind)
  }

  @Test(arguments: [
    ("", true), ("~", true), ("null", true), ("Null", false), ("NULL", false), ("''", false), ("\"~\"", false),
    ("'null'", false), ("nil", false), ("0", false), ("[]", false), ("{}", false), ("|\n  null", false),
  ])
  func `null is nothing, a tilde or null, outside quotes`(_ value: String, _ isNull: Bool) {
    #expect(Reading("a: \(value)\n").node?["a"]?.isNull == isNull)
  }

  @Test func `a field is found by its name, in fields only`() throws {
    let node = try #require(Reading("a: 1\nb: [x]\n").node)
    #expect(node["b"]?.kind == "a list")
    #expect(node["c"] == nil)
    #expect(node["b"]?["x"] == nil)
    #expect(node["a"]?["a"] == nil)
  }
}
